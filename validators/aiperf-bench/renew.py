#!/usr/bin/env python3
# Copyright (c) 2026, NVIDIA CORPORATION & AFFILIATES. All rights reserved.
#
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
# You may obtain a copy of the License at
#
#     http://www.apache.org/licenses/LICENSE-2.0
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS,
# WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
# See the License for the specific language governing permissions and
# limitations under the License.
"""Writes the locks beside this file: renew.py <requirement>, such as renew.py aiperf==0.7.0 (docs/maintainer/wheels.md).

pip resolves the requirement once, for the Python that runs this and Linux on x86-64, and then names the wheel of each
package for each platform. It asks the index that it is configured for.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
OLDEST_GLIBC = 28


def tags(machine):
    """Platform tags that run on the GNU C library 2.28 or newer."""
    names = [f"manylinux_2_{minor}_{machine}" for minor in range(OLDEST_GLIBC, 4 if machine == "x86_64" else 16, -1)]
    names += [f"manylinux2014_{machine}", f"linux_{machine}"]
    if machine == "x86_64":
        names += ["manylinux2010_x86_64", "manylinux1_x86_64"]
    return names


def install(machine, *arguments):
    """What pip would install, as its report says it; nothing is installed."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    abis = ["cp" + version.replace(".", ""), "abi3", "none"]
    with tempfile.TemporaryDirectory() as target:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--dry-run",
                   "--ignore-installed", "--only-binary=:all:", "--implementation=cp", "--python-version=" + version,
                   "--target=" + target, "--report=-", *["--abi=" + abi for abi in abis],
                   *["--platform=" + tag for tag in tags(machine)], *arguments]
        report = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    return json.loads(report)["install"]


def line(wheel):
    name = re.sub(r"[-_.]+", "-", wheel["metadata"]["name"]).lower()
    digest = wheel["download_info"]["archive_info"]["hashes"]["sha256"]
    return f"{name}=={wheel['metadata']['version']} --hash=sha256:{digest}\n"


def main(requirement):
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    pins = [line(wheel).split(" ")[0] for wheel in install("x86_64", requirement)]
    for architecture, machine in MACHINES.items():
        lines = sorted((line(w) for w in install(machine, "--no-deps", *pins)), key=lambda text: text.split("=="))
        head = (f"# Python wheels of the image aiperf-bench for linux/{architecture}: CPython {python}, GNU C library"
                f" 2.{OLDEST_GLIBC} or newer.\n# Every wheel is taken by this digest and no other. How to renew the"
                " file: docs/maintainer/wheels.md\n")
        file = pathlib.Path(__file__).with_name(f"linux-{architecture}.lock")
        file.write_text(head + "".join(lines))
        print(f"{file}: {len(lines)} wheels")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
