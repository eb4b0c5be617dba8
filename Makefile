# `make site` and `make test` set up all they need below this folder: .venv, .cache, .build.
# See README.md for what a bare machine lacks (Python 3.11 or newer with venv, make, git).

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PORT := 8000
ARGS :=

export PIP_CACHE_DIR := $(CURDIR)/.cache/pip
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PLAYWRIGHT_BROWSERS_PATH := $(CURDIR)/.cache/browsers

.PHONY: site serve test test-all bench lint browser lock clean distclean help

help:
	@echo 'make site       build the edition into _site/          (ARGS="--base-url /repo/ --frozen")'
	@echo 'make serve      build, then serve on this machine     (PORT=8000)'
	@echo 'make test       the tests, about nine minutes         (ARGS="tests/test_cli.py -k json")'
	@echo 'make test-all   the slow proofs too'
	@echo 'make bench      times beside other generators          (ARGS="run --articles 1000 --tools ours")'
	@echo 'make lint       style of the code'
	@echo 'make lock       pin the newest versions anew; needs uv'
	@echo 'make clean      remove what the commands made; `make distclean` also removes the environment'

site: $(READY)
	@$(BIN)/python -m builder $(ARGS)

serve: $(READY)
	@$(BIN)/python -m builder serve --port $(PORT) $(ARGS)

test: $(READY) browser
	@$(BIN)/python -m pytest -m "not slow" $(ARGS)

# Where a Firefox is ($FIREFOX, or on the PATH), the search is proved in it too; what was left out is listed at the end.
test-all: $(READY) browser
	@$(BIN)/python -m pytest -rs $(ARGS)

# See docs/benchmarks.md. Without ARGS it takes some minutes.
bench: $(READY)
	@$(BIN)/python -m bench $(or $(ARGS),run)

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

# A browser for the tests: $CHROMIUM, one on the PATH, or Playwright's own, downloaded once into .cache/.
browser: $(READY)
	@[ -n "$$CHROMIUM" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	  $(BIN)/python -m playwright install chromium

$(READY): requirements.lock pyproject.toml
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    $$python -m venv --clear $(VENV); exit; \
	  fi; \
	done; echo 'Python 3.11 or newer is needed: see README.md' >&2; exit 1
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-index --no-build-isolation --editable .
	@touch $@

lock:
	echo hatchling | uv pip compile --quiet --upgrade --universal --python-version 3.11 --extra dev --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url -o requirements.lock pyproject.toml -

clean:
	rm -rf _site .build dist .pytest_cache .hypothesis .ruff_cache
	find builder tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	rm -rf $(VENV) .cache
