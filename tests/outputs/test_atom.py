"""Feeds are well formed, tell what changed last, and are named by the pages that list the same."""

import datetime as dt

import feedparser
import pytest

from gazette.corpus import load_corpus
from gazette.outputs.atom import feed_targets
from gazette.outputs.model import SiteInputs
from gazette.pages.feeds import NEWEST
from gazette.store import Store
from tests.conftest import ROOT
from tests.site.conftest import SITE_URL
from tests.site.dom import page_at
from tests.site.factory import made_letter, made_report
from tests.site.samples import SEEDS

THEME = ROOT / "scripts/gazette/theme"


def feeds(folder, site_url=SITE_URL):
    """Return the feeds of a folder of records, read."""
    corpus, problems = load_corpus([folder])
    assert problems == []
    inputs = SiteInputs(corpus, site_url, THEME, Store(None))
    return {target.address: read(target.make()) for target in feed_targets(inputs)}


def read(data):
    feed = feedparser.parse(data)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def titles(feed):
    return [entry.title for entry in feed.entries]


def digests(folder):
    corpus, _ = load_corpus([folder])
    inputs = SiteInputs(corpus, SITE_URL, THEME, Store(None))
    return {target.address: target.digest for target in feed_targets(inputs)}


@pytest.fixture(scope="module")
def made_feeds(made_records):
    return feeds(made_records)


def test_every_document_stands_in_the_feeds_of_all_places_topics_and_issuers(tmp_path):
    made_letter(tmp_path, topics=["tiem-chung", "vung-xanh"])
    found = feeds(tmp_path)
    assert set(found) == {
        "index.atom",
        "ha-giang/index.atom",
        "ha-giang/dong-van/index.atom",
        "chu-de/tiem-chung/index.atom",
        "chu-de/vung-xanh/index.atom",
        "co-quan/huyen-uy/index.atom",
    }
    for feed in found.values():
        assert titles(feed) == [
            "Công văn 1-CV/HU, Huyện ủy Đồng Văn, tỉnh Hà Giang, ngày 10/8/2021"
        ]


def test_a_body_with_a_page_of_its_own_has_a_feed_of_what_it_issued(tmp_path):
    for number in range(1, 4):
        made_letter(tmp_path, number=f"{number}-CV/HU")
    found = feeds(tmp_path)["co-quan/huyen-uy/ha-giang/dong-van/index.atom"]
    assert len(found.entries) == 3


def test_an_entry_says_what_whose_when_and_on_what(tmp_path):
    made_letter(tmp_path, subject="Về <b>& “Covid-19”", added="2026-11-20", revised="2026-11-28")
    feed = feeds(tmp_path)["index.atom"]
    (entry,) = feed.entries
    assert entry.id == "tag:vi-du.invalid,2026-11-20:ha-giang/dong-van/2021/1-cv-hu"
    assert entry.link == f"{SITE_URL}ha-giang/dong-van/2021/1-cv-hu.html"
    assert (entry.published, entry.updated) == (
        "2026-11-20T00:00:00+07:00",
        "2026-11-28T00:00:00+07:00",
    )
    assert entry.author == "Huyện ủy Đồng Văn"
    assert [tag.term for tag in entry.tags] == ["tiem-chung"]
    assert entry.summary == "Về <b>& “Covid-19”"
    assert feed.feed.updated == "2026-11-28T00:00:00+07:00"
    assert feed.feed.language == "vi"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links == {"self": f"{SITE_URL}index.atom", "alternate": f"{SITE_URL}index.html"}
    assert feed.feed.id == links["self"]


def test_what_was_revised_last_comes_first_and_old_changes_fall_out(tmp_path):
    for number in range(NEWEST + 1):
        day = dt.date(2026, 1, 1) + dt.timedelta(number)
        made_letter(tmp_path, number=f"{number + 1}-CV/HU", added="2026-01-01", revised=f"{day}")
    feed = feeds(tmp_path)["index.atom"]
    assert len(feed.entries) == NEWEST
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    assert "2026-01-01" not in str(days)


