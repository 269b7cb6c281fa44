# `make` shows this list.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test check fix clean
help:            ## show this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*##/\t/'

.venv/run: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/dev: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch .venv/run $@

demo: .venv/run  ## decide the sample interactions with the shipped policies
	$(BIN)/remit demo

check: .venv/dev ## format, lint, types, layers
	$(BIN)/ruff format --check src tests bench
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check      ## everything: check, then all tests
	$(BIN)/pytest -n auto --dist worksteal

fix: .venv/dev   ## lay out and mend what a tool can mend
	$(BIN)/ruff format src tests bench
	$(BIN)/ruff check --fix src tests bench

clean:           ## forget the environment and the caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
