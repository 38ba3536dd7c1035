#!/bin/sh
# Called by test.sh: sees that the HTML checker and Lighthouse are there, with Java and Node to run them.
# What is missing is installed, as root on Debian or Ubuntu; without them their tests are skipped.
set -u
cd "$(dirname "$0")/../tests/browser"
lacking=""
command -v java >/dev/null 2>&1 || lacking="default-jre-headless"
{ command -v node && command -v npm; } >/dev/null 2>&1 || lacking="$lacking nodejs npm"

if [ -n "$lacking" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing the packages $lacking ..."
  apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $lacking >/dev/null 2>&1 && lacking=""
fi
if command -v npm >/dev/null 2>&1 && [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  echo "Installing the HTML checker and Lighthouse ..."
  npm ci --silent || { rm -rf node_modules; lacking="$lacking (npm ci failed)"; }
fi
[ -z "$lacking" ] && echo "Java, Node and their packages are here." && exit 0
echo "Missing:$lacking. Tests that need it are skipped. On Debian: apt-get install default-jre-headless nodejs npm"
[ "${CI:-}" != true ]
