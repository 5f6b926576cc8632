#!/bin/sh
# Write what the weekly look finds to build/weekly/: links.json, links.md, report.md and wanted.md.
set -eu
mkdir -p build/weekly
# 1 says that links are dead, which is what is asked for; anything else is a failure.
python -m macros links --json build/weekly/links.json --markdown build/weekly/links.md || test $? -eq 1
python -m macros report --format markdown --links build/weekly/links.json >build/weekly/report.md
python -m macros report --wanted 50 >build/weekly/wanted.md
