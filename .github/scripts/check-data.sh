#!/bin/sh
# Check the data, with a remark at the line of each fault; against the version in base/, if it is there.
set -eu
if [ -d base/data ]; then
  set -- --before base/data
fi
exec python -m macros check --format github "$@"
