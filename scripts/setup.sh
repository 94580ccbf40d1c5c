#!/bin/sh
# Makes .venv with the pinned requirements and this project in it. Run by `make setup`; safe to repeat.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "setup: $*" >&2; }
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 python; do
        if new_enough "$name"; then
            command -v "$name"
            return
        fi
    done
    say "no Python 3.11 or newer on PATH. Install one, or name it: make setup PYTHON=/path/to/python3.11"
    exit 1
}

# Debian and Ubuntu ship Python without ensurepip; the package is named after the interpreter.
install_venv_package() {
    package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing $package with apt-get"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "$package"; } >/dev/null </dev/null && return
    fi
    say "$1 cannot make virtual environments. Run this once, then try again: sudo apt-get install $package"
    exit 1
}

make_venv() {
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null || install_venv_package "$python"
    say "making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
}

if ! new_enough .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    make_venv
fi

pip() { .venv/bin/python -m pip -qq --disable-pip-version-check --no-input "$@"; }

say "installing the pinned requirements; this happens again only when they change"
# The lock is whole, so nothing is left to resolve: older pips choose a newer release for an extra
# (`coverage[toml]`) than the one that is pinned, and then refuse it for having no hash.
pip install --require-hashes --no-deps -r requirements/dev.txt
pip install --no-deps --no-build-isolation --editable .
pip check
touch .venv/.set-up
say "done"
