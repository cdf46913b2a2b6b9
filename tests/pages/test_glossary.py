"""The glossary: every abbreviation, its meaning, and the letters that have it."""

import re

from gazette.text.collation import sort_key
from gazette.vocabulary import vocabulary
from tests.site.factory import made_letter

ADDRESS = "tu-viet-tat/index.html"


def meanings(pages):
    return {form.short: row for row in pages[ADDRESS].data for form in row.forms}


def write(folder, number, **changes):
    body = "Yêu cầu UBND các xã thực hiện./."
    made_letter(
        folder, number=f"{number}-CV/HU", issued=f"2021-08-{number:02}", body=body, **changes
    )


def test_it_has_every_abbreviation_once_in_the_order_of_the_language(real):
    rows = real[ADDRESS].data
    forms = [form for row in rows for form in row.forms]
    order = sorted(vocabulary().abbreviations, key=lambda form: sort_key(form.short))
    assert sorted(forms, key=order.index) == order
    assert [row.forms[0] for row in rows] == [form for form in order if form in firsts(rows)]
    anchors = [anchor for row in rows for anchor in (row.id, *row.others)]
    assert len(set(anchors)) == len(order)


def firsts(rows):
    return [row.forms[0] for row in rows]


def test_forms_of_one_meaning_share_a_row(written, tmp_path):
    made_letter(tmp_path, body="T/M Ban Thường vụ, TM. Huyện ủy, yêu cầu các xã thực hiện./.")
    row = meanings(written())["TM."]
    assert row.name == "T/M, TM."
    assert row.found == "Gặp trong 1 tài liệu:"
    assert [search.text for search in row.searches] == ["Tìm “T/M”", "Tìm “TM.”"]
    assert meanings(written())["COVID-19"] is not meanings(written())["F0"]
    assert len(meanings(written())["COVID-19"].searches) == 1


def test_no_two_rows_have_one_meaning(real):
    said = [(row.forms[0].full.lower(), row.forms[0].note) for row in real[ADDRESS].data]
    assert len(set(said)) == len(said)


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
    (search,) = meanings(real)["UBND"].searches
    assert (search.text, search.address) == ("Tìm “UBND”", "tim-kiem/index.html?q=%22UBND%22")


def test_the_glossary_has_every_abbreviation_with_its_meaning(real_site):
    rows = real_site.page(ADDRESS).one("dl", cls="facts").all("div")
    found = {row.one("dt").text: row.one("dd").text for row in rows}
    said = {short: words for name, words in found.items() for short in name.split(", ")}
    assert set(said) == {row.short for row in vocabulary().abbreviations}
    for row in vocabulary().abbreviations:
        assert said[row.short].lower().startswith(row.full.lower())


def test_the_glossary_counts_the_letters_that_explain_each(site):
    explained = [
        {note.one("b").text for note in site.page(entry.address).all("p", cls="gloss")}
        for entry in site.corpus.shown
    ]
    assert len(set().union(*explained)) >= 5
    for row in site.page(ADDRESS).one("dl", cls="facts").all("div"):
        met = re.search(r"Gặp trong (\d+) tài liệu", row.words)
        assert int(met[1] if met else 0) == sum(
            not shorts.isdisjoint(row.one("dt").text.split(", ")) for shorts in explained
        )
        assert met or "Chưa gặp" in row.words
