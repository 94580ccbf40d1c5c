#!/bin/sh
# Installs the language server that the editor's tests drive. Run by `make test-editor`; safe to repeat.
set -eu
cd "$(dirname "$0")/../tests/editor"

say() { printf '%s\n' "setup: $*" >&2; }
new_enough() { node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 18 ? 1 : 0)' 2>/dev/null; }
ready() { new_enough && command -v npm >/dev/null; }

if ! ready && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing Node.js and npm with apt-get"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends nodejs npm; } \
        >/dev/null </dev/null || true
fi
if ! ready; then
    say "the editor's tests need Node.js 18 or newer and npm, and they were NOT run."
    say "Install both and try again; on Debian and Ubuntu: sudo apt-get install nodejs npm"
    exit 1
fi

say "installing the pinned language server; this happens again only when it changes"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
touch node_modules/.set-up
say "done"
