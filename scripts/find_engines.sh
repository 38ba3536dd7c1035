#!/bin/sh
# Called by test.sh: gets the second and the third browser engine, which tests/journeys need.
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
echo "Browser engines are missing, so their journeys are skipped. On Debian: apt-get install$(missing)"
[ "${CI:-}" != true ]
