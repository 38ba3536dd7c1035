#!/bin/sh
# touches_engine.sh [BASE]: print `engine=false` if only records in annotations/ and pages in docs/
# have changed since the commit BASE; for these the check, the build and the journeys are enough.
set -eu
cd "$(dirname "$0")/.."
engine=true
if [ -n "${1:-}" ]; then
  changed="$(git -c core.quotepath=off diff --name-only --no-renames "$1...HEAD")"
  # annotations/edition.yml is not a record: everything that is built depends on it.
  records_and_pages='^(annotations/.+/[^/]+\.(md|yml)|docs/[^/]+\.md)$'
  if ! printf '%s\n' "$changed" | grep -qvE "$records_and_pages"; then engine=false; fi
fi
echo "engine=$engine"
