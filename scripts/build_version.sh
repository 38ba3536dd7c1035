#!/bin/sh
# build_version.sh ADDRESS [TAG]: the site for its address, into public/site. With the tag of a
# release, such as v1.2.0, also the same at ADDRESS/v1.2.0/, where it stays as it is for ever, and
# the downloads of that version with their checksums, into public/release.
set -eu
cd "$(dirname "$0")/.."
address="${1%/}/"
tag="${2:-}"
version="$(sed -n 's/^version: *"\{0,1\}\([0-9][0-9.]*\)"\{0,1\} *$/\1/p' annotations/edition.yml)"
[ -n "$version" ] || { echo "annotations/edition.yml names no version such as 1.2.0"; exit 1; }
grep -q "^## $version " CHANGELOG.md || { echo "CHANGELOG.md says nothing of $version"; exit 1; }
[ -z "$tag" ] || [ "$tag" = "v$version" ] || { echo "the tag is $tag, but edition.yml says $version"; exit 1; }
sum=sha256sum
command -v sha256sum >/dev/null || sum="shasum -a 256"
export VERSIONS_URL="$address"
rm -rf public
SITE_URL="$address" make site
mkdir -p public
mv site public/site
[ -n "$tag" ] || { echo "public/site is ready for $address."; exit 0; }
SITE_URL="$address$tag/" make site
mv site "public/site/$tag"
mkdir public/release
find "public/site/$tag/downloads" -maxdepth 1 -type f ! -name index.html -exec cp {} public/release/ \;
(cd public/release && $sum -- * > ../checksums && mv ../checksums checksums-sha256.txt)
echo "public/site is ready for $address, with $tag in a folder of its own; its files are in public/release."
