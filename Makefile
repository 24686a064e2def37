# Sets up .venv/ when needed; every target works in a fresh clone.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RELEASE := $(VENV)/release

FORMAT ?= text
BASE ?= main
TIME ?= 60
LYCHEE ?=

.PHONY: site serve test check quality report transcriptions links release-files bench fuzz clean

site: $(VENV)/ready  ## build the published site into site/
	$(BIN)/edition build

serve: $(VENV)/ready  ## preview with live reload
	$(BIN)/edition serve

check: $(VENV)/ready  ## list what is wrong with the texts and data: make check FORMAT=json
	$(BIN)/edition check --format $(FORMAT)

quality: $(VENV)/ready  ## the same, and for GitLab in build/quality.json
	mkdir -p build
	$(BIN)/edition check --format gitlab > build/quality.json 2>/dev/null || true
	$(BIN)/edition check

report: $(VENV)/ready  ## say what a change does, in build/report.txt too: make report BASE=main
	mkdir -p build
	$(BIN)/edition report '$(BASE)' > build/report.txt
	cat build/report.txt

transcriptions: $(VENV)/ready  ## import your copies of the texts: make transcriptions SOURCES=DIR
	$(BIN)/edition import $(SOURCES)/*

test: $(VENV)/ready  ## run the whole test suite
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist worksteal

links: site $(RELEASE)/ready  ## ask every address that the site names whether it answers
	$(RELEASE)/bin/lychee $(LYCHEE) --no-progress --exclude-path '404\.html$$' --root-dir "$(CURDIR)/site" site

release-files: site $(RELEASE)/ready  ## make what is attached to a release, in build/release/
	rm -rf build/release
	mkdir -p build/release/files
	$(BIN)/edition export --to build/release/exports
	$(BIN)/python -m zipfile -c build/release/files/site.zip site
	$(BIN)/python -m zipfile -c build/release/files/exports.zip build/release/exports
	$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir build/release/files .
	$(RELEASE)/bin/cyclonedx-py environment --output-reproducible --output-file build/release/files/sbom.cdx.json $(BIN)/python
	$(BIN)/python .github/scripts/list-licences > build/release/files/licences.csv
	$(BIN)/edition release --notes > build/release/notes.md

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

$(RELEASE)/ready: requirements-release.txt $(VENV)/ready
	$(PYTHON) -m venv $(RELEASE)
	$(RELEASE)/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-release.txt
	touch $@

clean:  ## remove what was built
	rm -rf site build .cache
