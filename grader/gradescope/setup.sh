#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the image. What can go wrong must stop it: no half an autograder.
set -euo pipefail

# Where pip finds PyTorch's builds for the CPU (an index URL). Without one pip takes its default,
# which on Linux is built for GPUs and several times as large.
TORCH_INDEX=

source=/autograder/source
home=/opt/noyaux # not below /root: the confined processes, which are nobody's, read Python from here

export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends python3 python3-venv tzdata
python=python3
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then # Ubuntu 22.04
  apt-get install -y --no-install-recommends python3.11 python3.11-venv
  python=python3.11
fi

"$python" -m venv "$home"
cd "$source"
if [ -n "$TORCH_INDEX" ]; then
  "$home/bin/python" -m pip install --no-cache-dir --constraint constraints.txt --index-url "$TORCH_INDEX" torch
fi
"$home/bin/python" -m pip install --no-cache-dir --constraint constraints.txt --editable '.[instructor]'
