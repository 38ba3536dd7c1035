# Five words: site, serve, check, test, golden. The same ones are used by .ci/run and by the workflows.
# `make test` is the gate; what is slow or wide is in the shards of the sweep (scripts/test.sh).
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install
NOT_OURS := cannot be written: it is a file, or belongs to another user. Remove it, then try again.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site offline serve check test journeys shard test-all lint golden lock mutants clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

site: .venv/ready ## build the site into site/
	$(BIN)/mkdocs build --strict --clean

offline: site ## make offline/workers-opposition.zip, a copy to read without a server
	@rm -rf offline 2>/dev/null || { echo "offline/ $(NOT_OURS)"; exit 1; }
	@$(BIN)/edition offline site offline/workers-opposition

serve: .venv/ready ## build, serve at http://127.0.0.1:8000/ (or PORT=…) and rebuild at every change
	@$(BIN)/edition serve --port $(PORT)

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
	@sh scripts/lint.sh

golden: .venv/ready-dev ## rewrite tests/golden and the expected messages; read the diff as prose
	$(BIN)/pytest --update-golden tests/test_golden.py tests/test_problem_pages.py || true

lock: ## renew the lock files (needs uv)
	uv pip compile -q --upgrade --universal --python-version 3.11.2 --generate-hashes --no-header --group build pyproject.toml -o requirements.txt
	uv pip compile -q --upgrade --universal --python-version 3.11.2 --generate-hashes --no-header --group dev pyproject.toml -o requirements-dev.txt
	uv pip compile -q --upgrade --universal --python-version 3.12 --generate-hashes --no-header --group sign -o requirements-sign.txt
	uv pip compile -q --upgrade --universal --python-version 3.12 --generate-hashes --no-header --group links -o requirements-links.txt

mutants: .venv/ready-dev ## see which small changes of the code no test catches (20 minutes)
	@PYTHONPATH=tests $(BIN)/python -m mutants.run $(ONLY)

clean: ## remove what was built and installed
	rm -rf .venv site offline

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@[ ! -e .venv ] || { [ -d .venv ] && [ -w .venv ]; } || { echo ".venv $(NOT_OURS)"; exit 1; }
	@$(PYTHON) scripts/with_progress.py "Making .venv" $(PYTHON) -m venv .venv

.venv/ready: requirements.txt pyproject.toml | .venv/bin/python
	@[ -w .venv ] || { echo ".venv $(NOT_OURS)"; exit 1; }
	@$(BIN)/python scripts/with_progress.py "Installing what the site needs" $(PIP) --require-hashes -r requirements.txt
	@$(PIP) -q --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-dev: requirements-dev.txt .venv/ready
	@[ -w .venv ] || { echo ".venv $(NOT_OURS)"; exit 1; }
	@$(BIN)/python scripts/with_progress.py "Installing what the tests need" \
		$(PIP) --require-hashes --no-deps --no-build-isolation -r requirements-dev.txt
	@touch $@
