"""The page of one directive: the letter as printed, then what the site knows of it."""

from __future__ import annotations

import hashlib

import pytest

from tests.site.dom import page_at
from tests.site.factory import LONG_WORD, NBSP_LINE, TRICKS
from tests.site.samples import FACTS, HELD, LETTERS, MADE, SEEDS

HEAD = ("superior", "issuer", "star", "number", "motto", "dateline")  # left, then right
BANNERS = {
    "000": "Văn bản không đầy đủ",
    "001": "Bài tin, không phải văn bản chỉ đạo",
    "002": None,
    "003": "Văn bản thiếu phần đầu",
    "004": None,
}


@pytest.fixture(params=SEEDS)
def seed(request):
    return request.param


@pytest.fixture
def page(site, seed):
    return page_at(site / SEEDS[seed])


@pytest.fixture
def letter(page):
    return page.one("article")


@pytest.fixture
def values(seed):
    return HELD[seed].values


def texts(elements):
    return [element.text for element in elements]


def paragraphs(page):
    """Return the paragraphs of the body."""
    return [p for part in page.all("div", cls="txt") for p in part.all("p")]


def facts(page, title="thuoc-tinh"):
    """Return the rows of a part of the page by their names."""
    section = page.one("section", **{"aria-labelledby": title})
    return {row.one("dt").words: row.one("dd") for row in section.one("dl").all("div")}


def basis(value):
    """Return how a fact is founded: stated, inferred, unknown; None where that is not said."""
    marks = value.all("span", cls="basis")
    return marks[0].classes[1] if marks else None


def made(made_site, name):
    return page_at(made_site / MADE / f"{name}.html")


# ---------- the text ----------


def test_the_text_is_the_record_s_character_for_character(page, seed):
    assert texts(paragraphs(page)) == HELD[seed].paragraphs


def test_the_text_is_the_source_file_s_but_for_what_was_mended(page, seed):
    source = HELD[seed].source.read_text(encoding="utf-8-sig")
    source = " ".join(" ".join(source.replace("*", "").split()).split())
    for change in HELD[seed].values["mended"]:
        before, after = (" ".join(change[side].split()) for side in ("before", "after"))
        assert before in source
        source = source.replace(before, after, 1)
    text = " ".join(" ".join(texts(paragraphs(page))).split())
    assert len(text) > 1500
    assert text in source


def test_double_and_hard_blanks_reach_the_page(made_site):
    page = made(made_site, "33-cv-hu")
    assert texts(paragraphs(page)) == [NBSP_LINE, LONG_WORD]
    assert "\u00a0" in paragraphs(page)[0].text


def test_numbers_and_dashes_are_printed_never_counted(page, seed):
    article = page.one("article")
    lists = [e for e in article.all() if e.name in ("ol", "ul", "li")]
    assert [e for e in lists if any("txt" in over.classes for over in e.above())] == []
    assert article.all("ol") == []
    begun = [p.text.split()[0] for p in paragraphs(page)]
    wanted = [p.split()[0] for p in HELD[seed].paragraphs]
    assert begun == wanted


def test_bold_and_italic_are_those_of_the_source(site):
    bold = ["".join(texts(p.all("strong"))) for p in paragraphs(page_at(site / SEEDS["002"]))]
    assert [text for text in bold if text] == ["vùng xanh"]
    # A slip within is an element of its own
    italic = ["".join(texts(p.all("em"))) for p in paragraphs(page_at(site / SEEDS["003"]))]
    assert [text for text in italic if text] == [
        "xóm, tổ dân phố",
        "thông qua Trung tâm y tế huyện là cơ quan thường trực của BCD huyện",
    ]


# ---------- points ----------


def test_every_point_has_its_lasting_id(page, seed):
    assert [p.attrs["id"] for p in paragraphs(page)] == FACTS[seed]["points"].split()


def test_every_point_has_a_link_to_itself_with_a_name_of_its_own(page):
    links = [p.one("a", cls="pl") for p in paragraphs(page)]
    assert [link.attrs["href"] for link in links] == [f"#{p.attrs['id']}" for p in paragraphs(page)]
    names = [link.attrs["aria-label"] for link in links]
    assert all(name.startswith("Liên kết đến ") for name in names)
    assert len(set(names)) == len(names)


