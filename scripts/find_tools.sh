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

if [ -n "$lacking" ] && [ "$(id -u)" = 0 ] && has apt-get; then
  echo "Installing the packages $lacking ..."
  apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $lacking >/dev/null 2>&1 && lacking=""
fi
if [ "$only" != node ] && has npm && [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  echo "Installing the HTML checker and Lighthouse ..."
  npm ci --silent || { rm -rf node_modules; lacking="$lacking (npm ci failed)"; }
fi
[ -z "$lacking" ] && exit 0
echo "Missing: $lacking. Tests that need it are skipped. On Debian: apt-get install default-jre-headless nodejs npm"
[ "${CI:-}" != true ]
