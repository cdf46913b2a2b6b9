"""What readers wait for stays light: they open it on phones, over slow lines.

Weights are those of the bytes packed by gzip -9, as hosts send them; fonts are packed already.
"""

import gzip
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.conftest import Watch, browsing
from tests.site.samples import SEEDS

PAGE, ADDRESSED, FIRST_VISIT, SECOND_PAGE, MOST = 12_000, 11_000, 105_000, 9_500, 60_000
STARTS = {"home": "index.html", "a letter": SEEDS["002"], "search": "tim-kiem/index.html"}
ASKED_FOR = "performance.getEntriesByType('resource').map(entry => entry.name)"


def packed(file):
    raw = file.read_bytes()
    return len(raw) if file.suffix == ".woff2" else len(gzip.compress(raw, 9))


def visited(page, address):
    """Open a page and return the addresses of all that it took, itself included."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    return {address, *page.evaluate(ASKED_FOR)}


@pytest.fixture(scope="module")
def weigh(browser, site, served):
    """Return a function that gives the weights of pages opened in turn by a new reader."""

    def weigh(*addresses):
        had, weights = set(), []
        with browsing(browser, Watch()) as new_page:
            page = new_page()
            for address in addresses:
                fresh = visited(page, served + address) - had
                had |= fresh
                files = {site / unquote(urlsplit(url).path.lstrip("/")) for url in fresh}
                weights.append(sum(map(packed, files)))
        return weights

    return weigh


@pytest.mark.parametrize("seed", SEEDS)
def test_the_page_of_a_directive_weighs_at_most_12_kb_packed(site, seed):
    assert packed(site / SEEDS[seed]) <= PAGE


@pytest.mark.parametrize("name", [*SEEDS.values(), STARTS["home"], "vinh-phuc/index.html"])
def test_a_page_of_a_site_with_an_address_weighs_at_most_11_kb_packed(site_with_address, name):
    assert packed(site_with_address / name) <= ADDRESSED


@pytest.mark.parametrize("records", ["real", "made"])
def test_no_page_weighs_more_than_60_kb_packed(records, request):
    folder = request.getfixturevalue({"real": "site", "made": "made_site"}[records])
    heavy = {page.name: packed(page) for page in folder.rglob("*.html") if packed(page) > MOST}
    assert heavy == {}


@pytest.mark.parametrize("start", STARTS)
def test_a_first_visit_takes_at_most_105_kb_in_all(weigh, start):
    assert weigh(STARTS[start])[0] <= FIRST_VISIT


@pytest.mark.parametrize("seed", SEEDS)
def test_a_second_page_takes_at_most_9_5_kb_more(weigh, seed):
    assert weigh(STARTS["home"], SEEDS[seed])[1] <= SECOND_PAGE


def test_a_list_after_a_letter_takes_at_most_9_5_kb_more(weigh):
    assert weigh(STARTS["a letter"], "dia-phuong/index.html")[1] <= SECOND_PAGE


def test_the_faces_are_among_what_is_weighed(weigh):
    assert weigh(STARTS["home"])[0] > 50_000  # Times New Roman may be here, the sans never is
