# Sets up .venv/ when needed; every target works in a fresh clone.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

FORMAT ?= text
TIME ?= 60

.PHONY: site serve test check transcriptions bench fuzz clean

site: $(VENV)/ready  ## build the published site into site/
	$(BIN)/edition build

serve: $(VENV)/ready  ## preview with live reload
	$(BIN)/edition serve

check: $(VENV)/ready  ## list what is wrong with the texts and data: make check FORMAT=json
	$(BIN)/edition check --format $(FORMAT)

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

fuzz: $(VENV)/ready  ## look for input that ends in a traceback: make fuzz TIME=600
	$(BIN)/pip install --quiet --require-hashes --requirement tests/fuzz-requirements.txt
	$(BIN)/python tests/fuzz.py -max_total_time=$(TIME)

$(VENV)/ready: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

clean:  ## remove what was built
	rm -rf site build .cache
