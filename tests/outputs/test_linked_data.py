"""What pages say to programs: JSON-LD that rdflib reads, the same graph as a file, and tags."""

import json
import re
from urllib.parse import urljoin

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic, to_isomorphic

from gazette.corpus import load_corpus
from gazette.outputs.model import SiteInputs
from gazette.outputs.rdf import rdf_targets, turtle
from gazette.pages.linked.legislation import document_node
from gazette.pages.linked.nodes import Node, Ref, json_ld
from gazette.store import Store
from tests.conftest import ROOT
from tests.site.conftest import SITE_URL
from tests.site.dom import page_at
from tests.site.factory import made_letter, made_report
from tests.site.letters import changed_letter, changing_letter, letter_with_annexes
from tests.site.samples import SEEDS

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's
SCHEMA = Namespace("https://schema.org/")
TYPE = "application/ld+json"
LOCAL = "http://localhost/"


def data_of(page):
    """Return the JSON-LD of a page; each has one at most."""
    scripts = page.all("script", type=TYPE)
    assert len(scripts) <= 1
    return json.loads(scripts[0].text) if scripts else None


def graph_of(data, base):
    return Graph().parse(data=json.dumps(data), format="json-ld", publicID=base)


def documents_in(folder, url):
    """Return the graph that all pages of a site make, without their crumbs."""
    graph = Graph()
    for file in sorted(folder.rglob("*.html")):
        if data := data_of(page_at(file)):
            nodes = [node for node in data["@graph"] if node["@type"] != "BreadcrumbList"]
            page = url + file.relative_to(folder).as_posix()
            graph += graph_of({**data, "@graph": nodes}, page)
    return graph


def tags(page):
    """Return the tags of the head by name."""
    found = {}
    for one in page.all("meta"):
        name = one.attrs.get("name") or one.attrs.get("property") or ""
        if re.match("DC|citation|og", name):
            found.setdefault(name, []).append(one.attrs["content"])
    return found


@pytest.fixture
def node_of(tmp_path):
    """Return a function that makes a letter, and what is said of the last one."""

    def node_of(make, *others, **changes):
        for other in others:
            other(tmp_path)
        file = make(tmp_path, **changes)
        corpus, problems = load_corpus([tmp_path])
        assert problems == []
        (entry,) = [one for one in corpus.entries if one.record.path == file]
        node = document_node(entry, corpus)
        return URIRef(LOCAL + entry.address), graph_of(json_ld((node,), lambda one: one), LOCAL)

    return node_of


@pytest.mark.parametrize(("which", "url"), [("site", LOCAL), ("site_with_address", SITE_URL)])
def test_the_file_is_the_graph_of_all_pages(which, url, request):
    folder = request.getfixturevalue(which)
    pages = documents_in(folder, url)
    dump = Graph().parse(folder / "du-lieu/van-ban.ttl", publicID=f"{url}du-lieu/van-ban.ttl")
    assert len(pages) > 50
    assert isomorphic(pages, dump), list(to_isomorphic(pages) - to_isomorphic(dump))


def test_of_made_letters_too_the_file_says_what_pages_say(made_records):
    corpus, _ = load_corpus([made_records])
    (target,) = rdf_targets(SiteInputs(corpus, LOCAL, ROOT, Store(None)))
    dump = Graph().parse(data=target.make(), format="turtle")
    letters = set(dump.subjects(RDF.type, SCHEMA.Legislation))
    reports = set(dump.subjects(RDF.type, SCHEMA.NewsArticle))
    assert letters | reports == {URIRef(LOCAL + entry.address) for entry in corpus.shown}
    assert len(reports) == len([entry for entry in corpus.shown if entry.directive.is_report])


@pytest.mark.parametrize("seed", ["000", "002", "003", "004"])
def test_a_letter_is_legislation_with_what_is_known_of_it(site_with_address, seed):
    page = page_at(site_with_address / SEEDS[seed])
    url = URIRef(SITE_URL + SEEDS[seed])
    graph = graph_of(data_of(page), str(url))
    assert (url, RDF.type, SCHEMA.Legislation) in graph
    assert (url, SCHEMA.legislationType, Literal("Công văn")) in graph
    assert str(graph.value(url, SCHEMA.legislationIdentifier)) in page.one("title").text
    text = graph.value(url, SCHEMA.encoding)
    assert (text, RDF.type, SCHEMA.LegislationObject) in graph
    assert graph.value(text, SCHEMA.legislationLegalValue) == SCHEMA.UnofficialLegalValue
    assert "legislationLegalForce" not in str(page.one("script", type=TYPE).text)
    assert page.one(id=str(text).rpartition("#")[2])


def test_a_letter_tells_number_day_issuer_place_and_what_it_cites(site_with_address):
    url = URIRef(SITE_URL + SEEDS["002"])
    graph = graph_of(data_of(page_at(site_with_address / SEEDS["002"])), str(url))
    assert graph.value(url, SCHEMA.legislationDate) == Literal("2021-08-10")
    issuer = graph.value(url, SCHEMA.legislationPassedBy)
    assert graph.value(issuer, SCHEMA.name) == Literal("Huyện ủy Sông Lô")
    place = graph.value(url, SCHEMA.legislationJurisdiction)
    assert place == graph.value(url, SCHEMA.spatialCoverage)
    assert place == URIRef(f"{SITE_URL}vinh-phuc/song-lo/index.html")
    for cited in graph.objects(url, SCHEMA.citation):
        assert (site_with_address / str(cited).removeprefix(SITE_URL)).is_file()
    archived = graph.value(url, SCHEMA.archivedAt)
    assert (site_with_address / str(archived).removeprefix(SITE_URL)).is_file()


