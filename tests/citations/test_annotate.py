"""Which words of a letter lead to what they cite: in its body, its subject, its tables."""

from gazette.corpus import load_corpus
from gazette.pages.documents import cite_spans
from tests.printing.forms import paper_forms
from tests.site.factory import made_letter

SITE = "https://vi-du.invalid/"
TO = "vien-dan/trung-uong/2020/15-ct-ttg.html"
CITED = "Chỉ thị số 15/CT-TTg"
WORDS = f"{CITED} ngày 27/3/2020 của Thủ tướng Chính phủ"


def spans_of(tmp_path, **letter):
    made_letter(tmp_path, **letter)
    corpus, problems = load_corpus([tmp_path])
    assert problems == []
    entry = corpus.entries[0]
    return cite_spans(corpus, entry), entry, corpus


def led(text, spans):
    return [(text[span.start : span.end], span.data) for span in spans]


def test_kind_and_number_lead_to_the_document(tmp_path):
    spans, entry, _ = spans_of(tmp_path, body=f"1. Thực hiện {WORDS}./.")
    (block,) = entry.record.blocks
    assert led(block.text, spans.pop("d1")) == [(CITED, TO)]
    assert spans == {}


def test_a_subject_of_two_lines_leads_there_from_both(tmp_path):
    lines = ["Thực hiện Chỉ thị", "số 15/CT-TTg ngày 27/3/2020 của Thủ tướng Chính phủ"]
    head = {
        "superior": "ĐẢNG BỘ TỈNH HÀ GIANG",
        "issuer": "HUYỆN ỦY ĐỒNG VĂN",
        "motto": "ĐẢNG CỘNG SẢN VIỆT NAM",
        "number": "Số 1-CV/HU",
        "subject": lines,
        "dateline": "Đồng Văn, ngày 10 tháng 8 năm 2021",
    }
    spans, _, _ = spans_of(tmp_path, letterhead=head, subject=" ".join(lines))
    assert led(lines[0], spans["letterhead.subject.0"]) == [("Chỉ thị", TO)]
    assert led(lines[1], spans["letterhead.subject.1"]) == [("số 15/CT-TTg", TO)]


def test_the_cell_of_a_table_leads_there(tmp_path):
    body = f"Việc cần làm:\n\n| Việc | Căn cứ |\n| --- | --- |\n| Chốt | Theo {WORDS} |"
    spans, entry, _ = spans_of(tmp_path, body=body)
    table = entry.record.blocks[-1]
    assert led(table.rows[1][1], spans[f"{table.id}.1.1"]) == [(CITED, TO)]


def test_paper_leads_there_by_the_whole_address(tmp_path):
    _, _, corpus = spans_of(tmp_path, body=f"1. Thực hiện {WORDS}./.")
    ((_, form),) = paper_forms(corpus, SITE)
    assert [(run.text, run.link) for run in form.blocks[0].line if run.link] == [
        (CITED, f"{SITE}{TO}")
    ]


def test_without_the_address_of_the_site_paper_leads_nowhere(tmp_path):
    _, _, corpus = spans_of(tmp_path, body=f"1. Thực hiện {WORDS}./.")
    ((_, form),) = paper_forms(corpus, None)
    assert not any(run.link for block in form.blocks for run in block.line)
