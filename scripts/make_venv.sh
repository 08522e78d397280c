#!/bin/sh
# Makes .venv with the Python named in the first argument, or says in one sentence what is missing.
set -eu

python=$1

if ! command -v "$python" >/dev/null 2>&1; then
    echo "$python was not found. Install Python 3.11 or later, or name one: make PYTHON=/path/to/python3 …" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "$python is $("$python" --version 2>&1); Banshi needs Python 3.11 or later. Name one: make PYTHON=python3.11 …" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "This Python comes without venv. On Debian and Ubuntu: apt-get install python3-venv" >&2
    exit 1
fi
echo "Making .venv with $("$python" --version) …"
"$python" -m venv .venv || { rm -rf .venv; exit 1; }
