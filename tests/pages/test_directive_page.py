"""The page of a directive beside its text: banner, attributes, slips, tasks, source, citation."""

from __future__ import annotations

import hashlib

from tests.conftest import ROOT
from tests.pages.reading import Site, target, texts
from tests.site.samples import HELD, MADE, SEEDS

BANNERS = {
    "000": "Văn bản thiếu phần cuối",
    "001": "Tin, bài; không phải văn bản chỉ đạo",
    "002": None,
    "003": "Văn bản thiếu phần mở đầu",
    "004": None,
}


def facts(page, title="thuoc-tinh"):
    """Return the rows of a section of the page by their names."""
    return {row.one("dt").words: row.one("dd") for row in page.part(title).one("dl").all("div")}


def basis(value):
    """Return how a fact is marked: inferred, unknown, or not at all."""
    marks = value.all("span", cls="basis")
    return marks[0].classes[1] if marks else None


def test_the_banner_says_what_is_missing(page, seed):
    found = [note.one("strong").text for note in page.all("div", cls="note")]
    assert found == [BANNERS[seed]] * bool(BANNERS[seed])


def test_a_report_has_its_title_and_author_and_no_letterhead(real_site):
    page, values = real_site.page(SEEDS["001"]), HELD["001"].values
    article = page.one("article")
    for cls in ("lh", "to", "end", "sign", "copies", "motto"):
        assert article.all(cls=cls) == []
    assert article.one("p", cls="headline").text == values["subject"]
    assert article.one("p", cls="byline").text == values["byline"]
    for name in ("Số và ký hiệu", "Cơ quan ban hành", "Ngày ban hành", "Người ký"):
        assert name not in facts(page)


def test_the_banner_of_a_fragment_names_the_point_where_the_source_stops(real_site):
    page = real_site.page(SEEDS["000"])
    assert "dừng ở điểm 3" in page.one("div", cls="note").words
    assert page.one("p", cls="cut").words == "Bản nguồn dừng ở đây"


def test_every_inferred_value_shows_its_reason_and_quotation(page, values):
    reasons = {
        name: [why.text for why in value.all("span", cls="why")]
        for name, value in facts(page).items()
        if basis(value) == "inferred"
    }
    wanted = [
        [f"Suy luận: {inferred['because']}"]
        + ([f"Nguồn ghi: “{inferred['quote']}”"] if inferred.get("quote") else [])
        for inferred in values["inferred"].values()
    ]
    assert sorted(reasons.values()) == sorted(wanted)


def test_an_attribute_is_marked_where_it_is_inferred_or_unknown(real_site):
    rows = facts(real_site.page(SEEDS["000"]))
    names = ("Số và ký hiệu", "Cơ quan ban hành", "Người ký", "Chủ đề")
    assert [basis(rows[name]) for name in names] == [None, "inferred", "unknown", None]
    assert rows["Huyện"].words == rows["Người ký"].words == "chưa xác định"


def test_every_topic_is_linked(page, values):
    links = [a.attrs["href"].split("/")[-2] for a in facts(page)["Chủ đề"].all("a")]
    assert links == values["topics"]


def grave(values):
    return [slip for slip in values["sic"] if slip.get("may_change_meaning")]


def test_every_slip_that_may_change_the_meaning_is_marked_and_listed_with_its_note(page, values):
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
    notes = {slip["quote"]: slip["note"] for slip in grave(values)}
    assert sorted(quotes) == sorted(notes)
    assert all(notes[quote] in row.text for quote, row in zip(quotes, rows, strict=True))


def test_every_occurrence_of_such_a_slip_is_marked(page, values):
    article = page.one("article")
    lines = [e for e in [*article.all("p"), *article.all("li")] if "paper" not in e.parent.classes]
    printed = "\n".join(texts(lines))
    for slip in grave(values):
        marks = [e for e in article.all("span", cls="slip") if e.text == slip["quote"]]
        assert len(marks) == printed.count(slip["quote"])


def test_mere_spelling_is_folded_away(page, values):
    mere = {slip["quote"]: slip["note"] for slip in values["sic"] if slip not in grave(values)}
    for section in page.parts("chinh-ta"):
        rows = section.one("details").all("li")
        told = {q.text: row.text.split(f"{q.text}: ", 1)[1] for row in rows for q in row.all("q")}
        assert told == mere
        assert section.all("summary")[0].words.endswith(str(len(mere)))
    assert bool(page.parts("chinh-ta")) == bool(mere)


def test_every_mending_is_told(page, values):
    if not values["mended"]:
        assert "sua-khi-chep" not in [e.attrs.get("id") for e in page.walk()]
        return
    section = page.part("sua-khi-chep")
    rows = section.all("li")
    assert len(rows) == len(values["mended"])
    for row, change in zip(rows, values["mended"], strict=True):
        assert texts(row.all("q")) == [change["before"], *filter(None, [change["after"]])]
        assert change["because"] in row.words


