#!/bin/sh
# lint.sh: check style and types of the Python code and of the scripts and styles of the pages.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/ruff check scripts tests benchmarks
.venv/bin/ruff format --check scripts tests benchmarks
.venv/bin/mypy

sh scripts/find_tools.sh lint
cd tests/lint
[ -x node_modules/.bin/biome ] || exit 0 # find_tools.sh has reported it, and fails if CI=true
assets=../../scripts/edition/assets
node_modules/.bin/biome check --error-on-warnings . "$assets/scripts" "$assets/styles" \
  ../search_in_node.js ../lint_workflows.cjs ../browser/bundle.cjs ../browser/package.json
node_modules/.bin/tsc --project .
