# Two commands for everybody: `make demo`, `make test`. One for CI: `make check`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
JOBS ?= 2

.PHONY: demo cluster test check lint types imports format clean

$(STAMP): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $(STAMP)

demo: $(STAMP)  ## grade the bundled class
	$(BIN)/grader grade tests/bundled/class --out results/demo --exam results/exam

cluster: $(STAMP)  ## two Dask workers on this machine, until Ctrl-C
	$(BIN)/python -m tests.cluster

test: $(STAMP)  ## the whole suite
	$(BIN)/python -m pytest -q -n $(JOBS) tests

check: lint types imports test  ## what CI runs

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy

imports: $(STAMP)
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) results build *.egg-info
