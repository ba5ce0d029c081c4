#!/bin/sh
# Starts Dateline with ARGS. Without ARGS: the sample case, in a window, or as figures where there is no display.
# Before them, --with-ocr adds the part that recognises the text of scans, --with-recordings the one that plays sound and
# moving pictures; what was added stays.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/packaging/setup.sh"

added=''
while true; do
    case ${1:-} in
        --with-ocr) use_lock requirements-ocr.lock requirements.lock ;;
        --with-recordings)
            use_lock requirements-recordings.lock requirements.lock
            add_system_libraries "$sound_libraries"
            ;;
        *) break ;;
    esac
    added=yes
    shift
done
[ -n "$added" ] || use_lock requirements.lock
add_system_libraries "$offscreen_libraries"
if has_display; then
    add_system_libraries "$window_libraries"
fi

[ $# -eq 0 ] || exec "$python" "$root/main.py" "$@"

sample="$root/build/sample"
mkdir -p "$sample"
[ -e "$sample/sample.dateline" ] || "$python" "$root/main.py" sample "$sample/sample.dateline"
if has_display; then
    exec "$python" "$root/main.py" "$sample/sample.dateline"
fi
for ending in png svg pdf; do
    "$python" "$root/main.py" export "$sample/sample.dateline" "$sample/timeline.$ending" --view timeline --force
    "$python" "$root/main.py" export "$sample/sample.dateline" "$sample/map.$ending" --view map --force
done
printf '%s\n' "There is no display here, so the sample case was drawn instead: $sample/timeline.png, timeline.svg, \
timeline.pdf, map.png, map.svg and map.pdf in the same folder."
