"""Take pictures of every kind of page, for whoever looks after how the site looks.

    python -m tests.site.pictures                              # all, into .cache/pictures/
    python -m tests.site.pictures home "letter*" --width 360 --dark
    python -m tests.site.pictures home --print
    python -m tests.site.pictures --readme                     # the one that the README shows

Each is of the whole page: `<kind>-<width>-<light|dark>.png`, and `<kind>-print-<n>.png` of each
printed sheet. `index.html` shows all that are there. Needs the Chromium that `make tools` gets.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import contextlib
import fnmatch
import re
import struct
import sys
import tempfile
import zlib
from pathlib import Path

import jinja2
import pypdfium2
from mkdocs.exceptions import Abort
from playwright.async_api import async_playwright

from bench.chromium import arguments, find_chromium
from tests.conftest import ROOT
from tests.site.conftest import built, serving
from tests.site.factory import made_corpus, slug
from tests.site.samples import KINDS, SEEDS

FOLDER = ROOT / ".cache/pictures"
README = ROOT / ".github/screenshot.png"
WIDTHS = {1280: 800, 768: 1024, 360: 740, 320: 640}
"""By width, the height of the window: what a page fills at least."""
TONES = ("light", "dark")
MOVED = "ha-giang/khong-ro/khong-ro/41-cv-hu.html"
PAGES = {
    slug(name): place
    for name, place in {
        **KINDS,
        # The tests of every kind can't take these: a question, a page that leads on by itself,
        # and a site without any record.
        "search with results": ("real", "tim-kiem/index.html?q=vùng xanh"),
        "search with many results": ("made", "tim-kiem/index.html?q=Đồng Văn"),
        "search without results": ("real", "tim-kiem/index.html?q=xyzzy"),
        "moved": ("made", MOVED),
        "home of an empty site": ("empty", "index.html"),
        "provinces of an empty site": ("empty", "dia-phuong/index.html"),
        "dates of an empty site": ("empty", "ngay/index.html"),
        "signers of an empty site": ("empty", "nguoi-ky/index.html"),
    }.items()
}
SIZE = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
ANSWERED = "!['', 'Đang tìm…'].includes(document.querySelector('#so-ket-qua').textContent.trim())"
REFRESH = re.compile(r'<meta http-equiv="refresh"[^>]*>')
SHEET_SCALE = 96 / 72  # as many pixels as an A4 sheet has CSS pixels
SHEET = jinja2.Template(
    """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Every kind of page</title>
<style>
:root { color-scheme: light dark; font: 14px/1.3 sans-serif }
th { text-align: left; vertical-align: top; position: sticky; background: Canvas }
thead th { top: 0; z-index: 1 }
tbody th { left: 0; min-width: 9em }
td { vertical-align: top; white-space: nowrap }
img { width: 190px; height: 260px; object-fit: cover; object-position: top; outline: 1px solid }
</style>
<table>
<thead><tr><th>Kind{% for column in columns %}<th>{{ column }}{% endfor %}</thead>
<tbody>
{% for name, cells in rows %}<tr id="{{ name }}"><th>{{ name }}
{% for files in cells %}<td>{% for file in files %}
<a href="{{ file }}"><img src="{{ file }}" alt="{{ file }}" loading="lazy"></a>{% endfor %}
{% endfor %}{% endfor %}</tbody>
</table>
""",
    autoescape=True,
)


def wanted(argv):
    """Return what is asked for: kinds by name, windows as (width, tone), and whether printed."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.site.pictures",
        description="Take pictures of every kind of page into .cache/pictures/.",
        epilog=f"Kinds: {', '.join(PAGES)}",
    )
    parser.add_argument("kinds", nargs="*", metavar="KIND", help='as listed below, or "letter*"')
    parser.add_argument(
        "--width", type=int, choices=WIDTHS, action="append", help="may be repeated"
    )
    for tone in TONES:
        parser.add_argument(f"--{tone}", dest="tones", action="append_const", const=tone)
    parser.add_argument("--print", dest="printed", action="store_true", help="printed sheets too")
    parser.add_argument("--readme", action="store_true", help="take only the README's picture")
    asked = parser.parse_args(argv)
    names = []
    for pattern in asked.kinds or ["*"]:
        found = fnmatch.filter(PAGES, pattern)
        if not found:
            parser.error(f"there is no kind “{pattern}”; there are {', '.join(PAGES)}")
        names += [name for name in found if name not in names]
    # Without a choice of windows or sheets, both
    on_screen = asked.width or asked.tones
    windows = [(width, tone) for width in asked.width or WIDTHS for tone in asked.tones or TONES]
    asked.windows = windows if on_screen or not asked.printed else []
    asked.printed = asked.printed or not on_screen
    asked.kinds = names
    return asked


@contextlib.contextmanager
def served(names):
    """Build and serve the sites in which these kinds stand; yield the kinds' addresses by name."""
    needed = {PAGES[name][0] for name in names}
    with tempfile.TemporaryDirectory() as made, contextlib.ExitStack() as stack:
        folder, hosts = Path(made), {}
        for which in needed:
            records = folder / which / "records"
            records.mkdir(parents=True)
            if which == "made":
                made_corpus(records)
            site = built(folder / which, None if which == "real" else records)
            hosts[which] = stack.enter_context(serving(site))
        yield {name: hosts[PAGES[name][0]] + PAGES[name][1] for name in names}


