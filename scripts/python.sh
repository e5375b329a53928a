#!/usr/bin/env bash
# Prints the command of a Python that is recent enough, or says in one line that there is none.
# PYTHON=… names another one. Each candidate is run: a name in the PATH may be an empty shell.
set -euo pipefail

recent='import sys; sys.exit(sys.version_info < (3, 11))'
version='import sys; print(".".join(map(str, sys.version_info[:3])))'
found=

for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
    if "$candidate" -c "$recent" >/dev/null 2>&1; then
        command -v "$candidate"
        exit 0
    fi
    [ -n "$found" ] || found=$("$candidate" -c "$version" 2>/dev/null || true)
done

if [ -n "$found" ]; then
    echo "Il faut Python 3.11 ou plus récent ; cette machine n’a que Python $found." >&2
else
    echo "Il faut Python 3.11 ou plus récent ; aucun Python n’a été trouvé (sous Debian : apt install python3-venv)." >&2
fi
exit 1
