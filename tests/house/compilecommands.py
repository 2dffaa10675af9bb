# SPDX-License-Identifier: GPL-3.0-or-later
"""The compile command of every file of src/, also where a build compiles a room in a few pieces."""
import json
import re
import shlex
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def of_rooms(build):
    """Yields (file, directory, words) for each file of src/, without what only g++ or only a real build needs."""
    for entry in json.loads((Path(build) / "compile_commands.json").read_text()):
        files = [entry["file"]]
        if "/Unity/" in entry["file"]:
            files = re.findall(r'#include "(.+)"', Path(entry["file"]).read_text())
        for file in files:
            if not file.startswith(f"{ROOT}/src/"):
                continue
            words = [word for word in shlex.split(entry["command"]) if word not in ("-Winvalid-pch", "-MD")]
            for option in ("-MT", "-MF", "-include"):
                if option in words:
                    del words[words.index(option):words.index(option) + 2]
            if "ccache" in words[0]:
                words.pop(0)
            words[words.index("-c") + 1] = file
            yield file, entry["directory"], words
