#!/bin/sh
# find_engines.sh: install Firefox and WebKit, which tests/journeys need. Called by test.sh.
set -u
cd "$(dirname "$0")/.."
has() { command -v "$1" >/dev/null 2>&1; }
missing() {
  has firefox-esr || has firefox || printf ' firefox-esr'
  has WebKitWebDriver || printf ' webkit2gtk-driver'
  has Xvfb || printf ' xvfb'
}

[ -z "$(missing)" ] && exit 0
# shellcheck disable=SC2046 # a list of packages
sh scripts/apt_install.sh $(missing) && [ -z "$(missing)" ] && exit 0
echo "Browser engines are missing, so tests/journeys skips them. On Debian: apt-get install$(missing)"
[ "${CI:-}" != true ]