def test_points_are_named_as_people_name_them(site):
    page = page_at(site / SEEDS["002"])
    names = {p.attrs["id"]: p.one("a", cls="pl").attrs["aria-label"] for p in paragraphs(page)}
    assert names["d3-g2"] == "Liên kết đến điểm 3, gạch thứ 2"
    assert names["p1"] == "Liên kết đến đoạn 1"


def test_a_table_and_articles_have_ids_and_links_too(made_site):
    page = made(made_site, "32-cv-hu")
    table = page.one("div", cls="tbl")
    assert table.attrs["id"] == "b1"
    assert [texts(row.all("td")) for row in table.all("tr")][1][:2] == ["Lũng Cú", "12"]
    assert texts(table.all("th"))[0] == "Xã"
    ids = "p1 dieu1 dieu1-d1 dieu1-d1-a dieu1-d1-dd dieu2 dieu2-d1 mi mi-d1"
    assert [p.attrs["id"] for p in paragraphs(page)] == ids.split()


# ---------- the form around the text ----------


@pytest.mark.parametrize("seed", LETTERS)
def test_the_letterhead_has_the_lines_that_are_printed_and_no_others(letter, values):
    head = letter.one("header", cls="lh")
    lacking = texts(head.all("span", cls="lack"))
    printed = [p for p in head.all("p") if "subject" not in p.classes]
    lines = [p.text for p in printed if p.text not in lacking]
    assert lines == [values["letterhead"][name] for name in HEAD if values["letterhead"][name]]


@pytest.mark.parametrize("seed", LETTERS)
def test_a_missing_line_is_said_to_be_missing_and_never_filled_in(letter, values):
    head = letter.one("header", cls="lh")
    named = {
        "issuer": "Nguồn thiếu tên cơ quan",
        "motto": "Nguồn thiếu dòng tiêu đề",
        "number": "Nguồn thiếu số",
        "dateline": "Nguồn thiếu địa danh, ngày tháng",
    }
    lacking = [words for name, words in named.items() if not values["letterhead"][name]]
    assert sorted(texts(head.all("span", cls="lack"))) == sorted(lacking)
    if not values["letterhead"]["motto"]:
        assert "ĐẢNG CỘNG SẢN" not in letter.text
    if not values["letterhead"]["issuer"]:
        assert "HUYỆN ỦY" not in head.text


@pytest.mark.parametrize("seed", LETTERS)
def test_subject_recipients_and_copies_are_as_printed(letter, values):
    subject = letter.one("p", cls="subject")
    assert subject.text == "".join(values["letterhead"]["subject"])
    assert len(subject.all("br")) == len(values["letterhead"]["subject"]) - 1
    to = letter.one("div", cls="to")
    assert to.one("em").text == "Kính gửi:"
    assert texts(to.all("li")) == [f"- {line}" for line in values["recipients"]]
    copies = [li.text for part in letter.all("div", cls="copies") for li in part.all("li")]
    assert copies == [f"- {line}" for line in values["copies"]]


@pytest.mark.parametrize("seed", LETTERS)
def test_the_signature_is_as_printed_or_not_there(letter, values):
    sign = values["signature"]
    wanted = [sign[name] for name in ("authority", "position", "name")] if sign else []
    found = [p.text for part in letter.all("div", cls="sign") for p in part.all("p")]
    assert found == wanted


def test_the_letter_comes_first_and_then_what_is_known_of_it(page):
    order = [
        e
        for e in page.walk()
        if e.name == "article" or e.attrs.get("id") in ("thuoc-tinh", "nguon")
    ]
    assert order[0].name == "article"
    assert len(order) == 3


def test_a_report_has_its_title_and_author_and_no_letterhead(site):
    page, values = page_at(site / SEEDS["001"]), HELD["001"].values
    article = page.one("article")
    for cls in ("lh", "to", "end", "sign", "copies", "motto"):
        assert article.all(cls=cls) == []
    assert article.one("p", cls="headline").text == values["subject"]
    assert article.one("p", cls="byline").text == values["byline"]
    assert facts(page)["Số và ký hiệu"].words == "không có (bài tin)"
    for name in ("Cơ quan ban hành", "Ngày ban hành", "Người ký"):
        assert name not in facts(page)


