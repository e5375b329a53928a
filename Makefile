# The commands of the house. Each is a few plain lines in scripts/.
.PHONY: help run test bench lint format lock

help:  ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

run:  ## the demonstration press room on 127.0.0.1:8000 (PORT=8001 for another port)
	@scripts/run.sh

test:  ## everything: repository checks, SQLite, PostgreSQL, browser
	@scripts/environment.sh requirements-dev.txt
	@.venv/bin/python scripts/run_tests.py

bench:  ## requests per second and CPU, as ratios to a constant view of the same run
	@scripts/environment.sh requirements-dev.txt
	@.venv/bin/python benchmarks/run.py

lint:  ## the repository checks alone
	@scripts/environment.sh requirements-dev.txt
	@.venv/bin/python -m pytest -q -m repository

format:  ## Python and templates put in the house's form
	@scripts/environment.sh requirements-dev.txt
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .
	@find templates releases -name '*.html' -exec .venv/bin/djade --target-version 5.2 {} +

lock:  ## both locks made again from pyproject.toml (UPGRADE=1 takes newer versions)
	@scripts/environment.sh requirements-dev.txt
	@scripts/lock.sh
