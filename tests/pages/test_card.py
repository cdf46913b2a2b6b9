"""What stands beside a letter: the card of what matters, and contents that orient."""

import pytest

from tests.pages.reading import texts
from tests.site.factory import body_of, made_letter
from tests.site.samples import SEEDS

OWN = "ha-giang/dong-van/2021/1-cv-hu.html"
BODY = (
    "Thực hiện Thông báo số 12-TB/TU ngày 01/8/2021 của Tỉnh ủy Hà Giang, huyện yêu cầu:\n\n"
    "1. Các xã báo cáo trước ngày 15/8/2021.\n\n2. Trung tâm Y tế lấy mẫu trước ngày 12/8/2021.\n\n"
    "3. Tổ chức tuyên truyền sâu rộng đến từng hộ dân trên địa bàn các xã, thị trấn."
)
TASKS = [
    {
        "point": "d1",
        "who": ["cac-xa-thi-tran"],
        "quote": "Các xã báo cáo trước ngày 15/8/2021.",
        "due": "2021-08-15",
    },
    {
        "point": "d2",
        "who": ["trung-tam-y-te-huyen"],
        "quote": "Trung tâm Y tế lấy mẫu trước ngày 12/8/2021.",
        "due": "2021-08-12",
    },
]


@pytest.fixture
def card(written, tmp_path):
    """Return a function that writes a letter, and returns the rows of its card by their names."""

    def rows(**fields):
        made_letter(tmp_path, **fields)
        own = written()[OWN].data.card
        facts = {fact.name: fact for fact in (*own.told, *own.facts)}
        return {
            name: [(one.text, one.address) for one in (*fact.values, *filter(None, [fact.more]))]
            for name, fact in facts.items()
        }

    return rows


def test_it_says_who_when_where_and_what_is_carried_out_by_when(card):
    rows = card(body=BODY, tasks=TASKS, topics=["tiem-chung"])
    assert rows["Cơ quan"][0][0] == "Huyện ủy Đồng Văn"
    assert rows["Ngày"] == [("10/8/2021", None)]
    assert [text for text, _ in rows["Địa phương"]] == ["Huyện Đồng Văn", "Tỉnh Hà Giang"]
    assert rows["Nay thuộc"] == [("Tỉnh Tuyên Quang", "nay/tuyen-quang/index.html")]
    assert rows["Thực hiện"] == [
        ("Thông báo 12-TB/TU", "vien-dan/ha-giang/cap-tinh/2021/12-tb-tu.html")
    ]
    assert rows["Thời hạn"] == [("12/8/2021", "#d2"), ("15/8/2021", "#d1")]
    assert rows["Chủ đề"] == [("Tiêm chủng", "chu-de/tiem-chung/index.html")]


def test_it_has_no_row_that_says_nothing(card):
    rows = card(topics=["tiem-chung"])
    assert {"Thực hiện", "Thời hạn"} & rows.keys() == set()


def test_of_many_topics_a_few_are_named_and_the_others_counted(card):
    topics = ["tiem-chung", "cach-ly", "vung-xanh", "xet-nghiem", "kinh-phi"]
    *named, rest = card(topics=topics)["Chủ đề"]
    assert len(named) == 3
    assert rest == ("và 2 mục khác", "#thuoc-tinh")


@pytest.mark.parametrize(
    ("topics", "shown"),
    [
        (["tiem-chung", "cach-ly", "vung-xanh"], None),  # they fit
        (
            ["tiem-chung", "cach-ly", "vung-xanh", "xet-nghiem"],
            "Tiêm chủng, Cách ly và 2 mục khác",
        ),
        (
            ["to-chuc-chi-dao", "phat-trien-kinh-te-xa-hoi"],
            "Tổ chức chỉ đạo và 1 mục khác",
        ),
    ],
)
def test_on_a_line_of_a_phone_fewer_are_named_and_more_counted(written, tmp_path, topics, shown):
    made_letter(tmp_path, topics=topics)
    brief = written()[OWN].data.card.briefs.get("Chủ đề")
    assert (brief and f"{', '.join(one.text for one in brief.values)} {brief.more.text}") == shown


def test_it_says_what_was_changed_and_by_what(written, tmp_path):
    made_letter(tmp_path)
    words = "thay thế Công văn số 1-CV/HU ngày 10/8/2021 của Huyện ủy Đồng Văn"
    change = {"kind": "thay-the", "document": "1-CV/HU", "quote": words}
    made_letter(
        tmp_path,
        number="2-CV/HU",
        issued="2021-08-12",
        body=f"1. Công văn này {words}./.",
        changes=[change],
    )
    pages = written()
    (fact,) = [fact for fact in pages[OWN].data.card.told if fact.name == "Được thay thế bởi"]
    assert fact.values[0].text == "Công văn 2-CV/HU"
    other = pages[OWN.replace("1-cv", "2-cv")].data.card.facts
    assert [fact.name for fact in other if fact.values[0].text == "Công văn 1-CV/HU"] == [
        "Thay thế"
    ]


def test_a_report_says_who_spoke(real):
    card = real[SEEDS["001"]].data.card
    names = [fact.name for fact in (*card.told, *card.facts)]
    assert "Người chỉ đạo" in names
    assert not {"Cơ quan", "Người ký"} & set(names)


def test_what_is_inferred_has_its_sign_there_too(real_site):
    card = real_site.page(SEEDS["000"]).one("div", cls="card")
    assert card.all("span", cls="inferred")
    assert card.all("span", cls="why") == []


# ---------- the gist ----------


def test_the_gist_is_the_editor_s_and_says_so(page, values):
    card = page.one("div", cls="card")
    assert texts(card.all("li")) == values["gist"]
    assert "Người biên tập tóm tắt" in card.one("p", cls="meta").text
    assert card.one("h2").text == "Ý chính"


def test_without_a_gist_there_is_no_heading_for_one(made_site):
    card = made_site.page("ha-giang/meo-vac/2021/2-cv-hu.html").one("div", cls="card")
    assert card.all("h2") == card.all("li") == []
    assert "Ý chính" not in card.text


# ---------- contents ----------


def contents(pages, address=OWN):
    return [(line.id, line.number, line.words) for line in pages[address].data.contents]


def test_a_point_is_listed_with_its_topic_or_else_its_first_words(written, tmp_path):
    points = {"d2": ["xet-nghiem"]}
    made_letter(tmp_path, body=BODY, topics=["xet-nghiem"], points=points)
    assert contents(written()) == [
        ("d1", "1", "Các xã báo cáo trước ngày 15/8/2021"),
        ("d2", "2", "Xét nghiệm"),
        ("d3", "3", "Tổ chức tuyên truyền sâu rộng đến…"),
    ]


def test_a_dash_is_given_no_number(written, tmp_path):
    made_letter(tmp_path, body="- Việc một.\n\n- Việc hai.\n\n- Việc ba.")
    assert contents(written())[1] == ("g2", "", "Việc hai")


def test_two_points_need_no_contents(written, tmp_path):
    made_letter(tmp_path, body=body_of(2))
    assert contents(written()) == []


def test_the_contents_show_number_and_words(real_site):
    rows = texts(real_site.page(SEEDS["002"]).one("ul", cls="inside").one("ol").all("li"))
    assert rows[1] == "2 · Tiêm chủng"
    assert len(rows) == 5
