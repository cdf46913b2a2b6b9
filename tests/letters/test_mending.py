"""What `mended` lists leads from the source to the text, by the rule that checks records."""

import random

import pytest

from gazette.letters.clean import clean
from gazette.letters.mending import Mend, mended, mends_of
from gazette.letters.model import LeftOut, LetterParts, RawText, Segmented, Span
from gazette.records.check.fidelity import mend
from gazette.records.check.flat import flat

WORDS = ("phòng,", "chống", "dịch", "trên", "địa bàn", "huyện", "*", "2", "ngày 10/8", "\n", "\n\n")


def by_the_check(source, entries):
    """Return the source after all that is listed, as the check of a record reads it."""
    rest = flat(source)
    for entry in entries:
        assert flat(entry["before"]) in rest, entry
        rest = mend(rest, flat(entry["before"]), flat(entry["after"]))
    return rest


def applied(source, mends):
    text = source
    for one in reversed(mends):
        text = text[: one.span.start] + one.after + text[one.span.end :]
    return text


def mend_of(source, before, after, because="Vì thế", nth=0):
    at = -1
    for _ in range(nth + 1):
        at = source.index(before, at + 1)
    return Mend(Span(at, at + len(before)), after, because)


def test_a_sign_is_quoted_with_the_word_it_stands_at():
    source = "Công văn\nKính gửi:* Các xã"
    assert mended(source, [mend_of(source, "*", "")]) == [
        {"before": "gửi:* Các", "after": "gửi: Các", "because": "Vì thế"}
    ]


def test_whole_lines_are_quoted_alone():
    source = "Trang chủ\nĐăng nhập\n\nHUYỆN ỦY"
    (entry,) = mended(source, [mend_of(source, "Trang chủ\nĐăng nhập", "")])
    assert (entry["before"], entry["after"]) == ("Trang chủ\nĐăng nhập", "")


def test_a_joined_paragraph_is_quoted_with_the_words_around_it():
    source = "thuộc địa\n\n2\n\nbàn, địa phương"
    (entry,) = mended(source, [mend_of(source, "\n\n2\n\n", " ")])
    assert (entry["before"], entry["after"]) == ("địa\n\n2\n\nbàn,", "địa bàn,")


def test_what_occurs_twice_is_quoted_with_more_words():
    source = "Trang 1\nBan Chỉ đạo huyện.\nTrang 1\nBan Chỉ đạo xã."
    entries = mended(source, [mend_of(source, "Trang 1\n", "", nth=1)])
    assert by_the_check(source, entries) == "Trang 1 Ban Chỉ đạo huyện. Ban Chỉ đạo xã."


def test_neighbours_share_an_entry_with_their_reasons():
    source = "Số 12 -  CV/HU**, ngày"
    mends = [
        mend_of(source, "  ", " ", "Bỏ dấu cách thừa."),
        mend_of(source, "**", "", "Bỏ dấu *."),
    ]
    (entry,) = mended(source, mends)
    assert entry["because"] == "Bỏ dấu cách thừa. Bỏ dấu *."


def test_what_is_quoted_with_a_row_is_quoted_with_the_whole_table():
    source = "\n".join(f"| {at} {'xã ' * 300}|\n| --- |\nSố 1\nx" for at in ("a", "c"))
    mends = [mend_of(source, "Số", "Sô", nth=1)]
    assert by_the_check(source, mended(source, mends)) == flat(applied(source, mends))


def test_what_is_changed_and_then_left_out_is_left_out():
    text = clean(RawText("a", "Huyện ủy &amp; UBND\n\n&quot;\n\nCác xã"))
    at = text.text.index('"')
    left_out = LeftOut(Span(at, at + 1), "Nút bấm")
    letter = LetterParts(text, "report", (), None, "")
    mends = mends_of(letter, Segmented(text, (letter,), (left_out,)))
    assert [one.after for one in mends] == ["&", ""]


def test_a_sign_among_many_lone_asterisks_is_quoted():
    source = f"Kính gửi:{' *' * 5000} Các xã"
    mends = [mend_of(source, "* Các", "Các")]
    assert by_the_check(source, mended(source, mends)) == flat(applied(source, mends))


@pytest.mark.parametrize("seed", range(40))
def test_any_mends_lead_from_the_source_to_the_text(seed):
    chance = random.Random(seed)
    for _ in range(25):
        source = " ".join(chance.choices(WORDS, k=chance.randrange(5, 60)))
        places = sorted(chance.sample(range(len(source)), min(6, len(source) // 8 * 2)))
        mends = [
            Mend(Span(start, end), chance.choice(("", "", " ", "x")), "Vì thế")
            for start, end in zip(places[::2], places[1::2], strict=False)
        ]
        found = by_the_check(source, mended(source, mends))
        wanted = flat(applied(source, mends))
        assert found.split() == wanted.split(), (source, mends)
