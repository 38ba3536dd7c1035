#!/bin/sh
# Called by test.sh: gets the second and the third browser engine, which tests/journeys need.
set -u
cd "$(dirname "$0")/.."
missing() {
  for pair in firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || printf ' %s' "${pair#*:}"
  done
}

[ -z "$(missing)" ] && exit 0
# shellcheck disable=SC2046 # a list of packages
sh scripts/apt_install.sh $(missing) && [ -z "$(missing)" ] && exit 0
echo "Browser engines are missing, so their journeys are skipped. On Debian: apt-get install$(missing)"
[ "${CI:-}" != true ]
