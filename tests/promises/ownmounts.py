# SPDX-License-Identifier: GPL-3.0-or-later
"""A test that mounts something of its own: in a mount namespace that only it and its programs see."""
import os
import subprocess
import sys
import tempfile

SKIPPED = 77
WITH_MOUNTS = (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"])


def may_mount(prefix):
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run([*prefix, "mount", "-t", "tmpfs", "-o", "size=64k", "none", folder],
                              capture_output=True).returncode == 0


def enter(wrapper):
    """Goes on in such a namespace, inside `wrapper` (tests/support/with-keyring), or ends as skipped where there can be none:
    it takes root, or a system that lets anybody have a namespace."""
    if "KEYDESK_OWN_MOUNTS" in os.environ:
        return
    prefix = next((prefix for prefix in WITH_MOUNTS if may_mount(prefix)), None)
    if not prefix:
        print("skipped: nothing can be mounted here")
        sys.exit(SKIPPED)
    os.environ["KEYDESK_OWN_MOUNTS"] = "1"
    words = [*prefix, wrapper, sys.executable, *sys.argv]
    os.execvp(words[0], words)


def mount(*words):
    subprocess.run(["mount", *words], check=True)


def unmount(folder):
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
