# What a person needs to know by heart. Each target sets up what it needs; a second time that
# costs nothing. PYTHON names another Python 3.11 or newer: make run PYTHON=python3.13

PYTHON ?= python3

.PHONY: run setup test looks check prove crash fuzz schema

# The dashboard on http://127.0.0.1:8000. PORT=9000 changes the port, SAMPLES=0 leaves the sample
# articles out, DATA_DIR names another folder for the data.
run: setup
	@.venv/bin/python -m config.run

setup:
	@$(PYTHON) -I config/install.py

# Three files at a time, in their order, so that the long ones are not left for the end: each process has
# its own PostgreSQL, Valkey and samples, and waits for them often enough that two cores are not too few.
test: setup
	.venv/bin/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

# Every page as a picture at three widths in both schemes, and the brief as PDF, to be looked at: in
# .looks, or in the folder LOOKS.
looks: setup
	.venv/bin/python -m pytest tests/browser/looks.py

# The ledger for about an hour: its figures stand in docs/reliability.md.
prove: setup
	env LEDGER_EXAMPLES=2000 LEDGER_STEPS=50 LEDGER_INTERLEAVINGS=10000 \
	CROWD_PROCESSES=8 CROWD_TIMES=200 CROWD_STEPS=150 CROWD_INSTANTS=500 \
	.venv/bin/python -m pytest --durations=0 --hypothesis-seed=20170525 \
	tests/campaigns/test_ledger_machine.py tests/campaigns/test_interleavings.py \
	tests/campaigns/test_crowds.py tests/campaigns/test_orders.py tests/campaigns/test_verifying.py

# All readers for an hour under a fuzzer that follows the code; what it needs is in CONTRIBUTING.md.
# What it learned stays in .fuzz, and what it found in .fuzz/finds.
fuzz: setup
	env FUZZ_EXAMPLES=20000 .venv/bin/python -m pytest tests/fuzzing
	.venv/bin/python -m tests.fuzzing.fuzz .fuzz -max_total_time=3600

# Every point at which a worker can be struck and all that can strike it, and 500 imports that
# outlive their broker: some five minutes. Its figures stand in docs/reliability.md too.
crash: setup
	env CRASHES=all OUTAGE_IMPORTS=500 .venv/bin/python -m pytest -s tests/crashes

# As many calls as CASES says, made up from the API's own schema, by everybody who may ask:
# 20,000 are some twenty minutes. SEED makes up others.
CASES ?= 5000
SEED ?= 20170525
schema: setup
	env SCHEMA_CASES=$(CASES) SCHEMA_SEED=$(SEED) .venv/bin/python -m pytest -s tests/schema

# Settings as on a server that readers reach from elsewhere. No part of the check connects to it.
SERVER = env DATABASE_URL=postgres://ledger@localhost/ledger REDIS_URL=redis://localhost \
	ALLOWED_HOSTS=ledger.example HTTPS=true \
	SECRET_KEY=$$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(50))')

check: setup
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/lint-imports
	.venv/bin/python -m mypy .
	.venv/bin/python manage.py makemigrations --check
	@echo manage.py check --deploy
	@$(SERVER) .venv/bin/python manage.py check --deploy --fail-level WARNING
	@echo manage.py spectacular --validate
	@$(SERVER) .venv/bin/python manage.py spectacular --validate --fail-on-warn --file /dev/null
