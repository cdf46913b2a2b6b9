"""Word files hold the record's text and nothing else but the form, and other programs read them.

The files are read by the standard library, by python-docx, and by LibreOffice, which must show the
same form. LibreOffice missing: its tests are skipped with the reason, or fail where CI=true.
"""

import datetime as dt
import io
import re
import struct
import subprocess
import sys

import docx
import pytest
import yaml

from gazette.corpus import load_corpus
from gazette.outputs.printing.word import make_word
from gazette.synth.generate import write_records
from tests.conftest import ROOT
from tests.printing.docx_reading import Paragraph, W, Word, value
from tests.printing.forms import cited_in, paper_form
from tests.site.factory import made_letter
from tests.site.samples import HELD, LETTERS, SEEDS

SITE_URL = "https://vi-du.invalid/van-ban/"
MEASURES = yaml.safe_load((ROOT / "scripts/gazette/sheet/measures.yml").read_text(encoding="utf-8"))
TWIP = 0.0177  # mm: lengths of the format are whole ones
NOTICE = "Bản in từ trang tra cứu, không có giá trị thay bản gốc"
END = ("end-first", "end")
# The order that the format gives, of what we use
ORDER = {
    "pPr": "pStyle keepNext pageBreakBefore widowControl pBdr spacing ind jc",
    "rPr": "rStyle rFonts b bCs i iCs sz szCs u bdr vertAlign lang",
    "tblPr": "tblW tblInd tblBorders tblLayout tblCellMar",
    "tcPr": "tcW tcBorders tcMar",
    "style": "name basedOn qFormat pPr rPr",
    "sectPr": "headerReference footerReference footnotePr type pgSz pgMar cols titlePg docGrid",
    "settings": "defaultTabStop characterSpacingControl footnotePr compat themeFontLang",
}


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory):
    """Return 20 synthetic letters, some of each form, some with tables."""
    folder = tmp_path_factory.mktemp("synthetic")
    list(write_records(folder, 60, 3))
    corpus, problems = load_corpus([folder])
    assert problems == []
    forms = [(entry, paper_form(entry, SITE_URL)) for entry in corpus.entries]
    with_tables = [pair for pair in forms if any(block.rows for block in pair[1].sheet.blocks)]
    state = [pair for pair in forms if pair[1].sheet.form == "state"]
    assert with_tables
    assert state
    chosen = [*with_tables[:3], *state[:7], *forms]
    return list({entry.address: (entry, form) for entry, form in chosen}.values())[:20]


@pytest.fixture(scope="module")
def made(forms):
    """Return the files of the real records."""
    return {seed: make_word(form) for seed, form in forms.items()}


@pytest.fixture
def word(made, seed):
    return Word(made[seed])


def dashed(lines):
    return [f"- {line}" if len(lines) > 1 else line for line in lines]


# ---------- the text ----------


@pytest.mark.parametrize("seed", SEEDS)
def test_the_body_is_the_record_s_block_by_block(word, seed):
    assert word.texts("body") == HELD[seed].paragraphs


@pytest.mark.parametrize("seed", LETTERS)
def test_every_part_of_the_form_is_the_record_s(word, seed):
    values = HELD[seed].values
    head, sign = values["letterhead"], values["signature"] or {}
    for name in ("superior", "issuer", "star", "number", "motto", "dateline"):
        assert word.texts(f"head-{name}") == [head[name]] * bool(head[name])
    assert word.texts("head-subject", "title-subject") == head["subject"]
    assert word.texts("to") == dashed(values["recipients"])
    assert word.texts("copies") == [f"- {line}" for line in values["copies"]]
    lines = [sign.get(name) for name in ("authority", "position", "name")]
    assert word.texts("signature", "signer") == [line for line in lines if line]


def test_one_recipient_alone_takes_no_dash(tmp_path):
    made_letter(tmp_path, recipients=["Các chi, đảng bộ trực thuộc."])
    word = Word(make_word(paper_form(load_corpus([tmp_path])[0].entries[0])))
    assert word.texts("to") == ["Các chi, đảng bộ trực thuộc."]