@pytest.mark.parametrize("issued", [None, "2021", "2021-08", "[2021-08-10..2021-08-12]"])
def test_a_date_that_is_not_known_to_the_day_is_not_told(node_of, issued):
    because = {"inferred": {"issued": {"because": "…"}}} if issued else {}
    url, graph = node_of(made_letter, issued=issued, completeness="letterhead-missing", **because)
    assert graph.value(url, SCHEMA.legislationDate) is None
    assert graph.value(url, SCHEMA.legislationIdentifier) == Literal("1-CV/HU")


def test_what_it_changes_is_told(node_of):
    url, graph = node_of(changing_letter, changed_letter)
    changed = graph.value(url, SCHEMA.legislationChanges)
    assert str(changed).endswith("2021/15-cv-hu.html")
    assert changed in set(graph.objects(url, SCHEMA.citation))


def test_annexes_are_its_parts(node_of):
    url, graph = node_of(letter_with_annexes)
    parts = {str(part).rpartition("#")[2] for part in graph.objects(url, SCHEMA.hasPart)}
    assert parts == {"pl1", "pl2"}


def test_a_report_is_news_of_a_day_but_not_published_on_it(node_of):
    url, graph = node_of(made_report)
    assert (url, RDF.type, SCHEMA.NewsArticle) in graph
    assert graph.value(url, SCHEMA.temporalCoverage) == Literal("2021-11-30")
    assert graph.value(url, SCHEMA.datePublished) is None
    author = graph.value(url, SCHEMA.author)
    assert graph.value(author, SCHEMA.name) == Literal("MẪU TIN")


TRICK = '</script><b> & "Covid" \\ \u2028'


def test_no_text_ends_what_it_stands_in():
    node = Node("Thing", Ref("a b<c>.html"), {"name": TRICK, "also": ("x", None, "")})
    graph = Graph().parse(data=f"@base <{LOCAL}> .\n@prefix : <{SCHEMA}> .\n{turtle(node)}")
    assert graph.value(URIRef(f"{LOCAL}a%20b%3Cc%3E.html"), SCHEMA.name) == Literal(TRICK)
    assert json_ld((node,), str)["@graph"][0]["also"] == "x"


def test_a_page_with_nasty_words_keeps_its_json(made_site):
    for file in made_site.rglob("*.html"):
        data_of(page_at(file))


def test_every_page_below_the_home_page_has_its_crumbs_for_programs(site_with_address):
    for file in site_with_address.rglob("*.html"):
        page = page_at(file)
        crumbs = page.all("nav", cls="crumbs")
        data = data_of(page)
        if not crumbs:
            assert data is None
            continue
        (steps,) = [one for one in data["@graph"] if one["@type"] == "BreadcrumbList"]
        names = [one["name"] for one in steps["itemListElement"]]
        assert names == [item.text.strip() for item in crumbs[0].all("li")]
        for number, step in enumerate(steps["itemListElement"], 1):
            assert step["position"] == number
            if "item" in step:
                address = urljoin(SITE_URL, step["item"]["@id"])
                assert (site_with_address / address.removeprefix(SITE_URL)).is_file()


def test_tags_that_zotero_reads(site_with_address):
    found = tags(page_at(site_with_address / SEEDS["002"]))
    subject = "Tiếp tục triển khai các giải pháp phòng, chống dịch Covid-19"
    issuer, number = ["Huyện ủy Sông Lô"], ["358-CV/HU"]
    assert found["DC.title"] == found["citation_title"] == [subject]
    assert found["DC.creator"] == found["citation_author"] == issuer
    assert found["citation_technical_report_institution"] == issuer
    assert found["DC.date"] == found["citation_publication_date"] == ["2021-08-10"]
    assert found["DC.identifier"] == found["citation_technical_report_number"] == number
    pdf = (SITE_URL + SEEDS["002"]).replace(".html", ".pdf")
    assert found["citation_pdf_url"] == [pdf]


def test_tags_leave_out_what_is_not_known(site):
    found = tags(page_at(site / SEEDS["000"]))
    assert not {"DC.date", "citation_publication_date", "citation_pdf_url"} & found.keys()
    report = tags(page_at(site / SEEDS["001"]))
    assert not {"DC.date", "DC.type", "citation_technical_report_number"} & report.keys()


def test_of_what_was_withdrawn_nothing_is_told_but_its_crumbs(made_site, made_records):
    corpus, _ = load_corpus([made_records])
    withdrawn = [entry for entry in corpus.entries if not entry.is_shown]
    assert withdrawn
    dump = (made_site / "du-lieu/van-ban.ttl").read_text(encoding="utf-8")
    for entry in withdrawn:
        page = page_at(made_site / entry.address)
        assert [one["@type"] for one in data_of(page)["@graph"]] == ["BreadcrumbList"]
        assert tags(page) == {}
        assert f"<{entry.address}> a " not in dump
