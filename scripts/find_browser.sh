#!/bin/sh
# Called by test.sh: sees that there is a browser for tests/browser.
# One that is here; else Playwright's own; else, as root on Debian or Ubuntu, the package chromium.
set -u
cd "$(dirname "$0")/.."
found() { .venv/bin/python tests/browser/find.py; }

found && exit 0
echo "No browser found; asking Playwright for its own ..."
limit=""
command -v timeout >/dev/null 2>&1 && limit="timeout 300" # macOS has none
$limit .venv/bin/playwright install chromium >/dev/null 2>&1 && found && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing the package chromium ..."
  apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null 2>&1 && found && exit 0
fi
echo "There is no browser, so the tests in tests/browser are skipped. On Debian: apt-get install chromium"
[ "${CI:-}" != true ]