def tasks(page):
    """Return the tasks on a page: for whom, at which point, when, and the words."""
    section = page.part("nhiem-vu")
    who, found = None, []
    for part in section.walk():
        if part.name == "h3":
            who = part.text
        elif part.name == "li":
            when = "".join(texts(part.all("b")))
            found.append((who, part.one("a").attrs["href"], when, part.one("q").text))
    return found


def test_every_task_is_listed_with_its_point_and_words_but_no_lead_in(page, values):
    found = sorted((point, quote) for _, point, _, quote in tasks(page))
    leading = [p.text.rstrip(": ") for p in page.all("p") if p.text.endswith(":")]
    wanted = [
        (f"#{task['point']}", task["quote"])
        for task in values["tasks"]
        if not any(words.endswith(task["quote"]) for words in leading)
    ]
    assert found == sorted(wanted)
    assert len(values["tasks"]) - len(wanted) <= 1


def test_tasks_stand_under_those_who_must_do_them_the_first_days_first(real_site):
    found = tasks(real_site.page(SEEDS["001"]))
    groups = list(dict.fromkeys(who for who, *_ in found))
    assert [who for who, *_ in found] == sorted((who for who, *_ in found), key=groups.index)
    days = [when for _, _, when, _ in found]
    assert [day for day in days if day][:4] == [
        *("hạn 11/2021", "hạn 12/2021", "hạn 03/12/2021", "hạn 15/12/2021")
    ]
    for who in groups:
        own = [bool(when) for name, _, when, _ in found if name == who]
        assert own == sorted(own, reverse=True)


def test_tasks_are_folded_and_counted(real_site):
    section = real_site.page(SEEDS["002"]).part("nhiem-vu")
    fold, *_ = section.all("details")
    assert "open" not in fold.attrs
    rows = section.all("li")
    assert fold.all("summary")[0].words.endswith(f"{len(rows)} nhiệm vụ")


def test_of_a_task_that_names_nobody_it_is_said_why_it_is_for_them(page, values):
    section, told = page.part("nhiem-vu"), {task["quote"]: task for task in values["tasks"]}
    for row in section.all("li"):
        because = told[row.one("q").text].get("who_because")
        assert len(row.all("span", cls="inferred")) == bool(because)
    reasons = {task["who_because"] for task in values["tasks"] if "who_because" in task}
    assert set(texts(section.all("p", cls="why"))) == {f"Suy luận: {one}" for one in reasons}


def test_the_source_file_is_linked_with_its_checksum(page, seed):
    rows = facts(page, "nguon")
    source = HELD[seed].source
    link = rows["Tệp nguồn"].one("a")
    assert (link.text, link.attrs["href"]) == (source.name, source.name)
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    assert rows["SHA-256 của tệp nguồn"].one("code").text == digest


def test_a_record_without_a_source_file_says_so(made_site):
    rows = facts(made_site.page(f"{MADE}/41-cv-hu.html"), "nguon")
    assert rows["Tệp nguồn"].words == "không giữ được"
    assert rows["Tệp nguồn"].all("a") == []
    assert "SHA-256 của tệp nguồn" not in rows


def test_every_abbreviation_opens_a_note_where_it_stands_first(page):
    shorts = page.one("article").all("button", cls="short")
    notes = {note.attrs["id"]: note for note in page.all("p", cls="gloss")}
    assert shorts
    assert [one.attrs["popovertarget"] for one in shorts] == list(notes)
    assert len({one.text for one in shorts}) == len(shorts)
    for one in shorts:
        note = notes[one.attrs["popovertarget"]]
        assert "popover" in note.attrs
        assert note.text.startswith(f"{one.text}: {one.attrs['title']}")


def test_the_citation_names_who_what_when_and_about_what(real_site):
    text = real_site.page(SEEDS["002"]).one("p", cls="citation").text
    assert text == (
        "Công văn số 358-CV/HU ngày 10/8/2021 của Huyện ủy Sông Lô, tỉnh Vĩnh Phúc, "
        "“Tiếp tục triển khai các giải pháp phòng, chống dịch Covid-19”."
    )


def test_the_citation_has_the_page_s_address_where_it_is_known():
    site = Site(ROOT / "directives", site_url="https://vi-du.invalid/van-ban/")
    text = site.page(SEEDS["002"]).one("p", cls="citation").text
    assert text.endswith(f", https://vi-du.invalid/van-ban/{SEEDS['002']}.")


def test_previous_and_next_go_through_the_district_in_the_order_of_time(made_site):
    address, seen = "ha-giang/dong-van/2022/160-cv-hu.html", []
    while address:
        seen.append(address)
        rows = made_site.page(address).one("nav", cls="pager").all("p")
        before = [p for p in rows if "trước trong huyện" in p.all("span")[0].text]
        address = target(address, before[0].one("a")) if before else None
    names = [at.rpartition("/")[2] for at in seen]
    numbered = [name for name in names if name.endswith("-cv-hu.html")]  # others are of one day
    assert numbered == [f"{100 + i}-cv-hu.html" for i in range(60, 0, -1)]
    assert len(seen) == len(set(seen)) == 62
