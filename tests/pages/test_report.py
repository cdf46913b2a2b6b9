"""Where an error is reported: an e-mail or a form that knows the page."""

from urllib.parse import parse_qs, urlsplit

import pytest

from gazette.pages.labels import labels
from gazette.pages.publisher import Publisher
from gazette.pages.render import Renderer
from tests.conftest import ROOT
from tests.site.dom import read_html
from tests.site.samples import SEEDS

LETTER = SEEDS["002"]
SITE = "https://vi-du.invalid/"


@pytest.fixture
def link(real):
    """Return a function that gives the link to report an error, for a contact."""

    def of(contact, site=SITE, address=LETTER):
        theme = (ROOT / "scripts/gazette/theme",)
        renderer = Renderer(theme, site, publisher=Publisher(contact=contact))
        return read_html(renderer.content(real[address]))[0].one("p", cls="report").one("a")

    return of


def test_an_e_mail_names_the_letter_and_ends_with_its_address(link):
    found = urlsplit(link("bao-loi@vi-du.invalid").attrs["href"])
    assert (found.scheme, found.path) == ("mailto", "bao-loi@vi-du.invalid")
    fields = parse_qs(found.query)
    assert fields["subject"][0].startswith("Báo lỗi: Công văn 358-CV/HU, Huyện ủy Sông Lô")
    assert fields["body"][0].endswith(f"Địa chỉ: {SITE}{LETTER}")


def test_a_form_takes_the_address_as_its_last_parameter(link):
    found = urlsplit(link("https://vi-du.invalid/form?a=1&page=").attrs["href"])
    assert parse_qs(found.query) == {"a": ["1"], "page": [f"{SITE}{LETTER}"]}


def test_where_the_site_s_address_is_unknown_the_page_s_is_told(link):
    assert link("a@vi-du.invalid", site=None).attrs["href"].endswith("358-cv-hu.html")


def test_without_a_contact_it_says_how_to_report(link):
    found = link("")
    assert found.text == "Cách báo lỗi nội dung"
    assert found.attrs["href"] == "../../../gioi-thieu.html#bao-loi"
    assert "data-report" not in found.attrs


def test_the_page_that_says_how_names_the_links_as_they_are_called():
    said = (ROOT / "docs/gioi-thieu.md").read_text(encoding="utf-8").partition("{#bao-loi}")[2]
    for name in (labels().report.act, labels().site.repository):
        assert f"“{name}”" in said


@pytest.mark.parametrize("seed", SEEDS)
def test_every_letter_and_report_has_it(link, seed):
    words = "Báo lỗi ở bài này" if seed == "001" else "Báo lỗi ở văn bản này"
    assert link("a@vi-du.invalid", address=SEEDS[seed]).text == words
