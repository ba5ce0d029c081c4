# Read by run.sh and test.sh, which set $root first. POSIX sh.
# Finds Python, keeps $root/.venv in step with a lock file, adds Qt's system libraries on Debian and Ubuntu.

say() { printf 'dateline: %s\n' "$*" >&2; }
stop() { say "$*"; exit 2; }

# soname and Debian package: what Qt needs to start at all, and what it needs besides for a window on X11
offscreen_libraries='
libEGL.so.1 libegl1
libGL.so.1 libgl1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libglib-2.0.so.0 libglib2.0-0
libX11.so.6 libx11-6'
window_libraries='
libX11-xcb.so.1 libx11-xcb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0 libxcb-render0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1'

# what Qt Multimedia is linked with
sound_libraries='
libpulse.so.0 libpulse0'

has_display() {
    case $(uname -s) in
        Darwin | MINGW* | MSYS* | CYGWIN*) return 0 ;;
    esac
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

# apt_install PACKAGE...: installs them, or says which command would. Never stops: what is missing may not be needed.
apt_install() {
    as_root=''
    if [ "$(id -u)" -ne 0 ]; then
        as_root=sudo
        if ! command -v sudo >/dev/null 2>&1; then
            say "system packages are missing; as root, run: apt-get install $*"
            return 0
        fi
    fi
    say "adding system packages: $*"
    log="$root/build/apt.log"
    mkdir -p "$root/build"
    # The package lists may be missing or old on a fresh machine, so a first failure is answered with an update.
    if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >"$log" 2>&1; then
        $as_root apt-get update -q >>"$log" 2>&1 || true
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >>"$log" 2>&1 ||
            say "that did not work (see build/apt.log); run: ${as_root:+$as_root }apt-get install $*"
    fi
}

# add_system_libraries LIST: asks the loader which sonames are there, and apt for those that are not.
add_system_libraries() {
    command -v apt-get >/dev/null 2>&1 || return 0
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null) || return 0
    missing=''
    while read -r soname package; do
        [ -n "$soname" ] || continue
        case $known in
            *"$soname "*) ;;
            *) missing="$missing $package" ;;
        esac
    done <<LIST
$1
LIST
    # shellcheck disable=SC2086 # package names are words
    [ -z "$missing" ] || apt_install $missing
}

# find_python: prints the first Python that can run Dateline, or says what to install.
find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    stop "Dateline needs Python 3.11, 3.12, 3.13 or 3.14, and none was found: install one and run this again."
}

# make_venv: a new $root/.venv; Debian keeps the part of Python that makes one in a package of its own.
make_venv() {
    base=$(find_python) || exit $?
    if ! "$base" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        if command -v apt-get >/dev/null 2>&1; then
            apt_install "$("$base" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
        fi
        "$base" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
            stop "this Python cannot make virtual environments: install its venv package and run this again."
    fi
    say "making .venv with $("$base" --version 2>&1)"
    "$base" -m venv --clear "$root/.venv"
}

find_venv_python() {
    python="$root/.venv/bin/python"
    [ -d "$root/.venv/Scripts" ] && python="$root/.venv/Scripts/python.exe"
    "$python" -c 'import pip' >/dev/null 2>&1
}

# use_lock LOCK...: .venv holds what the first lock says, and $python is its interpreter.
# A copy of each lock stays in .venv as the stamp; the first lock holds everything that the others hold.
use_lock() {
    find_venv_python || { make_venv; find_venv_python; } || stop "the new .venv does not start: remove it and run this again."
    if ! cmp -s "$root/packaging/$1" "$root/.venv/$1"; then
        say "installing packages from packaging/$1 (the first time takes a few minutes)"
        "$python" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes \
            -r "$root/packaging/$1" || stop "the packages could not be installed; the lines above say why."
        for lock; do
            cp "$root/packaging/$lock" "$root/.venv/$lock"
        done
    fi
}
