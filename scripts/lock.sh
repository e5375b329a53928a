#!/usr/bin/env bash
# Makes both locks again: names, versions and hashes, no address (UPGRADE=1 takes newer versions).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

compile() {
    .venv/bin/uv --quiet pip compile pyproject.toml ${UPGRADE:+--upgrade} \
        --universal --generate-hashes --no-header "$@" >/dev/null
}

compile --output-file requirements.txt
compile --group dev --constraints requirements.txt --output-file requirements-dev.txt
if grep -nE '://|^--(index|extra|find)' requirements*.txt; then
    echo "Une adresse s’est glissée dans un verrou : voyez les lignes ci-dessus." >&2
    exit 1
fi
