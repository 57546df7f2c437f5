"""The Chromium of this machine, as the browser tests, the screenshot and the measurements start it."""

from __future__ import annotations

import shutil
import sys

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
"""Without a sandbox, because it may be root who starts it, in a container."""


def chromium() -> str:
    """The distribution's own Chromium; without one the program, or the test run, ends."""
    found = shutil.which("chromium")
    return found or sys.exit("no chromium: install it with apt-get install chromium")
