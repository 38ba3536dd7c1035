#!/bin/sh
# build_version.sh ADDRESS: the site for its address, and the same at ADDRESS/v<version>/, which
# stays as it is for ever; then the checksums of its downloads. All of it into public/.
set -eu
cd "$(dirname "$0")/.."
address="${1%/}/"
version="v$(sed -n 's/^version: *"\{0,1\}\([0-9][0-9.]*\)"\{0,1\} *$/\1/p' annotations/edition.yml)"
[ "$version" != v ] || { echo "annotations/edition.yml names no version such as 1.2.0"; exit 1; }
grep -q "^## ${version#v} " CHANGELOG.md || { echo "CHANGELOG.md says nothing of ${version#v}"; exit 1; }
rm -rf public
SITE_URL="$address" make site
mkdir -p public
mv site public/site
SITE_URL="$address$version/" make site
mv site "public/site/$version"
(cd public/site/downloads && find . -maxdepth 1 -type f ! -name index.html -exec sha256sum {} + | sed 's| \./| |' | sort -k 2) > public/checksums-sha256.txt
echo "public/site is ready for $address, with $version in a folder of its own."
