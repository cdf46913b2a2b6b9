"""A letter that changes another: both pages say so, with its words, and follow each other."""

from pathlib import Path

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.model import SiteInputs
from gazette.outputs.printing.paper import read_paper
from gazette.pages.document.directive_page import directive_pages
from gazette.pages.lists.findings import Findings
from gazette.pages.render import Renderer
from gazette.sheet import Sheets
from gazette.store import Store
from tests.conftest import ROOT
from tests.printing.forms import paper_form
from tests.site.dom import read_html
from tests.site.letters import CHANGED, CHANGING, WORDS, changed_letter, changing_letter

RENDERER = Renderer((ROOT / "scripts/gazette/theme",), None)
UNHELD = "vien-dan/ha-giang/dong-van/2021/15-cv-hu.html"


@pytest.fixture
def corpus_of(tmp_path):
    def loaded(*makers):
        for make in makers:
            make(tmp_path)
        corpus, problems = load_corpus([tmp_path])
        assert problems == []
        return corpus

    return loaded


def digests(corpus):
    pages = directive_pages(Findings(corpus), Sheets(corpus), {})
    return {page.address: page.digest for page in pages}


def facts_of(page):
    return {fact.name: fact for fact in page.data.facts}


@pytest.mark.parametrize("document", ["15-CV/HU", "15 - CV/HU", CHANGED, f"/{CHANGED}"])
def test_the_changed_letter_says_so_at_its_top_and_under_its_validity(
    corpus_of, written, tmp_path, document
):
    changing_letter(tmp_path, document=document)
    corpus_of(changed_letter)
    page = written()[CHANGED]
    (notice,) = page.data.changed
    assert notice.title == "Văn bản này được thay thế bởi văn bản khác"
    assert (notice.link.text, notice.link.address) == ("Công văn 18-CV/HU", CHANGING)
    assert notice.quote == WORDS
    validity = facts_of(page)["Tình trạng hiệu lực"]
    assert validity.values[0].text.startswith("được thay thế bởi Công văn 18-CV/HU (Huyện ủy")
    assert WORDS in validity.note
    html = read_html(RENDERER.content(page))[0]
    note = html.one("div", cls="changed")
    assert WORDS in note.text
    assert note.one("a").attrs["href"] == "18-cv-hu.html"


def test_the_changing_letter_names_what_it_changes(corpus_of, written):
    corpus_of(changed_letter, changing_letter)
    page = written()[CHANGING]
    assert page.data.changed == ()
    fact = facts_of(page)["Tác động đến văn bản khác"]
    assert fact.values[0].text.startswith("thay thế Công văn 15-CV/HU (Huyện ủy Đồng Văn")
    assert fact.values[0].address == CHANGED
    assert fact.quote == WORDS
    assert [row.relation for row in page.data.relations.cites] == ["thay thế"]


def test_the_relation_is_the_kind_of_the_change_on_both_pages(corpus_of, written, tmp_path):
    changing_letter(tmp_path, kind="gia-han")
    corpus_of(changed_letter)
    pages = written()
    assert [row.relation for row in pages[CHANGING].data.relations.cites] == ["gia hạn"]
    assert [row.relation for row in pages[CHANGED].data.relations.cited_by] == ["gia hạn"]


def test_a_letter_that_is_not_held_says_it_on_its_page_of_citations(corpus_of, written):
    corpus_of(changing_letter)
    facts = {fact.name: fact for fact in written()[UNHELD].data.box.facts}
    assert facts["Tình trạng hiệu lực"].values[0].address == CHANGING


def test_a_letter_without_changes_says_that_its_validity_is_unknown(corpus_of, written):
    corpus_of(changed_letter)
    fact = facts_of(written()[CHANGED])["Tình trạng hiệu lực"]
    assert (fact.basis, fact.values[0].text) == ("unknown", "chưa xác định")


def test_a_withdrawn_letter_changes_nothing(written, tmp_path):
    changed_letter(tmp_path)
    changing_letter(tmp_path, withdrawn={"on": "2027-01-31", "because": "Theo yêu cầu"})
    assert written()[CHANGED].data.changed == ()


def test_the_paper_of_the_changed_letter_says_so_first(tmp_path):
    changed_letter(tmp_path)
    changing_letter(tmp_path)
    corpus, _ = load_corpus([tmp_path])
    inputs = SiteInputs(corpus, None, Path(), Store(None))
    first, *_ = read_paper(corpus.by_address[CHANGED], inputs).banners
    assert first.title == "Văn bản này được thay thế bởi văn bản khác"
    where = "Huyện ủy Đồng Văn, tỉnh Hà Giang, 20/6/2021"
    assert first.text == f"Công văn 18-CV/HU ({where}) ghi: “{WORDS}”"
    assert paper_form(corpus.by_address[CHANGING]).banners == ()


def test_the_page_of_the_changed_letter_is_made_anew_when_the_change_is_edited(tmp_path):
    changed_letter(tmp_path)
    file = changing_letter(tmp_path)
    before = digests(load_corpus([tmp_path])[0])
    file.write_text(file.read_text("utf-8").replace("kind: thay-the", "kind: bai-bo"), "utf-8")
    after = digests(load_corpus([tmp_path])[0])
    assert before[CHANGED] != after[CHANGED]


def test_a_number_that_no_citation_has_is_a_problem(tmp_path):
    file = changing_letter(tmp_path, document="15-CV/HU")
    text = file.read_text("utf-8").replace("Công văn số 15-CV/HU ngày", "số hiệu 15-CV/HU ngày")
    file.write_text(text, "utf-8")
    (problem,) = load_corpus([tmp_path])[1]
    assert problem.field == "changes.0.document"
    assert problem.wrong == 'no citation of "15-CV/HU" is found in the letter'
