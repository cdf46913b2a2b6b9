"""The site's own words, filled in."""

import pytest

from gazette.pages.labels import label
from tests.conftest import ROOT


def test_whole_numbers_are_written_the_vietnamese_way():
    assert label("count", "tasks", count=1200) == "1.200 nhiệm vụ"


def test_other_values_stay_as_they_are():
    assert label("list", "year", year="2021") == "Năm 2021"


OURS = ("scripts/gazette/pages/labels.yml", "docs", "mkdocs.yml", "scripts/gazette/vocabulary")


@pytest.mark.parametrize("words", ["không rõ", "chưa rõ", "suy ra", "bài tin"])
def test_the_site_has_one_word_for_a_thing(words):
    """Beside "chưa xác định", "suy luận" and "tin, bài"."""
    roots = [ROOT / name for name in OURS]
    files = [one for root in roots for one in ([root] if root.is_file() else root.iterdir())]
    files = [file for file in files if file.suffix in (".yml", ".md")]
    assert len(files) > 10
    assert [one.name for one in files if words in one.read_text(encoding="utf-8").lower()] == []
