#!/bin/sh
# find_browser.sh: find a browser for the tests and check that Playwright starts. Called by test.sh.
# An installed browser is used; otherwise the package chromium is installed (as root on Debian or
# Ubuntu), or else the browser of Playwright.
set -u
cd "$(dirname "$0")/.."
found() { .venv/bin/python tests/browser/find.py 2>/dev/null; }
drives() { .venv/bin/playwright --version >/dev/null 2>&1; }
fail() {
  echo "$1"
  [ "${CI:-}" != true ]
  exit
}

# Playwright includes Node, which needs a library that is missing in a minimal Debian.
drives || sh scripts/apt_install.sh libatomic1
drives || fail "Playwright does not start, so the tests with a browser will fail: $(.venv/bin/playwright --version 2>&1 | head -n 1). On Debian: apt-get install libatomic1"

found && exit 0
sh scripts/apt_install.sh chromium && found && exit 0
limit=""
command -v timeout >/dev/null 2>&1 && limit="timeout 300" # macOS has none
.venv/bin/python scripts/with_progress.py "No browser found; installing the one of Playwright" \
  $limit .venv/bin/playwright install chromium && found && exit 0
fail "There is no browser, so the tests that need one are skipped. On Debian: apt-get install chromium"
