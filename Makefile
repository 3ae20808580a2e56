# make setup | run | test | faults | parts | lint | bench | kafka | picture | lock | clean
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup run test faults parts lint bench kafka kafka-jars node-files picture lock clean

setup: $(STAMP)

# The stamp follows the lock files: while they stay as they are, there is nothing to install.
$(STAMP): requirements.lock requirements-dev.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed (with its venv module)." >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

# The whole system, embedded, on the example of Isère: two weeks, an absence, what it changes and who is told.
run: setup
	@$(BIN)/binome demo -o build/demo

test: lint parts
	$(BIN)/python -m pytest

# Kills the system 150 times embedded and 50 times on Kafka, at steps and at any time, and prints its counts.
faults: setup parts
	$(BIN)/python -m tests.faults

# What the tests start by themselves: PostgreSQL, Java with Maven for Kafka, Chromium, and what comes from npm.
parts: setup
	@.ci/parts

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python -m benchmarks.run

# A real Kafka broker on this machine, in the foreground; needs Java and Maven. What it holds is gone at the end.
kafka: setup
	$(BIN)/python -m tests.broker

# Kafka's files alone, for a machine that will have no network later.
kafka-jars: setup
	$(BIN)/python -c 'from tests.broker.jars import jars; print(jars())'

# The files of the tests' OpenID provider and of what looks at pages, likewise.
node-files: setup
	$(BIN)/python -m tests.node_files

# The picture of the README; needs chromium.
picture: setup
	docs/images/make.sh

# Locks carry hashes and no download address, so that they hold wherever packages come from.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --custom-compile-command "make lock" pyproject.toml

lock:
	test -x $(BIN)/uv || { test -x $(BIN)/python || $(PYTHON) -m venv $(VENV); $(BIN)/python -m pip install --quiet uv; }
	$(LOCK) -o requirements.lock
	$(LOCK) --extra dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
