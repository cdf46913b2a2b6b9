"""Take the picture that the README shows: a directive's page, as a reader on a wide screen sees it.

    python scripts/screenshots.py

Builds the site into a folder of its own and needs the Chromium that `make tools` gets.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from gazette.site.build import build_site

PAGE = "vinh-phuc/song-lo/2021/358-cv-hu.html"
PICTURE = Path(".github/screenshot.png")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_site(site_dir=Path(folder) / "site")
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto((site / PAGE).as_uri())
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
