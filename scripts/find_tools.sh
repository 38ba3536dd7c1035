#!/bin/sh
# find_tools.sh [lint|node]: find the programs that the tests need. With `node` it is only Node; with
# `lint` also the linters of scripts and styles (tests/lint/package.json); without an argument also
# Java, the HTML checker, Lighthouse and the other packages of tests/browser/package.json.
# Missing programs are installed (as root on Debian or Ubuntu); otherwise their tests are skipped.
set -u
cd "$(dirname "$0")/.."
only="${1:-}"
lacking=""
has() { command -v "$1" >/dev/null 2>&1; }
has node || lacking="nodejs"
[ "$only" = node ] || has npm || lacking="$lacking npm"
[ -n "$only" ] || has java || lacking="$lacking default-jre-headless"
[ -z "$lacking" ] || { sh scripts/apt_install.sh $lacking && lacking=""; }

# packages FOLDER TITLE: install the packages in the lock file of a folder, unless up to date.
packages() {
  has npm && [ ! "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] || return 0
  .venv/bin/python scripts/with_progress.py "$2" npm ci --prefix "$1" --loglevel http && return 0
  rm -rf "$1/node_modules"
  lacking="$lacking (npm ci failed)"
}
[ "$only" != lint ] || packages tests/lint "Installing the linters of scripts and styles"
[ -n "$only" ] || packages tests/browser "Installing the HTML checker and Lighthouse"

[ -z "$lacking" ] && exit 0
echo "Missing: $lacking. Tests that need it are skipped. On Debian: apt-get install default-jre-headless nodejs npm"
[ "${CI:-}" != true ]