def test_the_banner_says_what_is_missing(page, seed):
    found = [note.one("strong").text for note in page.all("div", cls="note")]
    assert found == [BANNERS[seed]] * bool(BANNERS[seed])


def test_the_banner_of_a_fragment_names_the_point_where_the_source_stops(site):
    page = page_at(site / SEEDS["000"])
    assert "dừng ở điểm 3" in page.one("div", cls="note").words
    assert page.one("p", cls="cut").words == "Bản nguồn dừng ở đây"


# ---------- what the site knows ----------


def test_every_inferred_value_shows_its_reason_and_quotation(page, values):
    reasons = {
        name: [why.text for why in value.all("span", cls="why")]
        for name, value in facts(page).items()
        if basis(value) == "inferred"
    }
    wanted = [
        [f"Suy ra: {inferred['because']}"]
        + ([f"Nguồn ghi: “{inferred['quote']}”"] if inferred.get("quote") else [])
        for inferred in values["inferred"].values()
    ]
    assert sorted(reasons.values()) == sorted(wanted)


def test_an_attribute_is_marked_as_stated_inferred_or_unknown(site):
    rows = facts(page_at(site / SEEDS["000"]))
    names = ("Số và ký hiệu", "Cơ quan ban hành", "Người ký", "Chủ đề")
    assert [basis(rows[name]) for name in names] == ["stated", "inferred", "unknown", None]
    assert rows["Huyện"].words == rows["Người ký"].words == "không rõ"


def test_every_topic_is_linked(page, values):
    links = [a.attrs["href"].split("/")[-2] for a in facts(page)["Chủ đề"].all("a")]
    assert links == values["topics"]


def test_every_slip_is_marked_in_the_text_and_listed_with_its_note(page, values):
    article, letters = page.one("article"), "abcdefghijklmnopqrstuvwxyz"
    marked = {}
    for slip, sign in zip(
        article.all("span", cls="slip"), article.all("a", cls="sic"), strict=True
    ):
        marked.setdefault(sign.attrs["href"], set()).add(slip.text)
    rows = [li for li in page.all("li") if li.attrs.get("id", "").startswith("sic-")]
    quotes = [row.one("q").text for row in rows]
    assert marked == {f"#sic-{letters[i]}": {quote} for i, quote in enumerate(quotes)}
    assert list(marked) == sorted(marked)  # lettered as they are read
    notes = {slip["quote"]: slip["note"] for slip in values["sic"]}
    assert sorted(quotes) == sorted(notes)
    assert all(notes[quote] in row.text for quote, row in zip(quotes, rows, strict=True))


def test_every_occurrence_of_a_slip_is_marked(page, values):
    article = page.one("article")
    lines = [e for e in [*article.all("p"), *article.all("li")] if "paper" not in e.parent.classes]
    printed = "\n".join(texts(lines))
    for slip in values["sic"]:
        marks = [e for e in article.all("span", cls="slip") if e.text == slip["quote"]]
        assert len(marks) == printed.count(slip["quote"])


def test_every_mending_is_told(page, values):
    if not values["mended"]:
        assert "sua-khi-chep" not in [e.attrs.get("id") for e in page.walk()]
        return
    section = page.one("section", **{"aria-labelledby": "sua-khi-chep"})
    rows = section.all("li")
    assert len(rows) == len(values["mended"])
    for row, change in zip(rows, values["mended"], strict=True):
        assert texts(row.all("q")) == [change["before"], *filter(None, [change["after"]])]
        assert change["because"] in row.words


def test_every_task_is_listed_with_its_point_and_words(page, values):
    rows = page.one("section", **{"aria-labelledby": "nhiem-vu"}).all("li")
    found = [(row.one("a").attrs["href"], row.one("q").text.strip("…")) for row in rows]
    assert found == [(f"#{task['point']}", task["quote"]) for task in values["tasks"]]


def test_a_deadline_is_shown_as_officials_write_it(site):
    times = [
        row.one("span", cls="meta").words
        for row in page_at(site / SEEDS["001"])
        .one("section", **{"aria-labelledby": "nhiem-vu"})
        .all("li")
    ]
    assert times[0].startswith("· hạn 15/12/2021 ·")
    assert times[3].startswith("· hạn 11/2021 ·")
    assert times[1].startswith("· không nêu thời hạn ·")


