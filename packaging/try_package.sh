#!/bin/sh
# Tries a package as it was installed: `sh packaging/try_package.sh PROGRAM`, with a display (xvfb-run -a gives one).
# It writes the sample, draws figures, verifies, opens the window and waits until it is there. Exit 0: all of it went well.
set -eu
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export DATELINE_HOME="$folder/home"
"$program" --version
"$program" sample "$folder/sample.dateline"
for out in timeline.png timeline.svg map.pdf chronology.docx; do
    view=${out%%.*}
    "$program" export "$folder/sample.dateline" "$folder/$out" --view "$view"
    [ -s "$folder/$out" ] || { echo "$out was not written" >&2; exit 1; }
done
"$program" verify "$folder/sample.dateline"
"$program" "$folder/sample.dateline" &
window=$!
seconds=0
while kill -0 "$window" 2>/dev/null && [ "$seconds" -lt 60 ]; do
    # the case is open when it is locked: nobody else can write to it then
    if ! "$program" about "$folder/sample.dateline" --credit "tried" >/dev/null 2>&1; then
        echo "the window has opened the sample"
        kill "$window"
        wait "$window" 2>/dev/null || true
        exit 0
    fi
    seconds=$((seconds + 1))
    sleep 1
done
echo "the window did not open the sample" >&2
kill "$window" 2>/dev/null || true
exit 1
