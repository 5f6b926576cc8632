#!/bin/sh
# Open an issue with a label, a title and the text of a file, or renew the open one that has the label.
# A text without a section, that is without a finding, opens none.
set -eu
label=$1
title=$2
text=$3
grep -q '^## ' "$text" || exit 0
# GitHub takes some 65,000 characters; whole lines of them are kept.
awk '{ size += length($0) + 1; if (size > 60000) { print "\nThe rest is in the files of the run."; exit } print }' \
  "$text" >"$text.cut"
number=$(gh issue list --label "$label" --state open --limit 1 --json number --jq '.[0].number // empty')
if [ -n "$number" ]; then
  gh issue edit "$number" --body-file "$text.cut"
else
  gh issue create --title "$title" --label "$label" --body-file "$text.cut"
fi
