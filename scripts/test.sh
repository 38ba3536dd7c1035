#!/bin/sh
# test.sh gate|journeys|shard|all: run the tests of `make test`, `make journeys`, `make shard` or
# `make test-all`, quick checks first.
# A test marked `sweep` belongs to one of the shards, any other test to the gate.
set -eu
cd "$(dirname "$0")/.."
lane="$1"
bin=.venv/bin
shards=4
step() { printf '\n== %s\n' "$1"; }

if [ "$lane" = gate ] || [ "$lane" = all ]; then
  step "Style and types"
  sh scripts/lint.sh
fi

step "Annotations"
"$bin/edition" check

step "Programs that the tests need"
sh scripts/find_browser.sh
case "$lane" in
  gate) sh scripts/find_tools.sh node ;;
  shard | all)
    sh scripts/find_tools.sh
    sh scripts/find_engines.sh
    ;;
esac

step "The site"
built="$(mktemp -d)"
trap 'rm -rf "$built"' EXIT
export EDITION_CACHE="$built/cache"
"$bin/mkdocs" build --quiet --strict --site-dir "$built/site"
export EDITION_SITE="$built/site"

case "$lane" in
  gate) set -- -m "not sweep" ;;
  journeys) set -- -m "not sweep" tests/journeys ;;
  shard)
    # The hash of the last commit chooses the shard, so that each is run sooner or later.
    shard="${SHARD:-$((0x$(git rev-parse --short=4 HEAD) % shards + 1))}"
    echo "Shard $shard of $shards"
    set -- -m sweep --splits "$shards" --group "$shard" --durations-path tests/durations.json
    ;;
  all) set -- ;;
esac
step "Tests"
"$bin/pytest" -n auto --dist loadgroup "$@"
