"""The points on one topic side by side, in the words of the letters."""

from __future__ import annotations

import pytest

from gazette.vocabulary import vocabulary
from tests.pages.reading import point_of, target
from tests.site.samples import SEEDS

ORDER = ("003", "001", "002", "004", "000")
"""The first records, newest first."""


def excerpts(site, address):
    """Return what a list quotes: the point of each excerpt, and its words."""
    found = []
    for at in site.chain(address):
        for article in site.page(at).all("article", cls="excerpts"):
            points = [p.one("a") for p in article.all("p", cls="meta")[1:]]
            words = [quote.text for quote in article.all("blockquote")]
            letter = target(at, article.one("h3").one("a"))
            for link, text in zip(points, words, strict=True):
                assert target(at, link) == letter
                found.append((point_of(at, link), text))
    return found


@pytest.mark.parametrize("order", ["", "theo-tinh/"])
def test_a_topic_has_every_point_that_speaks_of_it_in_the_letter_s_words(site, order):
    for topic in vocabulary().topics:
        wanted = sorted(
            (f"{entry.address}#{block.id}", block.text)
            for entry in site.corpus.shown
            for block in entry.record.blocks
            if topic in entry.directive.points.get(block.id, ())
        )
        address = f"chu-de/{topic}/tung-diem/{order}index.html"
        assert (address in site.pages) == bool(wanted)
        if wanted:
            assert sorted(excerpts(site, address)) == wanted


def test_what_five_districts_ordered_on_vaccination_is_one_page(real_site):
    letters = {
        point.partition("#")[0]
        for point, _ in excerpts(real_site, "chu-de/tiem-chung/tung-diem/index.html")
    }
    assert letters == set(SEEDS.values())
    topic = real_site.page("chu-de/tiem-chung/index.html")
    (link,) = [
        a for p in topic.all("p", cls="see") for a in p.all("a", href="tung-diem/index.html")
    ]
    assert link.text.startswith("Đối chiếu theo từng điểm (")


def test_each_letter_can_be_put_beside_the_one_before_it(real_site):
    page = real_site.page("chu-de/tiem-chung/tung-diem/index.html")
    ids = [article.attrs["id"] for article in page.one("div", cls="beside").all("article")]
    ways = [a.attrs["href"][1:] for p in page.all("p", cls="choice") for a in p.all("a")[:-1]]
    assert ways == ids[:-1] + ids[-2:-1]  # the last goes with the one after it
    assert [f"{id_}.html" for id_ in ids] == [SEEDS[seed] for seed in ORDER]


def test_a_topic_stands_newest_first_and_by_province(real_site):
    stem = "chu-de/tiem-chung/tung-diem"
    newest = [p.partition("#")[0] for p, _ in excerpts(real_site, f"{stem}/index.html")]
    order = [SEEDS[seed] for seed in ORDER]
    assert list(dict.fromkeys(newest)) == order
    headings = [h2.text for h2 in real_site.page(f"{stem}/theo-tinh/index.html").all("h2")]
    assert headings == [
        f"Tỉnh {name}"
        for name in ("Bình Thuận", "Thái Bình", "Thái Nguyên", "Trà Vinh", "Vĩnh Phúc")
    ]
