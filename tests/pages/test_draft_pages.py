"""The page of a draft: the page of its letter, with what is to do beside its source."""

from __future__ import annotations

import datetime as dt

import pytest

from gazette.corpus import load_corpus
from gazette.letters.finishing import without
from gazette.letters.held import Held
from gazette.letters.importing import Import
from gazette.pages.document.draft_pages import draft_pages, drafts_shown
from gazette.pages.render import Renderer
from gazette.site.draft_sources import draft_source, source_targets
from tests.conftest import ROOT
from tests.letters.rendering import Renderings
from tests.letters.test_import import raw_letter
from tests.pages.reading import THEME
from tests.site.dom import read_html
from tests.site.factory import made_letter

RAW = sorted((ROOT / "directives").rglob("*.txt"))


@pytest.fixture
def pages_of(tmp_path):
    """Return a function that renders the pages of the drafts in the folder."""

    def pages():
        renderer, found = Renderer(THEME, None), {}
        for target in draft_pages(*load_corpus([tmp_path]), draft_source):
            document, faults = read_html(renderer.content(target.make()))
            assert faults == []
            found[target.address] = document
        return found

    return pages


@pytest.mark.parametrize("file", RAW, ids=lambda file: file.stem)
def test_an_imported_seed_has_a_page_with_its_gaps_and_its_source(tmp_path, pages_of, file):
    list(Import(tmp_path, Held(), dt.date(2026, 11, 28)).run([file]))
    (page,) = pages_of().values()
    note = page.one("section", cls="note")
    assert note.one("h2").text == "Bản nháp, chưa công bố"
    lines = [line.words for line in note.all("li")]
    assert any(
        one.startswith("Chưa có “Chủ đề” (topics); ghi theo nguồn. Đề xuất: ") for one in lines
    )
    assert any(
        "đề xuất cho “Nhiệm vụ được giao” (tasks); chuyển những mục đúng sang “tasks”" in one
        for one in lines
    )
    assert not any("is missing" in one or "proposed" in one for one in lines)
    text = file.read_text(encoding="utf-8")
    assert note.one("pre").text.split() == text.replace("\ufeff", "").split()
    assert page.one("article", cls="sheet")


def test_what_is_not_decided_is_said_to_be_unknown(tmp_path, pages_of):
    file = made_letter(tmp_path, draft="true")
    lines = file.read_text("utf-8").splitlines()
    gaps = ("kind:", "subject:", "completeness:", "district:")
    file.write_text("\n".join(one for one in lines if not one.startswith(gaps)), "utf-8")
    ((_, page),) = pages_of().items()
    assert page.one("h1").text.startswith("Văn bản 1-CV/HU")
    assert len(page.one("section", cls="note").all("li")) == 5  # and where it belongs


def test_each_sort_of_thing_to_do_is_said_in_vietnamese(tmp_path, pages_of):
    why = {"value": "dong-van", "because": "Gửi xã Lũng Cú"}
    proposed = {
        "read_from_picture": "true",
        "candidates": {"district": [why], "issuer": [dict(why)]},
        "sic": [{"quote": "để để", "note": "Lặp từ"}],
    }
    file = made_letter(tmp_path, draft="true", body="", proposed=proposed)
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(one for one in lines if not one.startswith("district:")), "utf-8")
    (page,) = pages_of().values()
    said = [one.words for one in page.one("section", cls="note").all("li")]
    begins = (
        "Tệp chưa ở đúng thư mục",
        "Chưa có “Cấp huyện” (district); ghi theo nguồn. Đề xuất: huyện Đồng Văn (dong-van): Gửi",
        "văn bản do máy đọc từ ảnh",
        "“Cơ quan ban hành” (issuer) đã được ghi; xóa đề xuất còn lại.",
        "1 đề xuất cho “Chỗ sai của nguồn, giữ nguyên” (sic)",
        "Chưa có nội dung văn bản",
    )
    assert len(said) == len(begins)
    for words in begins:
        assert any(words in one for one in said), words


def test_topics_that_are_proposed_are_named(tmp_path, pages_of):
    file = made_letter(tmp_path, draft="true", proposed={"topics": ["tiem-chung"]})
    file.write_text(without(file.read_text("utf-8"), ["topics"]), "utf-8")
    (page,) = pages_of().values()
    assert "Đề xuất: Tiêm chủng (tiem-chung)." in page.one("section", cls="note").words


def test_a_word_file_is_shown_as_its_text(tmp_path, pages_of):
    renderings = Renderings(ROOT / "directives")
    entry = renderings.entries["vinh-phuc/song-lo/2021/358-cv-hu"]
    word = tmp_path / "thu.docx"
    word.write_bytes(renderings.of(entry, ".docx"))
    list(Import(tmp_path / "out", Held(), dt.date(2026, 11, 28)).run([word]))
    (page,) = pages_of().values()
    note = page.one("section", cls="note")
    assert entry.directive.letterhead.issuer in note.one("pre").text
    (kept,) = (tmp_path / "out").rglob("*.docx")
    assert note.one("a").attrs["href"] == kept.name
    drafts = load_corpus([tmp_path])[0].drafts
    (beside,) = source_targets(drafts, ())
    assert beside.address == f"{drafts[0].address.rpartition('/')[0]}/{kept.name}"
    assert beside.make() == kept.read_bytes()
    assert list(source_targets(drafts, {beside.address})) == []


def test_what_is_wrong_with_a_source_file_is_said_on_the_page(tmp_path, pages_of):
    """An editor sees the draft as it is, and where it is wrong."""
    raw = raw_letter(tmp_path, 5)
    text = raw.read_text("utf-8").replace("trước ngày", "hỏi số 0912 345 678 trước ngày")
    raw.write_text(text, "utf-8")
    list(Import(tmp_path / "out", Held(), dt.date(2026, 11, 28)).run([raw]))
    (page,) = pages_of().values()
    said = [one.words for one in page.one("section", cls="note").all("li")]
    wrong = [one for one in said if "phép kiểm tra thấy chỗ sai" in one]
    assert any(one.startswith("Dòng 12 của thu-5_") for one in wrong)
    assert any(" của 2021-08-06-5-cv-hu.md: " in one for one in wrong)


def test_of_drafts_of_one_address_none_has_a_page(tmp_path, pages_of):
    file = made_letter(tmp_path, draft="true")
    for name in ("hai.md", "ba.md"):  # the second has the month in its address
        file.with_name(name).write_bytes(file.read_bytes())
    assert list(pages_of()) == ["ha-giang/dong-van/2021/1-cv-hu.html"]


def test_a_draft_with_errors_has_no_page(tmp_path, pages_of):
    made_letter(tmp_path, draft="true", topics=["khong-co"])
    assert pages_of() == {}
    (line,) = drafts_shown(*load_corpus([tmp_path]))
    assert '"khong-co" is not in the vocabulary' in line


def test_a_finished_record_has_no_page_of_a_draft(tmp_path, pages_of):
    made_letter(tmp_path)
    made_letter(tmp_path, draft="true", number="2-CV/HU")
    ((address, page),) = pages_of().items()
    assert address == "ha-giang/dong-van/2021/2-cv-hu.html"
    assert "Không còn việc phải làm" in page.one("section", cls="note").words