def test_the_source_file_is_linked_with_its_checksum(site, page, seed):
    rows = facts(page, "nguon")
    source = HELD[seed].source
    link = rows["Tệp nguồn"].one("a")
    assert (link.text, link.attrs["href"]) == (source.name, source.name)
    published = (site / SEEDS[seed]).with_name(link.attrs["href"])
    digest = hashlib.sha256(published.read_bytes()).hexdigest()
    assert rows["SHA-256 của tệp nguồn"].one("code").text == digest


def test_a_record_without_a_source_file_says_so(made_site):
    rows = facts(made(made_site, "41-cv-hu"), "nguon")
    assert rows["Tệp nguồn"].words == "không giữ được"
    assert rows["Tệp nguồn"].all("a") == []
    assert "SHA-256 của tệp nguồn" not in rows


def test_every_abbreviation_is_explained_where_it_stands_first_and_in_a_list(page):
    shorts = page.one("article").all("a", cls="short")
    listed = {
        f"#{row.attrs['id']}": (row.one("dt").text, row.one("dd").text)
        for row in page.all("div")
        if row.attrs.get("id", "").startswith("tat-")
    }
    assert shorts
    assert [a.attrs["href"] for a in shorts] == list(listed)
    assert len({a.text for a in shorts}) == len(shorts)
    for a in shorts:
        short, full = listed[a.attrs["href"]]
        assert a.text == short
        assert full.startswith(a.attrs["data-full"])


def test_the_citation_names_who_what_when_and_about_what(site):
    text = page_at(site / SEEDS["002"]).one("p", cls="citation").text
    assert text == (
        "Công văn số 358-CV/HU ngày 10/8/2021 của Huyện ủy Sông Lô, tỉnh Vĩnh Phúc, "
        "“Tiếp tục triển khai các giải pháp phòng, chống dịch Covid-19”."
    )


def test_the_citation_has_the_page_s_address_where_it_is_known(site_with_address):
    text = page_at(site_with_address / SEEDS["002"]).one("p", cls="citation").text
    assert text.endswith(f", https://vi-du.invalid/van-ban/{SEEDS['002']}.")


def test_previous_and_next_go_through_the_district_in_the_order_of_time(made_site):
    folder = made_site / "ha-giang/dong-van"
    seen, at = [], page_at(folder / "2022/160-cv-hu.html")
    file = folder / "2022/160-cv-hu.html"
    while file:
        seen.append(file.stem)
        at = page_at(file)
        rows = at.one("nav", cls="pager").all("p")
        before = [p for p in rows if "trước trong huyện" in p.all("span")[0].text]
        file = (file.parent / before[0].one("a").attrs["href"]).resolve() if before else None
    numbered = [name for name in seen if name.endswith("-cv-hu")]  # others are of the same days
    assert numbered == [f"{100 + i}-cv-hu" for i in range(60, 0, -1)]
    assert len(seen) == len(set(seen)) == 62


# ---------- HTML in a record is shown, never run ----------


def test_markup_in_a_body_is_text(made_site):
    page = made(made_site, "31-cv-hu")
    assert texts(paragraphs(page)) == list(TRICKS)
    assert page.one("main").all("script") == []
    assert page.all("img") == []
    assert len(page.all("h1")) == 1


def test_markup_in_any_field_is_text(made_site):
    page = made(made_site, "31-cv-hu")
    trick = TRICKS[0]
    article = page.one("article")
    assert article.one("p", cls="subject").text == f"Thử {trick}"
    assert article.one("div", cls="to").one("li").text.endswith(f"Ông {trick},")
    assert article.one("div", cls="copies").one("li").text.endswith(f"Bà {trick}.")
    assert texts(article.one("div", cls="sign").all("p")) == [trick, trick, f"Tên {trick}"]
    assert trick in page.one("li", id="sic-a").text
    assert trick in page.one("meta", name="description").attrs["content"]


def test_markup_in_a_record_is_text_in_lists_too(made_site):
    for address in (
        "ha-giang/meo-vac/index.html",
        "nguoi-ky/index.html",
        "ngay/2021/08/index.html",
    ):
        page = page_at(made_site / address)
        assert TRICKS[0] in page.one("main").text
        assert page.one("main").all("script") == []
