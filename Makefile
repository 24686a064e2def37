# Sets up .venv/ when needed; every target works in a fresh clone.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site serve test check transcriptions bench clean

site: $(VENV)/ready  ## build the published site into site/
	$(BIN)/edition build

serve: $(VENV)/ready  ## preview with live reload
	$(BIN)/edition serve

check: $(VENV)/ready  ## list what is wrong with the texts and data
	$(BIN)/edition check

transcriptions: $(VENV)/ready  ## import your copies of the texts: make transcriptions SOURCES=DIR
	$(BIN)/edition import $(SOURCES)/*

test: $(VENV)/ready  ## run the whole test suite
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist worksteal

bench: $(VENV)/ready  ## measure what a build costs beside a plain one (about half an hour)
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/import_run.py

$(VENV)/ready: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:  ## remove what was built
	rm -rf site build .cache
