"""Nothing jumps while a page loads on a phone with a slow line and a slow processor.

The shift is what browsers report as layout shift. A page of each template is loaded; `--full` loads
one of every kind.
"""

from __future__ import annotations

import pytest

from tests.site.samples import KINDS

MOST = 0.1
# Not `is_mobile`: it counts as a change of the window's size, and shifts after one go unreported
PHONE = {"viewport": {"width": 360, "height": 640}, "device_scale_factor": 2}
SLOW_LINE = {
    "offline": False,
    "latency": 150,  # ms
    "downloadThroughput": 200_000,  # bytes a second
    "uploadThroughput": 90_000,
}
SAMPLE = (
    *("home", "search", "provinces", "province", "district", "dates", "year", "month", "bodies"),
    *("body", "tasks", "signers", "topics", "topic side by side", "cited documents", "glossary"),
    *("fragment", "report", "letter", "letter with a table", "withdrawn", "about", "not found"),
)
WATCH = """
window.shifts = [];
new PerformanceObserver(list => shifts.push(
  ...list.getEntries().filter(entry => !entry.hadRecentInput).map(entry => ({
    by: entry.value, moved: entry.sources.map(({node}) => (node?.outerHTML ?? '').slice(0, 60)),
  }))
)).observe({type: 'layout-shift', buffered: true});
"""


def shifts(page, url):
    """Load a page as on a slow phone, and return what shifted."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_LINE)
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(WATCH)
    page.goto(url)
    page.evaluate("document.fonts.ready.then(() => new Promise(done => setTimeout(done, 800)))")
    return page.evaluate("shifts")


@pytest.mark.parametrize("name", KINDS)
def test_a_page_does_not_jump(new_page, kinds, name, full):
    if name not in SAMPLE and not full:
        pytest.skip("only with --full")
    (kind,) = [kind for kind in kinds if kind.name == name]
    found = shifts(new_page(**PHONE), kind.url)
    assert sum(shift["by"] for shift in found) <= MOST, found


def test_a_jump_is_seen(new_page, served):
    page = new_page(**PHONE)
    page.add_init_script(
        "addEventListener('load', () => setTimeout(() => document.body.prepend(Object.assign("
        "document.createElement('div'), {style: 'height: 300px'})), 100))"
    )
    assert sum(shift["by"] for shift in shifts(page, served)) > MOST
