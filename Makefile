# One set-up serves everything: a virtual environment in .venv, made once and again only when its inputs change.
# PYTHON=… chooses the interpreter; otherwise the first one that is new enough.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.spoglio-installed
OUT := out
CATALOGUE := extractor/locale/it/LC_MESSAGES
CANDIDATES := $(PYTHON) python3 python3.13 python3.12 python3.11 python

.DEFAULT_GOAL := help
.PHONY: help setup demo test check layouts messages constraints clean

help:
	@echo 'make demo         extract the sample corpus, and say where the result lies'
	@echo 'make test         run the tests'
	@echo 'make check        lint, types, import layers, rules'
	@echo 'make layouts      make the test files of tests/layouts anew, with the programs that its README names'
	@echo 'make messages     bring the message catalogues up to date with the code'
	@echo 'make constraints  pin the newest versions of all dependencies anew'
	@echo 'make clean        remove what these commands made'

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@python=; for candidate in $(CANDIDATES); do \
	  if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo 'Spoglio needs Python 3.11 or newer, and finds none: install it, or say make PYTHON=/path/to/python3' >&2; exit 1; fi; \
	if ! $$python -c 'import ensurepip, venv' 2>/dev/null; then echo "$$python cannot make virtual environments: install its venv package (on Debian and Ubuntu: python3-venv)" >&2; exit 1; fi; \
	if [ ! -x $(BIN)/python ]; then echo "Making $(VENV) with $$($$python --version)" && $$python -m venv $(VENV); fi
	@echo 'Installing what Spoglio needs (once; a few minutes)'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . --group dev
	@touch $@

demo: setup
	@mkdir -p $(OUT)
	@$(BIN)/spoglio extract corpus --out $(OUT)/records --db sqlite:///$(OUT)/demo.db

test: setup
	@$(BIN)/python -m pytest -n auto

check: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/spoglio rules check

layouts: setup
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group layouts
	@$(BIN)/python -m tests.layouts.make

messages: setup
	@mkdir -p $(OUT)
	$(BIN)/pybabel --quiet extract --mapping-file babel.cfg --keyword N_ --no-location --sort-output --output $(OUT)/spoglio.pot extractor tui
	$(BIN)/pybabel --quiet extract --no-location --sort-output --output $(OUT)/typer.pot $$($(BIN)/python -c 'import typer; print(*typer.__path__)')
	for domain in spoglio typer; do \
	  $(BIN)/pybabel --quiet update --width 120 --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --domain $$domain --locale it --input-file $(OUT)/$$domain.pot --output-file $(CATALOGUE)/$$domain.po && \
	  $(BIN)/pybabel --quiet compile --domain $$domain --directory extractor/locale || exit 1; \
	done

constraints: setup
	@mkdir -p $(OUT)
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' > $(OUT)/dev.in
	CUSTOM_COMPILE_COMMAND='make constraints' $(BIN)/pip-compile --quiet --upgrade --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate --all-extras --output-file constraints.txt pyproject.toml $(OUT)/dev.in

clean:
	rm -rf $(VENV) $(OUT) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
