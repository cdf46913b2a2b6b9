"""The Chromium that scripts/tools.sh finds, for the tests and for what is measured in a browser."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def find_chromium(playwright):
    """Return the path of the Chromium that tools.sh would use; None where there is none.

    The headless shell, which draws no window of its own, takes half the processor time.
    """
    for name in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"):
        path = shutil.which(name)
        if (
            path
            and not subprocess.run([path, "--version"], capture_output=True, check=False).returncode
        ):
            return path
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def arguments():
    """Return Chromium's arguments: no graphics card, no host but this machine."""
    offline = ["--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    return [*offline, "--no-sandbox"] if os.geteuid() == 0 else offline


@contextlib.contextmanager
def chromium():
    """Start a browser and close it at the end."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            sys.exit("There is no Chromium; `make tools` gets one.")
        browser = playwright.chromium.launch(executable_path=path, args=arguments())
        yield browser
        browser.close()
