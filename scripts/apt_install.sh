#!/bin/sh
# apt_install.sh PACKAGE…: install packages on Debian or Ubuntu, as root; otherwise fail.
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || exit 1
export DEBIAN_FRONTEND=noninteractive
exec .venv/bin/python scripts/with_progress.py "Installing with apt-get: $*" \
  sh -c 'apt-get update -q && exec apt-get install -y -q --no-install-recommends "$@"' sh "$@"