@contextlib.asynccontextmanager
async def chromium():
    async with async_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            sys.exit("There is no Chromium; `make tools` gets one.")
        browser = await playwright.chromium.launch(executable_path=path, args=arguments())
        yield browser
        await browser.close()


@contextlib.asynccontextmanager
async def window(browser, width, tone):
    """Yield a page of a context of its own, in which nothing moves."""
    context = await browser.new_context(
        locale="vi-VN",
        reduced_motion="reduce",
        bypass_csp=True,  # else no function can be waited for
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme=tone,
    )
    await context.route(f"**/{MOVED}", _stay)
    yield await context.new_page()
    await context.close()


async def _stay(route):
    """Let a page that leads on by itself be looked at."""
    answer = await route.fetch()
    await route.fulfill(response=answer, body=REFRESH.sub("", await answer.text()))


async def opened(page, address):
    """Open a page and wait until its faces, and what it found, are there."""
    await page.goto(address)
    if "?" in address:  # what is found comes some time after the page
        await page.wait_for_function(ANSWERED)
    await page.evaluate("document.fonts.ready.then(() => 0)")


async def whole(devtools, page):
    """Return a picture of a whole page. Playwright's own takes nearly twice as long to pack."""
    width, height = await page.evaluate(SIZE)
    window = page.viewport_size
    # So that what is fixed to the foot of the window stands at the foot of the page
    await page.set_viewport_size({**window, "height": height})
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    options = {"clip": clip, "captureBeyondViewport": True, "optimizeForSpeed": True}
    taken = await devtools.send("Page.captureScreenshot", options)
    await page.set_viewport_size(window)
    return base64.b64decode(taken["data"])


async def take_windows(browser, addresses, width, tone):
    async with window(browser, width, tone) as page:
        devtools = await page.context.new_cdp_session(page)
        for name, address in addresses.items():
            await opened(page, address)
            (FOLDER / f"{name}-{width}-{tone}.png").write_bytes(await whole(devtools, page))


async def take_sheets(browser, addresses):
    async with window(browser, 1280, "light") as page:
        for name, address in addresses.items():
            await opened(page, address)
            raw = await page.pdf(prefer_css_page_size=True, print_background=False)
            for file in FOLDER.glob(f"{name}-print-*.png"):
                file.unlink()  # it may have had more sheets
            with pypdfium2.PdfDocument(raw) as pdf:
                for number, sheet in enumerate(pdf, start=1):
                    bitmap = sheet.render(scale=SHEET_SCALE, rev_byteorder=True)
                    (FOLDER / f"{name}-print-{number}.png").write_bytes(png(bitmap))


def png(bitmap):
    """Return a bitmap of three bytes a pixel, red first, as a PNG file."""
    lines = bytes(bitmap.buffer)
    length = bitmap.width * 3
    # Each line of a PNG begins with the number of its filter: none
    raw = b"".join(
        b"\0" + lines[start : start + length]
        for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    )
    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(raw, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


async def take(addresses, windows, *, printed):
    """Take all pictures: the windows beside each other, in one browser."""
    async with chromium() as browser:
        tasks = [take_windows(browser, addresses, *one) for one in windows]
        if printed:
            tasks.append(take_sheets(browser, addresses))
        await asyncio.gather(*tasks)


async def take_readme(address):
    """Take the README's picture: a directive as a reader on a wide screen first sees it."""
    async with chromium() as browser:
        page = await browser.new_page(locale="vi-VN", viewport={"width": 1280, "height": 860})
        await opened(page, address)
        await page.screenshot(path=README)


def write_sheet():
    """Write the page that shows every picture there is, kinds as rows."""
    windows = [f"{width}-{tone}" for width in WIDTHS for tone in TONES]
    there = {file.name for file in FOLDER.glob("*.png")}
    rows = []
    for name in PAGES:
        cells = [[file] if (file := f"{name}-{one}.png") in there else [] for one in windows]
        sheets = fnmatch.filter(there, f"{name}-print-*.png")
        cells.append(sorted(sheets, key=lambda file: int(re.findall(r"\d+", file)[-1])))
        if any(cells):
            rows.append((name, cells))
    columns = [*windows, "print"]
    (FOLDER / "index.html").write_text(SHEET.render(columns=columns, rows=rows), encoding="utf-8")


def main(argv=None):
    asked = wanted(argv)
    if asked.readme:
        (name,) = [name for name, (_, address) in PAGES.items() if address == SEEDS["002"]]
        with served([name]) as addresses:
            asyncio.run(take_readme(addresses[name]))
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(asked.kinds) as addresses:
        asyncio.run(take(addresses, asked.windows, printed=asked.printed))
    write_sheet()
    sys.stdout.write(f"{FOLDER / 'index.html'}\n")


if __name__ == "__main__":
    try:
        main()
    except Abort as problems:  # which leaves in silence
        sys.exit(problems.format_message())
