"""The home page: what is counted, what is newest, what to try."""

from tests.site.factory import made_letter, made_report

WITHDRAWN = {"withdrawn": {"on": "2027-01-31", "because": "Thử"}}


def home(pages):
    return pages["index.html"].data


def tallies(pages):
    return [f"{count} {words}" for count, words in home(pages).tallies]


def test_without_records_it_counts_none_and_names_nothing_to_try(written):
    assert tallies(written()) == ["0 văn bản chỉ đạo"]
    assert home(written()).newest == ()
    assert home(written()).tries == ()


def test_reports_are_counted_apart(written, tmp_path):
    made_letter(tmp_path)
    made_report(tmp_path)
    assert tallies(written()) == [
        "1 văn bản chỉ đạo",
        "1 tin, bài về ý kiến chỉ đạo, không tính là văn bản",
    ]


def test_it_says_how_many_are_not_whole(real):
    assert tallies(real)[0] == "4 văn bản chỉ đạo, trong đó 1 thiếu phần cuối, 1 thiếu phần mở đầu"


def test_the_newest_come_first_and_are_eight_at_most(written, tmp_path):
    for day in range(1, 11):
        made_letter(tmp_path, number=f"{day}-CV/HU", issued=f"2021-08-{day:02}")
    newest = [item.title for item in home(written()).newest]
    assert newest == [f"Công văn {day}-CV/HU" for day in range(10, 2, -1)]


def test_what_was_withdrawn_is_counted_and_not_shown(written, tmp_path):
    made_letter(tmp_path, **WITHDRAWN)
    made_letter(tmp_path, number="2-CV/HU", issued="2021-08-09")
    assert tallies(written()) == ["2 văn bản chỉ đạo, trong đó 1 đã gỡ"]
    assert [item.title for item in home(written()).newest] == ["Công văn 2-CV/HU"]


def test_it_offers_the_number_and_the_signer_of_the_newest_whole_letter(written, tmp_path):
    made_letter(tmp_path)
    signature = {"authority": None, "position": "BÍ THƯ", "name": "Trần Văn Khác"}
    made_letter(tmp_path, number="2-CV/HU", issued="2021-08-11", signature=signature)
    assert home(written()).tries == ("2-CV/HU", "Trần Văn Khác")


def test_it_leads_to_all_provinces_of_then_and_of_today(real):
    ways = {way.text: way.address for way in home(real).ways}
    assert ways == {
        "Tất cả 63 tỉnh, thành phố khi ban hành": "dia-phuong/index.html",
        "Tất cả 34 tỉnh, thành phố hiện nay": "nay/index.html",
    }
    assert all(address in real for address in ways.values())
