#!/bin/sh
# Install WebKit with its driver and a screen; the machine has Chrome and Firefox.
set -eu

sudo apt-get update -q
sudo apt-get install -y -q webkit2gtk-driver xvfb gir1.2-webkit2-4.1 python3-gi
