"""The real letters, printed by this project and read back: every paragraph whole, in its order."""

from __future__ import annotations

import re

import pytest

from gazette.corpus import load_corpus
from gazette.letters.clean import clean
from gazette.letters.formats.registry import read_content
from gazette.letters.model import RawText
from gazette.outputs.printing.pdf import make_pdf
from gazette.outputs.printing.word import make_word
from tests.conftest import ROOT
from tests.printing.forms import paper_forms

MAKERS = {"a.pdf": make_pdf, "a.docx": make_word}
CORPUS, _ = load_corpus([ROOT / "directives"])
FORMS = dict(paper_forms(CORPUS, "https://vi-du.invalid/"))


def on_one_line(text):
    return re.sub(r"\s+", " ", text.replace("*", "")).strip()


@pytest.mark.slow
@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("entry", CORPUS.entries, ids=lambda entry: entry.record.path.stem)
def test_a_printed_letter_is_read_back(entry, name):
    content = MAKERS[name](FORMS[entry.address])
    text = clean(RawText(name, read_content(name, content).text)).text
    paragraphs = [on_one_line(paragraph) for paragraph in text.split("\n\n")]
    blocks = [on_one_line(block.text) for block in entry.record.blocks]
    assert [paragraph for paragraph in paragraphs if paragraph in blocks] == blocks
    head = entry.record.directive.letterhead
    printed = (head.issuer, head.number, head.dateline) if head else ()
    assert set(filter(None, printed)) <= set(text.split("\n"))
