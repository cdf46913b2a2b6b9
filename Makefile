# `make serve` shows the site, `make test` runs all tests, `make unit` the fast ones; `make help` lists
# the rest. Each target first installs what it needs: environment, pinned packages, browser.

PYTHON ?= python3
PORT ?= 8000
# Arguments to pass on: `make test ARGS="-k search"`, `make lock UPGRADE=--upgrade`
ARGS ?=
UPGRADE ?=

# Material for MkDocs prints a warning about MkDocs 2 on every build; the lock files pin MkDocs 1.6.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

BIN := .venv/bin
PIP := $(BIN)/python -m pip --no-input
# A file's tests share what they make, so each file stays with one worker; the slow ones come first.
PARALLEL := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
UV_VERSION := 0.13.9
COMPILE = .cache/lock/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" --group build $(UPGRADE)

.PHONY: serve build check test unit bench lint tools lock pictures screenshots clean help
.DELETE_ON_ERROR:

serve: .venv/.run ## build the site, serve it, rebuild on change (PORT=8000)
	@$(BIN)/gazette serve --port $(PORT)

build: .venv/.run ## build the site into site/ (SITE_URL=https://…/ for canonical links)
	@$(BIN)/gazette build

check: .venv/.run ## check every record in directives/
	@$(BIN)/gazette check

test: .venv/.dev tools ## run all tests (ARGS="-k search" for some)
	@$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

unit: .venv/.dev ## run the fast tests, under a minute: no browser, no whole site, no Java
	@$(BIN)/python -m pytest -q $(PARALLEL) -m "not slow" $(ARGS)

bench: .venv/.dev tools ## measure briefly and list what can be measured (ARGS="search 2000")
	@$(BIN)/python -m bench $(ARGS)

lint: .venv/.dev ## run ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

tools: .venv/.dev ## install what the tests need besides Python packages: Chromium, Java and others
	@sh scripts/tools.sh

pictures: .venv/.dev tools ## take pictures of every kind of page (ARGS="home --width 360 --dark")
	@$(BIN)/python -m tests.site.pictures $(ARGS)

screenshots: .venv/.dev tools ## take the picture in the README
	@$(BIN)/python -m tests.site.pictures --readme

lock: .cache/lock/bin/uv ## rewrite the lock files (UPGRADE=--upgrade for newer versions)
	$(COMPILE) pyproject.toml --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock pyproject.toml \
		--output-file requirements-dev.lock

clean: ## remove everything that make has created
	rm -rf .venv .cache site .site-* .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## show this list
	@awk -F':[^#]*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

# The environment. Each stamp file is written last, so an interrupted step is repeated.

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'Python 3.11 or newer is needed, but "$(PYTHON)" is older or missing.' \
			'Name another: make serve PYTHON=python3.12' >&2; exit 1; }
	@echo "Creating the environment in .venv"
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.made requirements.lock pyproject.toml
	@echo "Installing the pinned packages (about half a minute)"
	@$(PIP) install --quiet --require-hashes --requirement requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: .venv/.run requirements-dev.lock
	@echo "Installing the pinned packages of the tests (about half a minute)"
	@$(PIP) install --quiet --require-hashes --no-build-isolation --requirement requirements-dev.lock
	@touch $@

.cache/lock/bin/uv: Makefile
	@$(PYTHON) -m venv --clear .cache/lock
	@.cache/lock/bin/python -m pip install --quiet uv==$(UV_VERSION)
	@touch $@
