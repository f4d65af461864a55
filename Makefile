# make demo    the compliance table of the sample returns
# make test    everything that must pass: format, lint, types, tests, coverage
# make catalog the Vietnamese catalog, brought up to date with the sentences in the code
# make docs    what is generated from the plan and the code: docs/, the blank forms, the sample
# make site    the pages of docs/ as a web site that needs no network, in build/site
# make single  the program as one file, in dist/: no Python is needed where it is to run

PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)

.PHONY: demo test format catalog docs site single clean

demo: .venv/installed
	@$(BIN)/xhht compute data/sample

test: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest --cov --numprocesses auto --dist loadfile

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

catalog: .venv/installed-dev
	$(BIN)/python -m tools.catalog

docs: .venv/installed-dev
	$(BIN)/python -m tools.docs

site: .venv/installed-dev
	$(BIN)/python -m tools.site

single:
	$(PYTHON) -m tools.single

clean:
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

.venv/installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch .venv/installed $@
