"""The glossary: every abbreviation, its meaning, and the letters that have it."""

import re
from collections import Counter

from gazette.text.collation import sort_key
from gazette.vocabulary import vocabulary
from tests.site.factory import made_letter

ADDRESS = "tu-viet-tat/index.html"


def meanings(pages):
    return {row.words.short: row for row in pages[ADDRESS].data}


def write(folder, number, **changes):
    body = "Yêu cầu UBND các xã thực hiện./."
    made_letter(
        folder, number=f"{number}-CV/HU", issued=f"2021-08-{number:02}", body=body, **changes
    )


def test_it_has_every_abbreviation_once_in_the_order_of_the_language(real):
    rows = [row.words for row in real[ADDRESS].data]
    assert rows == sorted(vocabulary().abbreviations, key=lambda row: sort_key(row.short))
    assert len({row.id for row in real[ADDRESS].data}) == len(rows)


def test_what_no_letter_has_is_said_to_be_found_nowhere(written):
    assert {(row.found, row.first, row.rest) for row in written()[ADDRESS].data} == {
        (None, (), None)
    }


def test_it_names_the_four_newest_letters_and_counts_the_rest(written, tmp_path):
    for number in range(1, 7):
        write(tmp_path, number)
    row = meanings(written())["UBND"]
    assert row.found == "Gặp trong 6 tài liệu:"
    assert [link.text for link in row.first] == [f"Công văn {n}-CV/HU" for n in (6, 5, 4, 3)]
    assert row.rest == "và 2 tài liệu khác"


def test_what_was_withdrawn_is_not_counted(written, tmp_path):
    write(tmp_path, 1)
    write(tmp_path, 2, withdrawn={"on": "2027-01-31", "because": "Thử"})
    row = meanings(written())["UBND"]
    assert (row.found, len(row.first), row.rest) == ("Gặp trong 1 tài liệu:", 1, None)


def test_each_leads_to_the_search_that_finds_it(real):
    assert meanings(real)["UBND"].search.text == "Tìm “UBND”"
    assert meanings(real)["UBND"].search.address == "tim-kiem/index.html?q=%22UBND%22"


def test_the_glossary_has_every_abbreviation_with_its_meaning(real_site):
    rows = real_site.page(ADDRESS).one("dl", cls="facts").all("div")
    found = {row.one("dt").text: row.one("dd").text for row in rows}
    assert set(found) == {row.short for row in vocabulary().abbreviations}
    assert all(found[row.short].startswith(row.full) for row in vocabulary().abbreviations)


def test_the_glossary_counts_the_letters_that_explain_each(site):
    counts = Counter(
        note.one("b").text
        for entry in site.corpus.shown
        for note in site.page(entry.address).all("p", cls="gloss")
    )
    assert len(counts) >= 5
    for row in site.page(ADDRESS).one("dl", cls="facts").all("div"):
        met = re.search(r"Gặp trong (\d+) tài liệu", row.words)
        assert int(met[1] if met else 0) == counts[row.one("dt").text]
        assert met or "Chưa gặp" in row.words
