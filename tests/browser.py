"""The browser that tests of the site and of search share: one for each process.

Chromium missing: the tests that need it are skipped with the reason, or fail where CI=true.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright


def missing(what):
    """Skip the test for want of `what`, or fail it where CI=true."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(what)


def find_chromium(playwright):
    """Return the browser that scripts/tools.sh finds, in its order; None where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        path = shutil.which(name)
        if (
            path
            and not subprocess.run([path, "--version"], capture_output=True, check=False).returncode
        ):
            return path
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            missing("there is no Chromium; `make tools` gets one")
        args = ["--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        if os.geteuid() == 0:
            args.append("--no-sandbox")
        browser = playwright.chromium.launch(executable_path=path, args=args)
        yield browser
        browser.close()
