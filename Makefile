# Five words: site, serve, check, test, golden. The same ones are used by .ci/run and by the workflows.
# `make test` is the gate; what is slow or wide is in the shards of the sweep (scripts/test.sh).
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site offline serve check test journeys shard test-all lint golden lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

site: .venv/ready ## build the site into site/
	$(BIN)/mkdocs build --strict --clean

offline: site ## make offline/workers-opposition.zip, a copy to read without a server
	@rm -rf offline && $(BIN)/edition offline site offline/workers-opposition

serve: .venv/ready ## build, serve at http://127.0.0.1:8000/ and rebuild at every change
	$(BIN)/mkdocs serve --strict

check: .venv/ready ## validate annotations/ only
	@$(BIN)/edition check

test: .venv/ready-dev ## run every check that a pull request must pass
	@sh scripts/test.sh gate

journeys: .venv/ready-dev ## check the annotations, build, and walk through the site in a browser
	@sh scripts/test.sh journeys

shard: .venv/ready-dev ## run one shard of the slow tests, chosen by the last commit (or SHARD=2)
	@sh scripts/test.sh shard

test-all: .venv/ready-dev ## run every test there is
	@sh scripts/test.sh all

lint: .venv/ready-dev ## style and types alone
	$(BIN)/ruff check scripts tests benchmarks && $(BIN)/ruff format --check scripts tests benchmarks && $(BIN)/mypy

golden: .venv/ready-dev ## rewrite tests/golden and the expected messages; read the diff as prose
	$(BIN)/pytest --update-golden tests/test_golden.py tests/test_problem_pages.py || true

lock: ## renew the lock files (needs uv)
	uv pip compile -q --upgrade --universal --python-version 3.11.2 --generate-hashes --no-header --group build pyproject.toml -o requirements.txt
	uv pip compile -q --upgrade --universal --python-version 3.11.2 --generate-hashes --no-header --group dev pyproject.toml -o requirements-dev.txt
	uv pip compile -q --upgrade --universal --python-version 3.12 --generate-hashes --no-header --group sign -o requirements-sign.txt

clean: ## remove what was built and installed
	rm -rf .venv site offline

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Making .venv ..."
	@$(PYTHON) -m venv .venv

.venv/ready: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the site needs (about half a minute the first time) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-dev: requirements-dev.txt .venv/ready
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps --no-build-isolation -r requirements-dev.txt
	@touch $@
