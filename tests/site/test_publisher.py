"""Who publishes the site: by its settings, on every page, on paper and in the data."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
import pytest
from frictionless import Package
from rdflib import Graph, Namespace, URIRef

from gazette.corpus import load_corpus
from gazette.outputs.model import SiteInputs
from gazette.outputs.open_data.bulk import bulk_targets
from gazette.outputs.printing.paper import read_paper
from gazette.outputs.printing.pdf import PDF
from gazette.outputs.rdf import rdf_targets
from gazette.pages.publisher import UNKNOWN, Licence, Publisher
from gazette.site.settings import site_of
from gazette.store import Store
from tests.conftest import ROOT
from tests.site.conftest import SITE_URL
from tests.site.dom import page_at
from tests.site.factory import made_letter

NAME, CONTACT = "Trung tâm Lưu trữ <A> & B", "bien-tap@vi-du.invalid"
LICENCE = "https://opensource.org/license/mit"
LINE = f"Đơn vị công bố: {NAME}; Liên hệ: {CONTACT}; Giấy phép cho phần biên tập: MIT"
PUBLISHER = Publisher(NAME, CONTACT, Licence("MIT", LICENCE))
LETTER = "ha-giang/dong-van/2021/1-cv-hu"
SETTINGS = {"PUBLISHER": NAME, "CONTACT": CONTACT, "SITE_URL": SITE_URL}


@pytest.fixture(scope="module")
def built_site(run, tmp_path_factory):
    folder = tmp_path_factory.mktemp("publisher")
    made_letter(folder / "records")
    where = ("--directives", folder / "records", "--site-dir", folder / "site")
    done = run("gazette", "build", *where, "--no-print-files", **SETTINGS)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "site"


def test_every_page_names_publisher_contact_and_licence(built_site):
    pages = list(built_site.rglob("*.html"))
    assert len(pages) > 20
    for file in pages:
        foot = page_at(file).one("footer", cls="foot")
        told = [line.words for line in foot.all("p")]
        assert told[1:4] == LINE.split("; ")
        links = [link.attrs["href"] for line in foot.all("p") for link in line.all("a")]
        assert links[:2] == [f"mailto:{CONTACT}", LICENCE]


def test_pages_name_them_on_paper(built_site):
    letter = page_at(built_site / f"{LETTER}.html").one("footer", cls="paper")
    assert f"{LINE}." in [line.words for line in letter.all("p")]
    assert f"{LINE}." in page_at(built_site / "index.html").one("p", cls="paper").words


def test_the_data_name_them(built_site):
    data = built_site / "du-lieu/v1"
    index = json.loads((data / "index.json").read_bytes())
    told = {key: index[key] for key in ("publisher", "contact", "licence_name", "licence_url")}
    assert told == {
        "publisher": NAME,
        "contact": CONTACT,
        "licence_name": "MIT",
        "licence_url": LICENCE,
    }
    package = Package((data / "datapackage.json").as_posix())
    assert package.contributors == [{"title": NAME, "role": "publisher", "email": CONTACT}]
    assert [one["path"] for one in package.licenses] == [LICENCE]
    assert package.licenses[0]["title"].endswith("theo giấy phép MIT")
    datasette = json.loads((data / "datasette.json").read_bytes())
    assert (datasette["source"], datasette["license_url"]) == (NAME, LICENCE)


def test_what_pages_and_files_say_to_programs_names_them(built_site):
    page = page_at(built_site / f"{LETTER}.html")
    (letter, _) = json.loads(page.one("script", type="application/ld+json").text)["@graph"]
    assert letter["sdPublisher"] == {"@type": "Organization", "name": NAME}
    assert letter["sdLicense"] == {"@id": LICENCE}
    dump = Graph().parse(built_site / "du-lieu/van-ban.ttl")
    told = Namespace("https://schema.org/")
    (who,) = dump.objects(URIRef(f"{SITE_URL}{LETTER}.html"), told.sdPublisher)
    assert str(dump.value(who, told.name)) == NAME
    assert set(dump.objects(None, told.sdLicense)) == {URIRef(LICENCE)}
    feed = feedparser.parse((built_site / "index.atom").read_bytes()).feed
    assert (feed.author_detail.name, feed.author_detail.email) == (NAME, CONTACT)
    assert feed.rights == PUBLISHER.rights


def test_the_guide_names_the_licence_of_the_settings():
    _, publisher = site_of(ROOT / "mkdocs.yml")
    rights = (ROOT / "docs/gioi-thieu.md").read_text("utf-8").partition("{#quyen-su-dung}")[2]
    assert f"theo giấy phép {publisher.licence.name};" in rights.partition("\n## ")[0]
    assert (ROOT / "LICENSE").read_text("utf-8").startswith(f"{publisher.licence.name} License")


@pytest.fixture
def inputs(tmp_path):
    made_letter(tmp_path / "records")
    corpus, _ = load_corpus([tmp_path / "records"])
    return lambda publisher: SiteInputs(corpus, None, Path(), Store(None), publisher)


def test_papers_name_them_and_are_made_anew(inputs):
    known, unknown = inputs(PUBLISHER), inputs(UNKNOWN)
    (entry,) = known.corpus.entries
    assert f"{LINE}." in [line.text for line in read_paper(entry, known).end]
    assert "Đơn vị" not in str(read_paper(entry, unknown).end)
    assert PDF.depends_on(entry, known) != PDF.depends_on(entry, unknown)


@pytest.mark.parametrize("output", [bulk_targets, rdf_targets])
def test_files_of_the_data_are_made_anew(inputs, output):
    files = [{one.digest for one in output(inputs(who))} for who in (PUBLISHER, UNKNOWN)]
    assert not files[0] & files[1]


def test_without_settings_linked_data_name_no_one(inputs):
    (target,) = rdf_targets(inputs(UNKNOWN))
    assert b":sd" not in target.make()


def test_what_is_not_set_is_not_said():
    assert (UNKNOWN.line, list(UNKNOWN.facts)) == ("", [])
    assert UNKNOWN.rights == "Văn bản hành chính không thuộc phạm vi bảo hộ quyền tác giả"


def test_a_form_is_linked_as_it_is():
    form = "https://vi-du.invalid/form?page="
    assert list(Publisher(contact=form).facts) == [("Liên hệ", form, form)]


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        ({}, ["contact"]),
        ({"SITE_URL": SITE_URL}, ["publisher", "contact"]),
        ({"SITE_URL": SITE_URL, "PUBLISHER": NAME}, ["contact"]),
    ],
)
def test_a_build_for_a_public_address_says_what_is_not_set(run, tmp_path, settings, missing):
    made_letter(tmp_path / "records")
    where = ("--directives", tmp_path / "records", "--site-dir", tmp_path / "site")
    done = run("gazette", "build", *where, "--no-print-files", **settings)
    assert done.returncode == 0
    said = re.findall(r"^mkdocs\.yml: extra\.(\w+) is not set: .+$", done.stderr, re.MULTILINE)
    assert said == missing
