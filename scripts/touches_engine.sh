#!/bin/sh
# touches_engine.sh [BASE]: prints `engine=false` if nothing but records of annotations/ and pages
# of docs/ changed since the commit BASE: for these check, build and journeys are enough.
set -eu
cd "$(dirname "$0")/.."
engine=true
if [ -n "${1:-}" ]; then
  changed="$(git -c core.quotepath=off diff --name-only --no-renames "$1...HEAD")"
  # annotations/edition.yml is no record: it decides how everything is built.
  records_and_pages='^(annotations/.+/[^/]+\.(md|yml)|docs/[^/]+\.md)$'
  if ! printf '%s\n' "$changed" | grep -qvE "$records_and_pages"; then engine=false; fi
fi
echo "engine=$engine"