def test_a_report_has_its_title_and_author_and_nothing_of_a_letter(made):
    word, values = Word(made["001"]), HELD["001"].values
    assert word.texts("headline") == [values["subject"]]
    assert word.texts("byline") == [values["byline"]]
    assert not [p for p in word.paragraphs if (p.style or "").startswith(("head-", "to", "sign"))]


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_else_is_in_it_but_what_the_site_says(word, seed):
    own = {
        "gap",
        "banner",
        "banner-title",
        "lack",
        "to-label",
        "copies-label",
        "end",
        "end-first",
        "slips-title",
        "slip",
        None,
    }
    printed = [p.text for p in word.paragraphs if p.style not in own]
    held = HELD[seed]
    values = held.values
    source = "\n".join([*held.paragraphs, yaml.safe_dump(values, allow_unicode=True, width=10_000)])
    for text in printed:
        assert text.removeprefix("- ") in source


def test_emphasis_is_that_of_the_record(made):
    strong = [text for p in Word(made["002"]).paragraphs for text in p.styled("strong")]
    assert strong == ["vùng xanh", f"{NOTICE}."]
    em = [text for p in Word(made["003"]).paragraphs for text in p.styled("em")]
    assert "".join(em).startswith("xóm, tổ dân phố")


def test_synthetic_letters_hold_their_text(synthetic):
    assert len(synthetic) == 20
    for entry, form in synthetic:
        word, blocks = Word(make_word(form)), entry.record.blocks
        assert word.texts("body") == [block.text for block in blocks if not block.rows]
        cells = [cell for block in blocks for row in block.rows for cell in row]
        assert word.texts("table", "table-head") == cells
        text = "\n".join(p.text for p in word.paragraphs)
        for _, piece in entry.directive.printed():
            if piece == entry.directive.byline or not entry.directive.is_report:
                words = re.split(r"\s+|\(đã ký\)", piece, flags=re.IGNORECASE)
                assert " ".join(filter(None, words)) in " ".join(text.split())


def test_python_docx_reads_the_same(made, synthetic):
    contents = [*made.values(), *(make_word(form) for _, form in synthetic[:3])]
    for content in contents:
        document = docx.Document(io.BytesIO(content))
        word = Word(content)
        read = [
            [[cell.text for cell in row.cells] for row in table.rows] for table in document.tables
        ]
        plain = [re.sub(r"\s", "", str(rows)) for _, rows in word.tables]
        assert len(read) == len(plain)
        outside = [p for p in document.paragraphs if p.style.style_id == "body"]
        for ours, theirs in zip(word.texts("body"), outside, strict=True):
            parts = theirs.iter_inner_content()
            runs = [run for part in parts for run in getattr(part, "runs", [part])]  # of links too
            marks = {run.text for run in runs if run.style.style_id == "mark"}
            kept = [run.text for run in runs if run.style.style_id != "mark"]
            assert "".join(kept) == ours
            assert all(len(mark) <= len("[a]") for mark in marks)


# ---------- honesty ----------


@pytest.mark.parametrize("seed", LETTERS)
def test_what_the_source_lacks_is_marked_and_not_filled(word, seed):
    head = HELD[seed].values["letterhead"]
    words = {
        "issuer": "Nguồn thiếu tên cơ quan",
        "number": "Nguồn thiếu số",
        "motto": "Nguồn thiếu dòng tiêu đề",
        "dateline": "Nguồn thiếu địa danh, ngày tháng",
    }
    lacks = [words[name] for name in words if not head[name]]
    is_cut = HELD[seed].values["completeness"] == "fragment"
    assert word.texts("lack") == lacks + ["Bản nguồn dừng ở đây"] * is_cut


def test_an_unsigned_letter_is_not_signed(tmp_path):
    head = {"superior": "ĐẢNG BỘ TỈNH HÀ GIANG", "issuer": "HUYỆN ỦY ĐỒNG VĂN", "motto": None}
    head |= {"number": "Số 1-CV/HU", "dateline": "Đồng Văn, ngày 10 tháng 8 năm 2021"}
    head |= {"subject": ["Phòng, chống dịch Covid-19"]}
    made_letter(tmp_path, signature=None, completeness="letterhead-missing", letterhead=head)
    corpus, problems = load_corpus([tmp_path])
    assert problems == []
    word = Word(make_word(paper_form(corpus.entries[0])))
    assert word.texts("lack") == ["Nguồn thiếu dòng tiêu đề", "Nguồn thiếu phần ký"]
    assert word.texts("signature", "signer") == []


