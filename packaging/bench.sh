#!/bin/sh
# Measures how fast the program is, without a screen: a table, and build/bench.json. ARGS: keys to measure, --small.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/packaging/setup.sh"

use_lock requirements-test.lock requirements.lock
add_system_libraries "$offscreen_libraries"
cd "$root"
export QT_QPA_PLATFORM=offscreen
# Starts are measured as users have them, with byte code kept; in a folder of its own, so that a checkout stays clean.
export PYTHONPYCACHEPREFIX="$root/build/bytecode"
unset PYTHONDONTWRITEBYTECODE
exec "$python" -m tests.benchmarks "$@"
