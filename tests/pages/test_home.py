"""The home page: what is counted, what is newest, what to try."""

from gazette.corpus import make_corpus
from gazette.pages.home import MANY_PLACES, NEWEST, home_page
from gazette.pages.lists.findings import Findings
from gazette.pages.model import Link
from gazette.vocabulary import vocabulary
from tests.site.factory import made_letter, made_report
from tests.test_corpus import record

WITHDRAWN = {"withdrawn": {"on": "2027-01-31", "because": "Thử"}}


def home(pages):
    return pages["index.html"].data


def examples(pages):
    return [door.example for door in home(pages).doors]


def tallies(pages):
    return [f"{count} {words}" for count, words in home(pages).tallies]


def test_without_records_it_counts_none_and_names_nothing_to_try(written):
    assert tallies(written()) == ["0 văn bản chỉ đạo"]
    assert home(written()).newest == ()
    assert examples(written()) == [None] * 3


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


def test_three_doors_have_a_number_a_place_and_a_subject_to_try(written, tmp_path):
    made_letter(tmp_path, topics=["xet-nghiem", "tiem-chung"])
    made_letter(tmp_path, "ha-giang/meo-vac", number="2-CV/HU", issued="2021-08-11")
    assert [door.title for door in home(written()).doors] == [
        *("Biết số", "Biết địa phương", "Biết nội dung")
    ]
    assert examples(written()) == ["2-CV/HU", "huyện Mèo Vạc", "tiêm chủng"]


def test_each_door_leads_to_indexes_that_are_there(real):
    ways = [[way.address for way in door.ways] for door in home(real).doors]
    assert ways == [
        ["vien-dan/index.html"],
        ["dia-phuong/index.html", "nay/index.html"],
        ["chu-de/index.html"],
    ]
    assert all(address in real for door in ways for address in door)


def test_its_name_and_sentence_say_of_which_years_the_documents_are(written, tmp_path, real):
    assert real["index.html"].title == "Văn bản chỉ đạo Covid-19 cấp huyện, 2021–2022"
    assert "Covid-19 (2021–2022), " in home(real).lead
    assert "(" not in home(written()).lead
    made_letter(tmp_path)
    made_letter(tmp_path, number="2-CV/HU", issued=None, completeness="letterhead-missing")
    assert "Covid-19 (2021), " in home(written()).lead


def test_undated_letters_are_the_last_of_the_newest(real):
    assert home(real).newest[-1].title == "Công văn 506-CV/HU"


def test_all_are_a_click_away(real):
    assert home(real).all == Link("Xem tất cả 5 tài liệu theo thời gian", "ngay/index.html")


def shown_of(records):
    corpus, problems = make_corpus(records)
    assert problems == []
    return home_page(Findings(corpus)).make().data


def letters_of(count):
    """Return a letter of one district in each of so many provinces."""
    districts = dict([*vocabulary().districts])
    return [
        record(f"{n}.md", number=f"{n}-CV/HU", province=province, district=district)
        for n, (province, district) in enumerate([*districts.items()][:count])
    ]


def test_few_places_are_listed_with_their_months_in_a_row():
    data = shown_of([*letters_of(MANY_PLACES - 1), record("u.md", issued=None, number="9-TB/HU")])
    assert data.pictures is None
    assert [(cell.name, cell.count) for cell in data.months] == [
        ("Thg 8/2021", MANY_PLACES - 1),
        ("Chưa xác định tháng", 1),
    ]


def test_many_places_are_drawn_as_a_map_and_the_months_as_bars():
    data = shown_of(letters_of(MANY_PLACES))
    assert data.months == ()
    assert len([tile for tile in data.pictures.tilemap.tiles if tile.tint]) == MANY_PLACES
    assert [year.name for year in data.pictures.timeline.years] == ["2021"]


def home_digest(records):
    corpus, problems = make_corpus(records)
    assert problems == []
    return home_page(Findings(corpus)).digest


def test_an_edit_that_changes_nothing_shown_leaves_it_as_it_is():
    days = [f"2021-08-{n:02}" for n in range(1, NEWEST + 2)]
    letters = [record(f"{n}.md", number=f"{n}-CV/HU", issued=day) for n, day in enumerate(days)]
    digest = home_digest(letters)
    oldest = {"number": "0-CV/HU", "issued": days[0]}
    assert home_digest([record("0.md", **oldest, subject="Khác"), *letters[1:]]) == digest
    assert home_digest([*letters[:-1], record("9.md", issued=days[-1], subject="Khác")]) != digest
    assert home_digest(letters[1:]) != digest