def test_signed_stands_only_where_the_source_prints_it(tmp_path, made):
    for content in made.values():
        assert "(đã ký)" not in "".join(p.text for p in Word(content).paragraphs)
    name = {"authority": None, "position": "BÍ THƯ", "name": "(Đã ký) Lê Văn Mẫu"}
    made_letter(tmp_path, signature=name)
    corpus, problems = load_corpus([tmp_path])
    assert problems == []
    word = Word(make_word(paper_form(corpus.entries[0])))
    assert word.texts("signature", "signer") == ["BÍ THƯ", "(Đã ký)", "Lê Văn Mẫu"]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_end_says_what_the_paper_is_and_whence_it_comes(word, forms, seed):
    end = word.texts(*END)
    source = HELD[seed].values["source"]
    assert end[0] == f"{NOTICE}."
    assert "Không phải bản sao y, sao lục, trích sao." in end[1]
    assert SITE_URL + SEEDS[seed] in "\n".join(end)
    assert source["sha256"] in "\n".join(end)
    cited = cited_in(forms[seed])
    assert word.links == [*cited, SITE_URL + SEEDS[seed]]
    assert bool(cited) == (seed in ("001", "002", "004"))


def test_a_synthetic_letter_says_so(synthetic):
    for _, form in synthetic:
        first, *_ = Word(make_word(form)).texts("banner-title")
        assert "không phải văn bản thật" in first


def test_the_notice_stands_at_the_foot_of_every_page(made):
    for content in made.values():
        word = Word(content)
        feet = [name for name in word.parts if re.fullmatch(r"word/footer\d\.xml", name)]
        texts = [Paragraph(word.part(name[5:-4])).text for name in feet]
        assert texts == [NOTICE, NOTICE]


def test_the_code_is_there_where_the_address_is(entries, made):
    word = Word(made["002"])
    picture = word.parts["word/media/image1.png"]
    width, height = struct.unpack(">II", picture[16:24])
    assert width == height
    inline = next(e for e in word.body.iter() if e.tag.endswith("}inline"))
    extent, what = inline[0], next(e for e in inline if e.tag.endswith("}docPr"))
    assert (
        int(extent.get("cx")) == int(extent.get("cy")) == MEASURES["paper"]["end"]["code"] * 36_000
    )
    assert SITE_URL + SEEDS["002"] in what.get("descr")
    without = Word(make_word(paper_form(entries["002"])))
    assert not [name for name in without.parts if name.startswith("word/media")]
    assert without.links == []


# ---------- slips ----------


@pytest.mark.parametrize("seed", SEEDS)
def test_the_notes_on_slips_follow_the_letter_and_its_text_bears_no_marks(word, forms, seed):
    assert [mark for p in word.paragraphs for mark in p.marks] == []
    assert word.notes == {}
    assert word.texts("slip") == list(forms[seed].slips)
    styles = [p.style for p in word.paragraphs]
    assert len(forms[seed].slips) == len(HELD[seed].values["sic"])
    if forms[seed].slips:
        assert styles.index("slips-title") > max(map(styles.index, {"body", "copies"} & {*styles}))
        assert word.texts("slips-title") == ["Ghi chú về nguyên văn (không sửa)"]


def test_a_slip_within_another_has_its_note_too(tmp_path):
    quotes = ["Việc thứ nhất", "thứ nhất", "thứ hai"]
    sic = [{"quote": quote, "note": "Thử."} for quote in quotes]
    made_letter(tmp_path, sic=sic, body="1. Việc thứ nhất và thứ hai./.")
    word = Word(make_word(paper_form(load_corpus([tmp_path])[0].entries[0])))
    assert word.texts("slip") == [f"Điểm 1, “{quote}”: Thử." for quote in quotes]


# ---------- the form ----------


@pytest.mark.parametrize("seed", LETTERS)
def test_columns_have_the_widths_of_the_rules(word, seed):
    party, paper = MEASURES["party"], MEASURES["paper"]
    head, end = party["columns"], party["end_of_letter"]["columns"]
    wanted = [[head["left"], head["gap"] + head["right"]]]
    wanted += [[end["left"], end["right"]]] * (seed != "000")
    tables = [widths for widths, _ in word.tables]
    found = [tables[0], *tables[2:-1]]  # between them the recipients, below what the paper says
    assert found == [pytest.approx(widths, abs=TWIP) for widths in wanted]
    room = paper["width"] - paper["left"] - paper["right"]
    assert [sum(widths) for widths in tables] == [pytest.approx(room, abs=4 * TWIP)] * len(tables)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_page_is_the_rules_(word):
    page, paper = word.body.find(f"{W}sectPr"), MEASURES["paper"]
    size = [int(value(page, "pgSz", name)) / 1440 * 25.4 for name in ("w", "h")]
    assert size == pytest.approx([paper["width"], paper["height"]], abs=TWIP)
    for side in ("top", "bottom", "left", "right"):
        found = int(value(page, "pgMar", side)) / 1440 * 25.4
        assert found == pytest.approx(paper[side], abs=TWIP)


