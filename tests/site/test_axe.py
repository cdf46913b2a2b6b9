"""axe finds nothing on any kind of page, wide and narrow, light and dark.

Every kind is tested wide in light and narrow in dark, a sample of them in all four ways; `--full`
tests all kinds in all ways.
"""

from __future__ import annotations

import random

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.site.conftest import NARROW, WIDE
from tests.site.samples import KINDS

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
AXE = """tags => axe.run(document, {
    runOnly: {type: "tag", values: tags},
    rules: {"target-size": {enabled: true}},
    resultTypes: ["violations"],
    preload: false,
}).then(found => ({
    ran: [...found.passes, ...found.violations].map(rule => rule.id),
    wrong: found.violations.map(rule => rule.id + ": " + rule.nodes.map(
        node => node.target.join(" ") + " (" + node.failureSummary.split("\\n")[1].trim() + ")"
    ).join("; ")),
}))"""
WAYS = [(size, tone) for size in (WIDE, NARROW) for tone in ("light", "dark")]
FEW_WAYS = [(WIDE, "light"), (NARROW, "dark")]
IN_ALL_WAYS = random.Random(11).sample([*KINDS], 16)


def findings(page, ways=WAYS):
    """Return what axe finds wrong with a page, by width and tone."""
    page.evaluate(AXE_SCRIPT)
    wrong = {}
    for size, tone in ways:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=tone)
        found = page.evaluate(AXE, list(TAGS))
        assert {"color-contrast", "target-size"} <= {*found["ran"]}
        if found["wrong"]:
            wrong[size["width"], tone] = found["wrong"]
    return wrong


@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_nothing(page, kinds, name, full):
    (kind,) = [kind for kind in kinds if kind.name == name]
    page.goto(kind.url)
    assert findings(page, WAYS if full or name in IN_ALL_WAYS else FEW_WAYS) == {}


def test_axe_finds_nothing_on_a_page_of_results(page, served):
    page.goto(f"{served}tim-kiem/index.html?q=vùng xanh")
    page.locator("[data-search-results] li").first.wait_for()
    assert findings(page) == {}
