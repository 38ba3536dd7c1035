#!/bin/sh
# Called by `make test`: every check that a pull request must pass, the quick ones first.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
step() { printf '\n== %s\n' "$1"; }

step "Style and types"
"$bin/ruff" check scripts tests benchmarks
"$bin/ruff" format --check scripts tests benchmarks
"$bin/mypy"

step "Annotations"
"$bin/edition" check

step "A browser"
sh scripts/find_browser.sh

step "An HTML checker and Lighthouse"
sh scripts/find_tools.sh

step "Tests"
exec "$bin/pytest" -n 2 --dist loadgroup
