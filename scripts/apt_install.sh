#!/bin/sh
# apt_install.sh PACKAGE…: as root on Debian or Ubuntu, install packages; fail anywhere else.
set -eu
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || exit 1
export DEBIAN_FRONTEND=noninteractive
exec .venv/bin/python scripts/with_progress.py "Installing with apt-get: $*" \
  sh -c 'apt-get update -q && exec apt-get install -y -q --no-install-recommends "$@"' sh "$@"