def test_an_id_stays_when_the_record_moves(tmp_path):
    old = "/ha-giang/khong-ro/2021/1-cv-hu.html"
    made_letter(tmp_path, formerly=[old])
    (entry,) = feeds(tmp_path)["index.atom"].entries
    assert entry.id.endswith(":ha-giang/khong-ro/2021/1-cv-hu")
    assert entry.link.endswith("ha-giang/dong-van/2021/1-cv-hu.html")


def test_of_what_was_withdrawn_a_feed_says_only_that(tmp_path):
    made_letter(
        tmp_path,
        subject="Bí mật",
        withdrawn={"on": "2027-01-31", "because": "Thử"},
        revised="2027-01-31",
    )
    found = feeds(tmp_path)
    assert not any(address.startswith("chu-de/") for address in found)
    (entry,) = found["ha-giang/dong-van/index.atom"].entries
    assert entry.summary == "Tài liệu không còn được đăng"
    assert "Bí mật" not in str(entry)


def test_without_the_address_of_the_site_there_is_no_feed(tmp_path):
    made_letter(tmp_path)
    assert feeds(tmp_path, None) == {}


def test_ids_are_unique(made_feeds):
    for feed in made_feeds.values():
        ids = [entry.id for entry in feed.entries]
        assert len(set(ids)) == len(ids)
    assert len(made_feeds["index.atom"].entries) == NEWEST


@pytest.mark.parametrize(
    ("make", "changes"),
    [
        (made_letter, {"formerly": ["/ha-giang/yen-minh/2021/1-cv-hu.html"]}),
        (made_report, {"byline": "Lê Văn Mẫu"}),
    ],
)
def test_what_an_entry_says_of_its_authors_and_first_address_redoes_the_feed(
    tmp_path, make, changes
):
    make(tmp_path / "before")
    make(tmp_path / "after", **changes)
    before, after = digests(tmp_path / "before"), digests(tmp_path / "after")
    assert before.keys() == after.keys()
    assert not set(before.values()) & set(after.values())


def test_an_edit_of_the_text_alone_changes_no_feed(tmp_path):
    file = made_letter(tmp_path, body="1. Một việc phải làm.")
    before = digests(tmp_path)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Một việc", "Hai việc"), encoding="utf-8")
    assert digests(tmp_path) == before
    file.write_text(text.replace("Phòng, chống", "Chống"), encoding="utf-8")
    assert digests(tmp_path).keys() == before.keys()
    assert not set(digests(tmp_path).values()) & set(before.values())


def _named(page):
    links = (link for link in page.all("link") if link.attrs.get("type") == "application/atom+xml")
    return [link.attrs["href"] for link in links]


def test_every_feed_is_named_by_its_page_and_every_name_leads_to_a_feed(site_with_address):
    written, own = set(site_with_address.rglob("*.atom")), set()
    for page in site_with_address.rglob("*.html"):
        for href in _named(page_at(page)):
            local = href.removeprefix("/van-ban/")  # the page "not found" has whole addresses
            feed = (site_with_address if local != href else page.parent) / local
            assert feed.resolve() in written
            own |= {page.with_suffix(".atom")} & {feed.resolve()}
    assert own == written


def test_a_letter_names_the_feed_of_its_district(site_with_address):
    page = page_at(site_with_address / SEEDS["002"])
    assert _named(page) == ["../../../index.atom", "../index.atom"]


def test_what_a_feed_is_stands_one_link_away(site_with_address):
    for name, how in (("chu-de/tiem-chung/index", "../../du-lieu"), ("index", "du-lieu")):
        page = page_at(site_with_address / f"{name}.html")
        links = [link.attrs.get("href") for link in page.all("a")]
        assert "index.atom" in links
        assert f"{how}.html#theo-doi" in links
    guide = page_at(site_with_address / "du-lieu.html")
    assert [one for one in guide.all("h2") if one.attrs.get("id") == "theo-doi"]


def test_where_there_are_no_feeds_no_page_names_one(site):
    assert [file for file in site.rglob("*.html") if _named(page_at(file))] == []
