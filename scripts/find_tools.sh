#!/bin/sh
# find_tools.sh [node]: sees that Node is there for the tests of the gate; without an argument also
# Java, the HTML checker, Lighthouse and the other packages of tests/browser/package.json.
# What is missing is installed, as root on Debian or Ubuntu; without them their tests are skipped.
set -u
cd "$(dirname "$0")/../tests/browser"
only="${1:-}"
lacking=""
has() { command -v "$1" >/dev/null 2>&1; }
has node || lacking="nodejs"
if [ "$only" != node ]; then
  has npm || lacking="$lacking npm"
  has java || lacking="$lacking default-jre-headless"
fi

[ -z "$lacking" ] || { sh ../../scripts/apt_install.sh $lacking && lacking=""; }
if [ "$only" != node ] && has npm && [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  ../../.venv/bin/python ../../scripts/with_progress.py "Installing the HTML checker and Lighthouse" \
    npm ci --loglevel http || { rm -rf node_modules; lacking="$lacking (npm ci failed)"; }
fi
[ -z "$lacking" ] && exit 0
echo "Missing: $lacking. Tests that need it are skipped. On Debian: apt-get install default-jre-headless nodejs npm"
[ "${CI:-}" != true ]
