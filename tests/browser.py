"""The browser that tests of the site and of search share: one for each process.

Chromium missing: the tests that need it are skipped with the reason, or fail where CI=true.
"""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import sync_playwright

from bench.chromium import arguments, find_chromium


def missing(what):
    """Skip the test for want of `what`, or fail it where CI=true."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(what)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            missing("there is no Chromium; `make tools` gets one")
        browser = playwright.chromium.launch(executable_path=path, args=arguments())
        yield browser
        browser.close()
