"""The templates: no word of their own, and the blocks that Material documents."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
from jinja2 import Environment
from jinja2.nodes import Block

from tests.conftest import ROOT

THEME = ROOT / "scripts/gazette/theme"
MATERIAL = Path(material.__file__).parent / "templates"
TEMPLATES = sorted(THEME.rglob("*.html"))
SILENT = re.compile(r"<(script|style)\b[^>]*>.*?</\1>", re.DOTALL)
SAID = ("aria-label", "title", "placeholder", "alt")
DOCUMENTED = {
    *("site_meta", "htmltitle", "styles", "analytics", "extrahead"),
    *("announce", "header", "container", "content", "footer", "scripts"),
}


def words_of(template):
    """Return what a template says by itself, beside Jinja: as text and in what is read aloud."""
    text = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", template, flags=re.DOTALL)
    text = SILENT.sub("", text)
    said = re.findall(rf'\b(?:{"|".join(SAID)})="([^"]*)"', text)
    said += [re.sub(r"<[^>]*>", " ", text)]
    jinja = "".join(re.findall(r"\{\{.*?\}\}|\{%.*?%\}", template, flags=re.DOTALL))
    quoted = [a or b for a, b in re.findall(r"\"([^\"]*)\"|'([^']*)'", jinja)]
    vietnamese = [words for words in quoted if re.search(r"[^\W\d_a-zA-Z]", words)]
    return re.findall(r"[^\W\d_]+", " ".join(said)) + vietnamese


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.stem)
def test_no_word_stands_in_a_template(template):
    assert words_of(template.read_text(encoding="utf-8")) == []


def test_a_word_in_a_template_is_seen():
    assert words_of('<p>{{ t.a }} Đến</p><a title="Trang {{ n }}">{{ x or "Không rõ" }}</a>') == [
        *("Trang", "Đến", "Không rõ")
    ]
    assert words_of("<p {# no #}class=x>{% if a > 1 %}1 · {{ t.b }}{% endif %}</p>") == []


def blocks(file):
    tree = Environment(autoescape=True).parse(file.read_text(encoding="utf-8"))
    return {block.name for block in tree.find_all(Block)}


def test_the_shell_has_the_blocks_that_material_documents_and_no_others():
    assert blocks(THEME / "base.html") == DOCUMENTED
    assert blocks(MATERIAL / "base.html") > DOCUMENTED


def test_main_html_is_left_to_the_owner():
    assert '{% extends "base.html" %}' in (THEME / "main.html").read_text(encoding="utf-8")
    assert blocks(THEME / "main.html") == set()
