"""What a record tells of itself as a whole."""

from __future__ import annotations

from tests.site.factory import made_letter

from gazette.corpus import load_corpus


def test_slips_are_in_the_order_in_which_they_are_read(tmp_path):
    quotes = ["Như trên,", "thứ hai", "BÍ THƯ", "thứ nhất", "Các chi, đảng bộ"]
    sic = [{"quote": quote, "note": "Thử."} for quote in quotes]
    made_letter(tmp_path, sic=sic, body="1. Việc thứ nhất.\n\n2. Việc thứ hai và thứ nhất./.")
    (entry,) = load_corpus([tmp_path])[0].entries
    read = ["Các chi, đảng bộ", "thứ nhất", "thứ hai", "Như trên,", "BÍ THƯ"]
    assert [slip.quote for slip in entry.record.slips] == read
