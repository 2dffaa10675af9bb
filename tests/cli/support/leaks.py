# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for a secret where none may be: in files and in what other processes can see of a process."""
import base64
import urllib.parse
from pathlib import Path


def forms_of(secret):
    """The secret as bytes in every form in which it could have been written down."""
    raw = secret.encode()
    forms = {raw, secret.encode("utf-16-le"), secret.encode("utf-16-be"), raw.hex().encode(), raw.hex().upper().encode(),
             urllib.parse.quote(secret, safe="").encode(), urllib.parse.quote_plus(secret).encode()}
    # Inside a longer base64 text the secret can begin at any of three places; the edges mix with their neighbours.
    for shift in range(3):
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            text = encode(b"\0" * shift + raw)
            forms.add(text[(shift * 8 + 5) // 6:len(text) - 4])
    return {form for form in forms if len(form) >= 6}


def places_of(secret, folders, without=None):
    forms = forms_of(secret)
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and not (without and without in path.parents):
                try:
                    content = path.read_bytes()
                except FileNotFoundError:
                    continue  # gone meanwhile, as a temporary file does
                if any(form in content for form in forms):
                    found.append(str(path))
    return found


def processes_with(secret, own):
    """Arguments and environments of all processes but the runner's."""
    forms = forms_of(secret)
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        if int(process.name) == own:
            continue
        for name in ("cmdline", "environ"):
            try:
                content = (process / name).read_bytes()
                if any(form in content for form in forms):
                    found.append(f"{process}/{name}")
            except OSError:
                pass  # gone, or not ours to read
    return found
