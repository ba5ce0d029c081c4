#!/bin/sh
# Checks the code, then runs the whole test suite without a screen. ARGS go to pytest (paths from the checkout's root).
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/packaging/setup.sh"

use_lock requirements-test.lock requirements-packages.lock requirements-ocr.lock requirements-recordings.lock requirements.lock
add_system_libraries "$offscreen_libraries$sound_libraries"
cd "$root"
status=0

# check NAME COMMAND...: runs it, says how it went, and remembers a failure; the steps after it still run.
check() {
    name=$1
    shift
    if "$@"; then
        printf '%s: ok\n' "$name"
    else
        printf '%s: FAILED\n' "$name"
        status=1
    fi
}

check "ruff (style)" "$python" -m ruff check --quiet .
check "ruff (format)" "$python" -m ruff format --check --quiet .
check "mypy (types)" "$python" -m mypy --no-error-summary
check "import-linter (who imports whom)" "$python" -c \
    'import sys; from importlinter.cli import lint_imports_command as lint; sys.argv[0] = "lint-imports"; lint()'

export QT_QPA_PLATFORM=offscreen
"$python" -m pytest "$@" || status=$?
exit "$status"
