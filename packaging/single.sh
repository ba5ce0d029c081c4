#!/bin/sh
# Dateline @VERSION@ for Linux in one file. It unpacks the program (nothing of a case) once into a folder of your own, and
# starts it from there; `--unpack-to FOLDER` only unpacks it. Nothing is installed; remove the folder to be rid of it.
set -eu
sum=@SUM@
home=${XDG_CACHE_HOME:-$HOME/.cache}/dateline
only=''
if [ "${1:-}" = --unpack-to ]; then
    [ -n "${2:-}" ] || { echo "Name a folder: --unpack-to FOLDER." >&2; exit 2; }
    home=$2
    only=yes
fi
program=$home/@VERSION@-$(printf %.12s "$sum")
if [ ! -x "$program/dateline/dateline" ]; then
    umask 077
    mkdir -p "$home"
    beside=$(mktemp -d "$home/.new.XXXXXX")
    trap 'rm -rf "$beside"' EXIT INT TERM
    tail -n +@LINES@ "$0" >"$beside/load"
    if ! printf '%s  %s\n' "$sum" "$beside/load" | sha256sum -c --status; then
        echo "This file is not what was handed out: get it again." >&2
        exit 2
    fi
    tar -xzf "$beside/load" -C "$beside" --no-same-owner || { echo "There is no room in $home." >&2; exit 2; }
    rm "$beside/load"
    mv "$beside" "$program" 2>/dev/null || [ -x "$program/dateline/dateline" ]
    trap - EXIT INT TERM
fi
[ -z "$only" ] || { echo "$program/dateline/dateline"; exit 0; }
exec "$program/dateline/dateline" "$@"
