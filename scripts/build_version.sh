#!/bin/sh
# build_version.sh ADDRESS [TAG]: build the site for its address in public/site. With the tag of a
# release, such as v1.2.0, also build it for ADDRESS/v1.2.0/, where it is never changed again, and
# copy the downloads of that version with their checksums to public/release.
set -eu
cd "$(dirname "$0")/.."
address="${1%/}/"
tag="${2:-}"
version="$(sed -n 's/^version: *"\{0,1\}\([0-9][0-9.]*\)"\{0,1\} *$/\1/p' annotations/edition.yml)"
[ -n "$version" ] || { echo "annotations/edition.yml has no version such as 1.2.0. Add it: version: 1.2.0"; exit 1; }
grep -q "^## $version " CHANGELOG.md || { echo "CHANGELOG.md has no entry for $version. Add a heading: ## $version"; exit 1; }
[ -z "$tag" ] || [ "$tag" = "v$version" ] || { echo "The tag is $tag, but the version in annotations/edition.yml is $version. Change one of them."; exit 1; }
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
echo "public/site is ready for $address, with version $tag in public/site/$tag; its downloads are in public/release."
