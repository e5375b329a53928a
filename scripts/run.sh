#!/usr/bin/env bash
# The demonstration press room, from nothing to served. Run again, it is quick and loses nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
port=${PORT:-8000}

refuse() {
    echo "$1" >&2
    exit 1
}

[[ $port =~ ^[1-9][0-9]{0,4}$ && $port -le 65535 ]] ||
    refuse "PORT est un nombre de 1 à 65535 (reçu : « $port »)."

# Asked before the installation, with nothing of ours: may this port be bound?
python=$(scripts/python.sh)
answer=$("$python" - "$port" <<'PYTHON'
import errno, socket, sys
with socket.socket() as server:
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        server.bind(("127.0.0.1", int(sys.argv[1])))
    except OSError as error:
        print(errno.errorcode[error.errno])
PYTHON
)
case $answer in
"") ;;
EADDRINUSE) refuse "Le port $port est déjà pris : choisissez-en un autre, par exemple « make run PORT=$((port < 65535 ? port + 1 : 8000)) »." ;;
*) refuse "Le port $port n’est pas permis sur cette machine ($answer) : choisissez-en un autre, par exemple « make run PORT=8000 »." ;;
esac

scripts/environment.sh requirements.txt

export DEMONSTRATION=1
export SITE_URL=${SITE_URL:-http://127.0.0.1:$port}
.venv/bin/python manage.py migrate --no-input --verbosity 0

# Collected again only when they have changed: their compression takes seconds.
var=${VAR_DIR:-var}
sources=$({ cat requirements.txt; find releases/static -type f | LC_ALL=C sort | xargs cat; } | cksum)
if [ ! -e "$var/static/staticfiles.json" ] || [ "$sources" != "$(cat "$var/static.cksum" 2>/dev/null)" ]; then
    .venv/bin/python manage.py collectstatic --no-input --verbosity 0
    echo "$sources" >"$var/static.cksum"
fi

.venv/bin/python manage.py load_demo --with-login

# exec: Ctrl-C and signals reach the server itself.
exec .venv/bin/python -m granian --interface wsgi --host 127.0.0.1 --port "$port" \
    --no-ws --blocking-threads 2 --log-level warning grenoble_press.wsgi:application
