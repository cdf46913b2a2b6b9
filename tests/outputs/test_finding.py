"""What search engines, browsers and others read: sitemap, robots.txt, OpenSearch, a picture."""

import gzip
import io
import re
import urllib.robotparser
import xml.etree.ElementTree as ET

import pytest
from PIL import Image

from gazette.outputs.share_picture import share_picture_targets
from gazette.site.sitemap import MOST, Listed, sitemap_targets
from tests.site.conftest import SITE_URL
from tests.site.dom import page_at
from tests.site.samples import SEEDS

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OPEN_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
HEAD_MOST = 1_500
"""Bytes packed by gzip -9 of all that the head says to programs."""
FOR_PROGRAMS = re.compile(
    rb'<link rel="(?:alternate|search)"[^>]*>\n|<meta name="(?:DC|citation|twitter)[^>]*>\n'
    rb'|<meta property="og[^>]*>\n|<script type="application/ld\+json">.*?</script>\n'
)


def located(data, tag="url"):
    rows = ET.fromstring(data).findall(f"{SITEMAP}{tag}")
    return [(row.findtext(f"{SITEMAP}loc"), row.findtext(f"{SITEMAP}lastmod")) for row in rows]


def shared(page):
    metas = page.all("meta")
    return {one.attrs["property"]: one.attrs["content"] for one in metas if "property" in one.attrs}


def test_the_sitemap_leaves_out_provinces_without_documents(site_with_address):
    listed = {url for url, _ in located((site_with_address / "sitemap.xml").read_bytes())}
    assert f"{SITE_URL}vinh-phuc/index.html" in listed
    assert f"{SITE_URL}nay/phu-tho/index.html" in listed
    assert f"{SITE_URL}ca-mau/index.html" not in listed
    assert (site_with_address / "ca-mau/index.html").is_file()
    assert f"{SITE_URL}nay/ca-mau/index.html" not in listed
    assert f"{SITE_URL}gioi-thieu.html" in listed


def test_a_sitemap_that_would_be_too_long_is_an_index_of_several():
    pages = [Listed(f"{SITE_URL}{n}.html", f"2026-11-{n % 28 + 1:02}") for n in range(MOST + 2)]
    files = {target.address: target.make() for target in sitemap_targets(SITE_URL, pages)}
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    first, second = located(files["sitemap-1.xml"]), located(files["sitemap-2.xml"])
    assert (len(first), len(second)) == (MOST, 2)
    assert [*first, *second] == [tuple(page) for page in pages]
    assert located(files["sitemap.xml"], "sitemap") == [
        (f"{SITE_URL}sitemap-1.xml", "2026-11-28"),
        (f"{SITE_URL}sitemap-2.xml", max(day for _, day in second)),
    ]


def test_an_address_can_t_break_the_sitemap():
    row = Listed("https://vi-du.invalid/?a=1&b=<2>", "2026-11-28")
    (target,) = sitemap_targets(SITE_URL, [row])
    assert located(target.make()) == [tuple(row)]


def test_robots_may_read_all_and_find_the_sitemap(site, site_with_address):
    robots = urllib.robotparser.RobotFileParser()
    robots.parse((site_with_address / "robots.txt").read_text().splitlines())
    assert robots.can_fetch("Googlebot", SITE_URL + SEEDS["002"])
    assert robots.site_maps() == [f"{SITE_URL}sitemap.xml"]
    assert "Sitemap" not in (site / "robots.txt").read_text()


def test_browsers_find_the_search_of_the_site(site_with_address):
    for file in (site_with_address / "index.html", site_with_address / SEEDS["002"]):
        href = page_at(file).one("link", rel="search").attrs["href"]
        tree = ET.parse(file.parent / href)
        assert len(tree.findtext(f"{OPEN_SEARCH}ShortName")) <= 16
        url = tree.find(f"{OPEN_SEARCH}Url").attrib
        assert url["template"] == f"{SITE_URL}tim-kiem/index.html?q={{searchTerms}}"
        assert url["type"] == "text/html"


def test_a_shared_link_says_number_issuer_day_and_subject(site_with_address):
    found = shared(page_at(site_with_address / SEEDS["002"]))
    title = "Công văn 358-CV/HU, Huyện ủy Sông Lô, tỉnh Vĩnh Phúc, ngày 10/8/2021"
    assert found["og:title"] == title
    subject = "Tiếp tục triển khai các giải pháp phòng, chống dịch Covid-19"
    assert found["og:description"].startswith(subject)
    assert (found["og:type"], found["og:url"]) == ("article", SITE_URL + SEEDS["002"])
    picture = site_with_address / found["og:image"].removeprefix(SITE_URL)
    with Image.open(picture) as image:
        told = (found["og:image:width"], found["og:image:height"])
        assert told == tuple(map(str, image.size)) == ("1200", "630")
    assert picture.stat().st_size < 150_000


def test_hand_written_pages_can_be_shared_too(site_with_address):
    found = shared(page_at(site_with_address / "gioi-thieu.html"))
    assert found["og:title"] == "Giới thiệu"
    assert found["og:type"] == "website"


def test_the_picture_is_the_same_each_time_and_not_of_one_colour(site_with_address):
    class Inputs:
        site_url = SITE_URL

    (target,) = share_picture_targets(Inputs)
    made = target.make()
    assert made == target.make() == (site_with_address / target.address).read_bytes()
    with Image.open(io.BytesIO(made)) as image:
        assert len(image.convert("RGB").getcolors(1 << 20)) > 10


def test_without_the_address_of_the_site_what_needs_it_is_left_out(site):
    assert not (site / "assets/chia-se.png").exists()
    assert not (site / "tim-kiem/mo-ta.xml").exists()
    page = page_at(site / SEEDS["002"])
    assert shared(page) == {}
    assert page.all("link", rel="search") == []


def test_every_page_leads_to_the_licence(site):
    for file in (site / "index.html", site / SEEDS["002"], site / "gioi-thieu.html"):
        href = page_at(file).one("a", rel="license").attrs["href"]
        path, _, anchor = href.partition("#")
        assert page_at(file.parent / path).one(id=anchor)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_head_says_to_programs_weighs_at_most_1_5_kb(site_with_address, seed):
    whole = (site_with_address / SEEDS[seed]).read_bytes()
    without, count = FOR_PROGRAMS.subn(b"", whole)
    assert count > 15
    assert len(gzip.compress(whole, 9)) - len(gzip.compress(without, 9)) <= HEAD_MOST
