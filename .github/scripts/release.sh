#!/bin/sh
# Make a release of the tag that the workflow runs for, with what stands in dist/.
set -eu
exec gh release create "$GITHUB_REF_NAME" dist/*.zip dist/*.pdf dist/*.cdx.json --verify-tag --generate-notes
