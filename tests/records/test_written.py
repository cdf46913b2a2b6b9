"""Records written again: nothing changes, and what is written is what is read."""

import random
import re

import pytest

from gazette.records.front_matter import compose
from gazette.records.source import _value, read_source, split_front_matter
from gazette.records.written import front_of, write_record
from gazette.synth.generate import synthetic_records
from tests.conftest import ROOT

SEEDS = sorted((ROOT / "directives").rglob("*.md"))


def written_again(text):
    source, problems = read_source("a.md", text.encode())
    assert problems == []
    return write_record(source.node, source.body)


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.stem)
def test_a_record_stays_the_same_to_the_byte(file):
    text = file.read_bytes().decode()
    assert written_again(text) == text


@pytest.mark.parametrize("nasty", [False, True])
def test_a_synthetic_record_stays_the_same_to_the_byte(nasty):
    for path, text in synthetic_records(60, 3, nasty=nasty):
        assert written_again(text) == text, path


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.stem)
def test_values_are_written_in_the_order_and_style_of_records(file):
    source, _ = read_source("a.md", file.read_bytes())
    values = {name: source.values[name] for name in reversed(source.values)}
    text = write_record(front_of(values), source.body)
    plain = file.read_text(encoding="utf-8")
    others = [line for line in plain.splitlines() if line not in set(text.splitlines())]
    assert [line for line in others if not re.search('["{]', line)] == []  # quotes that need not be
    assert list(read_source("a.md", text.encode())[0].values) == list(source.values)


SIGNS = "aĐủ 1:#-'\"[]{},&*!|>%@`?~\n\t\u00a0“”…=.()/\\"
ODD = ("null", "no", "012", "1.10", "a\nb", " a", "a ", "a: b", "#", "", "- a", "\n a\n\n b\n", "…")


def odd_value(chance, depth=0):
    """Return text, null, a list or a mapping of texts that YAML must quote or fold."""
    if depth < 2 and chance.random() < 0.4:
        values = [odd_value(chance, depth + 1) for _ in range(chance.randrange(4))]
        if chance.random() < 0.5:
            return values
        return {f"{chance.choice(ODD)}{i}": value for i, value in enumerate(values)}
    text = "".join(chance.choices(SIGNS, k=chance.randrange(12)))
    return chance.choice((None, text, chance.choice(ODD)))


def test_what_is_written_is_what_is_read():
    chance = random.Random(16)
    for _ in range(500):
        value = odd_value(chance)
        text = write_record(front_of({"subject": value}), "Văn bản")
        front, body = split_front_matter(text)
        assert _value(compose(front)) == {"subject": value}
        assert body == "\nVăn bản\n"


def test_signs_that_no_one_sees_are_escaped_where_a_source_is_quoted():
    entry = {"before": "phòng\u00ad\tchống\u200b\n\u202edịch", "after": "", "because": "Ký tự ẩn"}
    text = write_record(front_of({"mended": [entry]}), "Văn bản")
    assert "\\U000000ad" in text
    source, problems = read_source("a.md", text.encode())
    assert problems == []
    assert source.values["mended"] == [entry]


def test_a_mark_after_an_escaped_sign_stays_by_itself():
    entry = {"before": "Lư\v\u031b\u0323t", "after": "", "because": "Ký tự ẩn"}
    text = write_record(front_of({"mended": [entry]}), "Văn bản")
    source, problems = read_source("a.md", text.encode())
    assert problems == []
    assert source.values["mended"] == [entry]


def test_null_and_the_word_null_differ():
    node = front_of({"subject": "null", "district": None})
    text = write_record(node, "")
    assert 'district: null\nsubject: "null"\n' in text