def test_the_page_number_is_a_field_from_page_2(made):
    word = Word(made["002"])
    page = word.body.find(f"{W}sectPr")
    assert page.find(f"{W}titlePg") is not None
    relations = word.parts["word/_rels/document.xml.rels"].decode()
    kinds = {}
    for reference in page.findall(f"{W}headerReference"):
        number = next(v for name, v in reference.attrib.items() if name.endswith("}id"))
        target = re.search(rf'<[^>]*Id="{number}"[^>]*>', relations)[0]
        name = re.search(r'Target="(header\d)\.xml"', target)[1]
        fields = [f.get(f"{W}instr").strip() for f in word.part(name).iter(f"{W}fldSimple")]
        kinds[reference.get(f"{W}type")] = fields
    assert kinds == {"default": ["PAGE"], "first": []}


def test_every_style_in_use_is_named_in_vietnamese(made, synthetic):
    for content in [*made.values(), *(make_word(form) for _, form in synthetic)]:
        word = Word(content)
        styles = {s.get(f"{W}styleId"): s for s in word.part("styles").iter(f"{W}style")}
        used = {p.style for p in word.paragraphs if p.style}
        used |= {r.get(f"{W}val") for r in word.body.iter(f"{W}rStyle")}
        assert used <= set(styles)
        names = [value(styles[key], "name") for key in used]
        assert len(set(names)) == len(names)


def test_font_and_language_are_set_for_every_script(made):
    defaults = Word(made["002"]).part("styles").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    fonts = [value(defaults, "rFonts", slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")]
    assert fonts == ["Times New Roman"] * 4
    assert [value(defaults, "lang", slot) for slot in ("val", "eastAsia")] == ["vi-VN", "vi-VN"]


def test_the_last_paragraph_is_held_beside_the_signature(made):
    word = Word(made["002"])
    *_, last = [p for p in word.paragraphs if p.style == "body"]
    assert last.element.find(f"{W}pPr/{W}keepNext") is not None
    rows = list(word.body.iter(f"{W}tr"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_elements_stand_in_the_order_of_the_format(made, synthetic):
    for content in [*made.values(), *(make_word(form) for _, form in synthetic)]:
        word = Word(content)
        for part in ("document", "styles", "settings", "footnotes"):
            if f"word/{part}.xml" not in word.parts:
                continue
            for element in word.part(part).iter():
                order = ORDER.get(element.tag.removeprefix(W), "").split()
                names = [child.tag.removeprefix(W) for child in element]
                if order and not (element.tag == f"{W}style" and names == ["name"]):
                    assert names == sorted(names, key=order.index)


# ---------- the file ----------


def test_the_file_says_what_it_is_and_bears_the_record_s_day_alone(made, entries):
    for seed, content in made.items():
        own, directive = docx.Document(io.BytesIO(content)).core_properties, entries[seed].directive
        day = dt.datetime.combine(directive.revised, dt.time(), dt.UTC)
        assert own.created == own.modified == day
        assert own.language == "vi"
        assert own.author == (directive.byline or paper_form(entries[seed]).author)
        assert str(directive.number or directive.subject) in own.title
        assert "python-docx" not in own.comments


def test_the_same_letter_gives_the_same_bytes(made, forms):
    for seed, form in forms.items():
        assert make_word(form) == made[seed]
    code = (
        "import sys; from pathlib import Path; from gazette.corpus import load_corpus; "
        "from gazette.outputs.printing.word import make_word; "
        "from tests.printing.forms import paper_forms; "
        "corpus, _ = load_corpus([Path('directives')]); "
        f"forms = dict(paper_forms(corpus, '{SITE_URL}')); "
        f"sys.stdout.buffer.write(make_word(forms['{SEEDS['002']}']))"
    )
    other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert other.stdout == made["002"]


def test_the_file_holds_no_hour_and_nothing_of_an_empty_document(made):
    word = Word(made["002"])
    assert {entry.date_time for entry in word.entries} == {(1980, 1, 1, 0, 0, 0)}
    names = [entry.filename for entry in word.entries]
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert not [name for name in names if re.search("app.xml|thumbnail|theme|numbering", name)]
    assert max(map(len, made.values())) < 30_000
