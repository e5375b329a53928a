#!/usr/bin/env bash
# Makes .venv from a lock, and again only when that lock has changed.
#   scripts/environment.sh requirements.txt | requirements-dev.txt
# A copy of the lock in .venv says what is installed; the development lock holds the runtime's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
lock=$1

if cmp -s "$lock" ".venv/$lock" && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

refuse() {
    echo "$1" >&2
    exit 1
}

if ! .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$(scripts/python.sh)
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        refuse "Il manque à ce Python le module venv : sous Debian, apt install python3-venv, puis recommencez."
    rm -rf .venv
    if ! said=$("$python" -m venv .venv 2>&1); then
        rm -rf .venv
        refuse "L’environnement .venv n’a pas pu être créé : $(tail -n 1 <<<"$said")"
    fi
fi

rm -f .venv/requirements*.txt
echo "Installation des dépendances ($lock) dans .venv : une à deux minutes, la première fois seulement."
log=.venv/pip.log
if ! .venv/bin/python -m pip install --no-input --disable-pip-version-check --retries 2 \
    --require-hashes -r "$lock" >"$log" 2>&1; then
    if grep -qiE 'connection broken by|NewConnectionError|ConnectTimeout|ReadTimeout|Name or service not known|ProxyError' "$log"; then
        refuse "Pas de réseau : les dépendances n’ont pas pu être téléchargées. Rétablissez-le, puis recommencez."
    elif grep -q 'DO NOT MATCH THE HASHES' "$log"; then
        refuse "Une dépendance téléchargée n’a pas l’empreinte attendue : rien n’a été installé (détails : $log)."
    fi
    refuse "Les dépendances n’ont pas pu être installées : $(grep -E '^ERROR' "$log" | tail -n 1) (détails : $log)."
fi

cp "$lock" .venv/
[ "$lock" = requirements.txt ] || cp requirements.txt .venv/
