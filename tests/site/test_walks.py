"""Tasks, bodies, topics side by side and the glossary: their counts are those of the data."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from urllib.parse import urlsplit

import pytest

from gazette.corpus import load_corpus
from gazette.vocabulary import vocabulary
from tests.site.dom import page_at
from tests.site.samples import HELD, SEEDS
from tests.site.test_lists import target

TASKS, GLOSSARY = "nhiem-vu/index.html", "tu-viet-tat/index.html"


class Site:
    """A built site, and the records that it was built from."""

    def __init__(self, folder, records):
        self.folder = folder
        self.corpus, problems = load_corpus([records])
        assert problems == []
        self.shown = self.corpus.shown
        self.tasks = [(entry, task) for entry in self.shown for task in entry.directive.tasks]

    def page(self, address):
        return page_at(self.folder / address)

    def chain(self, address):
        """Yield the pages of a list, one after the other."""
        while address:
            page = self.page(address)
            yield address, page
            onward = [a for a in page.all("a") if a.text in ("Trang sau", "Cũ hơn")]
            address = target(address, onward[0]) if onward else None

    def rows(self, address):
        """Return the lines of a page's indexes: where each leads, and what it counts."""
        return {
            target(address, row.one("th").one("a")): row.all("td")[-1].words
            for _, page in self.chain(address)
            for table in page.all("table", cls="index")
            for row in table.one("tbody").all("tr")
        }

    def line(self, index, anchor):
        """Return the line of an index that has an anchor."""
        rows = [row for row in self.page(index).all("tr") if row.attrs.get("id") == anchor]
        assert len(rows) == 1, f"{index}#{anchor}"
        return rows[0]

    def few(self, index, anchor):
        """Return what a line says of its documents, and the points it leads to, by document."""
        return {
            target(index, li.all("a")[0]): (
                li.one("span", cls="meta").words,
                [
                    f"{target(index, a)}#{urlsplit(a.attrs['href']).fragment}"
                    for a in li.all("a")[1:]
                ],
            )
            for li in self.line(index, anchor).one("ul", cls="few").all("li")
        }

    def listed(self, address):
        """Return the tasks of a list: where each is said, and its words."""
        return [
            (said_at(at, li), li.one("q").text.strip("…"))
            for at, page in self.chain(address)
            for rows in page.all("ul", cls="tasks")
            for li in rows.all("li")
        ]


def said_at(address, li):
    link = li.all("p")[-1].one("a")
    return f"{target(address, link)}#{urlsplit(link.attrs['href']).fragment}"


def of(tasks):
    return sorted((f"{entry.address}#{task.point}", task.quote) for entry, task in tasks)


# ---------- tasks ----------


def test_every_list_of_tasks_has_as_many_as_its_line_says(whole):
    rows = whole.rows(TASKS)
    assert len(rows) > 5
    for address, count in rows.items():
        assert count == f"{len(whole.listed(address))} nhiệm vụ", address


def test_by_day_every_task_is_listed_once(whole):
    days = ("nhiem-vu/han/", "nhiem-vu/khong-neu-han/")
    lists = [address for address in whole.rows(TASKS) if address.startswith(days)]
    assert sorted(task for address in lists for task in whole.listed(address)) == of(whole.tasks)


def test_dated_tasks_stand_in_the_month_of_their_day_and_open_ones_apart(whole):
    wanted = defaultdict(list)
    for entry, task in whole.tasks:
        date = task.due or task.start
        month = f"han/{date.year}/{date.month}" if date else "khong-neu-han"
        wanted[f"nhiem-vu/{month}/index.html"].append((entry, task))
    assert len(wanted) >= 4
    for address, tasks in wanted.items():
        assert sorted(whole.listed(address)) == of(tasks)


def test_every_body_has_the_tasks_that_charge_it(whole):
    for key in {key for _, task in whole.tasks for key in task.who}:
        own = [(entry, task) for entry, task in whole.tasks if key in task.who]
        assert sorted(whole.listed(f"nhiem-vu/co-quan/{key}/index.html")) == of(own)


def test_every_province_has_the_tasks_of_its_letters(whole):
    for province in {entry.folder[0] for entry, _ in whole.tasks}:
        own = [one for one in whole.tasks if one[0].folder[0] == province]
        assert sorted(whole.listed(f"nhiem-vu/{province}/index.html")) == of(own)


def test_every_district_has_its_tasks_on_its_line_or_from_three_letters_on_on_its_page(whole):
    for folder in {entry.folder for entry, _ in whole.tasks if len(entry.folder) > 1}:
        own = [one for one in whole.tasks if one[0].folder == folder]
        province, district = folder
        index, page = f"nhiem-vu/{province}/index.html", f"nhiem-vu/{'/'.join(folder)}/index.html"
        line = whole.line(index, district)
        assert line.all("td")[-1].words == f"{len(own)} nhiệm vụ"
        if len({entry.address for entry, _ in own}) >= 3:
            assert target(index, line.one("th").one("a")) == page
            assert sorted(whole.listed(page)) == of(own)
        else:
            assert not (whole.folder / page).exists()
            points = {point for _, found in whole.few(index, district).values() for point in found}
            assert points == {f"{entry.address}#{task.point}" for entry, task in own}


def test_the_index_says_how_many_tasks_there_are_and_how_many_have_a_day(whole):
    due = sum(task.due is not None for _, task in whole.tasks)
    start = sum(task.start is not None and task.due is None for _, task in whole.tasks)
    lead = whole.page(TASKS).one("p", cls="lead").words
    assert lead.startswith(f"{len(whole.tasks)} nhiệm vụ trong ")
    assert f"{due} có thời hạn, {start} chỉ có ngày bắt đầu" in lead
    assert f"{len(whole.tasks) - due - start} không nêu thời hạn" in lead


def test_a_line_quotes_names_the_letter_and_leads_to_the_point(real):
    (li,) = (
        li
        for li in real.page("nhiem-vu/han/2021/12/index.html").one("ul", cls="tasks").all("li")
        if "hạn 03/12/2021" in li.words
    )
    assert li.one("q").text.startswith("Quyết định thành lập các Tổ chăm sóc")
    assert said_at("nhiem-vu/han/2021/12/index.html", li) == f"{SEEDS['001']}#p6"
    assert "ngày 30/11/2021" in li.words
    body = li.one("b").one("a")
    kind = "co-quan/ban-chi-dao-huyen/index.html"
    assert target("nhiem-vu/han/2021/12/index.html", body) == kind
    assert body.attrs["href"].endswith("#binh-thuan/tuy-phong")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_letter_without_a_deadline_says_so(real, seed):
    key = real.page(SEEDS[seed]).one("section", **{"aria-labelledby": "nhiem-vu"}).one("p")
    has_due = any(task.get("due") for task in HELD[seed].values["tasks"])
    assert ("không nêu thời hạn" in key.words) != has_due
    assert has_due == (seed == "001")


def test_a_letter_without_tasks_says_so_too(made):
    page = made.page("ha-giang/meo-vac/2021/36-cv-hu.html")
    section = page.one("section", **{"aria-labelledby": "nhiem-vu"})
    assert "không nêu thời hạn" in section.words
    assert section.all("li") == []


# ---------- bodies ----------


def documents(whole, address, id_):
    """Return the documents under one heading of a body, or of its own list where they are many."""
    sections = whole.page(address).all("section", **{"aria-labelledby": id_})
    if not sections:
        return []
    more = [a for p in sections[0].all("p", cls="see") for a in p.all("a")]
    if not more:
        return [target(address, h3.one("a")) for h3 in sections[0].all("h3")]
    return [
        target(at, h3.one("a"))
        for at, page in whole.chain(target(address, more[0]))
        for ol in page.all("ol", cls="docs")
        for h3 in ol.all("h3")
    ]


def test_a_body_s_line_has_what_it_received_was_assigned_and_copied_on(real):
    health = real.few("co-quan/trung-tam-y-te-huyen/index.html", "vinh-phuc/song-lo")
    said = "10/8/2021 · ghi ở Kính gửi · giao việc ở: điểm 4"
    assert health == {SEEDS["002"]: (said, [f"{SEEDS['002']}#d4"])}
    board = real.few("co-quan/thuong-truc-tinh-uy/index.html", "thai-binh/cap-tinh")
    assert board == {SEEDS["004"]: ("07/5/2021 · ghi ở Nơi nhận", [])}


def test_a_body_s_page_has_what_it_received_was_assigned_and_copied_on(made):
    letters = [
        (entry, [task for task in entry.directive.tasks if "trung-tam-y-te-huyen" in task.who])
        for entry in made.shown
        if entry.folder == ("ha-giang", "dong-van")
    ]
    page = "co-quan/trung-tam-y-te-huyen/ha-giang/dong-van/index.html"
    received = [
        entry.address
        for entry, _ in letters
        if any("Trung tâm Y tế" in line for line in entry.directive.recipients)
    ]
    assert sorted(documents(made, page, "kinh-gui")) == sorted(received)
    assigned = [(entry, task) for entry, tasks in letters for task in tasks]
    section = made.page(page).one("section", **{"aria-labelledby": "duoc-giao"})
    assert f"Tất cả {len(assigned)} nhiệm vụ" in section.words
    assert sorted(made.listed(page.replace("index.html", "nhiem-vu/index.html"))) == of(assigned)
    assert documents(made, page, "noi-nhan") == []


def test_a_district_s_health_centre_is_told_from_another_s_and_both_stand_under_the_kind(real):
    kind = real.page("co-quan/trung-tam-y-te-huyen/index.html")
    rows = kind.one("table", cls="index").one("tbody").all("tr")
    places = {"vinh-phuc/song-lo", "binh-thuan/tuy-phong", "tra-vinh/khong-ro"}
    assert {row.attrs["id"] for row in rows} == places
    assert len({row.one("th").words for row in rows}) == 3


def test_every_body_named_under_kinh_gui_or_noi_nhan_has_the_letter_on_its_line(real):
    for key, place, said, seed in (
        ("cong-an-huyen", "vinh-phuc/song-lo", "ghi ở Kính gửi", "002"),
        ("uy-ban-mttq-huyen", "thai-nguyen/dai-tu", "ghi ở Kính gửi", "003"),
        ("tinh-uy", "thai-nguyen/cap-tinh", "ghi ở Nơi nhận", "003"),
        ("trung-tam-vh-tt-va-tt-huyen", "thai-nguyen/dai-tu", "ghi ở Nơi nhận", "003"),
        ("uy-ban-nhan-dan-huyen", "tra-vinh/khong-ro", "ghi ở Kính gửi", "000"),
    ):
        assert said in real.few(f"co-quan/{key}/index.html", place)[SEEDS[seed]][0], key
    assert SEEDS["003"] in documents(real, "co-quan/cac-doan-the/index.html", "kinh-gui")


def test_the_index_of_bodies_counts_what_was_sent_to_and_charged_on_each_kind(whole):
    charged = Counter(key for _, task in whole.tasks for key in set(task.who))
    found = {}
    for _, page in whole.chain("co-quan/index.html"):
        for table in page.all("table", cls="index"):
            for row in table.one("tbody").all("tr"):
                key = target("co-quan/index.html", row.one("th").one("a")).split("/")[1]
                count = re.search(r"(\d+) nhiệm vụ", row.words)
                found[key] = int(count[1]) if count else 0
    assert {key: count for key, count in found.items() if count} == charged


def test_what_is_long_of_a_body_has_a_list_of_its_own(made):
    board = "co-quan/thuong-truc-tinh-uy/ha-giang/cap-tinh/index.html"
    copied = [
        entry.address
        for entry in made.shown
        if entry.directive.province == "ha-giang"
        and any(line.startswith("Thường trực Tỉnh ủy") for line in entry.directive.copies)
    ]
    section = made.page(board).one("section", **{"aria-labelledby": "noi-nhan"})
    assert len(section.all("h3")) == 10
    assert sorted(documents(made, board, "noi-nhan")) == sorted(copied)
    assert f"Tất cả {len(copied)} tài liệu" in section.words


def test_a_person_s_page_says_in_which_posts_they_signed(made):
    page = made.page("nguoi-ky/ha-giang/dong-van/huyen-uy/le-van-mau/index.html")
    assert "T/M BAN THƯỜNG VỤ, BÍ THƯ (60)" in page.one("dl", cls="facts").words


# ---------- topics side by side ----------


def excerpts(whole, address):
    """Return what a list quotes: the point of each excerpt, and its words."""
    found = []
    for at, page in whole.chain(address):
        for article in page.all("article", cls="excerpts"):
            points = [p.one("a") for p in article.all("p", cls="meta")[1:]]
            words = [quote.text for quote in article.all("blockquote")]
            letter = target(at, article.one("h3").one("a"))
            for link, text in zip(points, words, strict=True):
                assert target(at, link) == letter
                found.append((f"{letter}#{urlsplit(link.attrs['href']).fragment}", text))
    return found


@pytest.mark.parametrize("order", ["", "theo-tinh/"])
def test_a_topic_has_every_point_that_speaks_of_it_in_the_letter_s_words(whole, order):
    for topic in vocabulary().topics:
        wanted = sorted(
            (f"{entry.address}#{block.id}", block.text)
            for entry in whole.shown
            for block in entry.record.blocks
            if topic in entry.directive.points.get(block.id, ())
        )
        address = f"chu-de/{topic}/tung-diem/{order}index.html"
        assert (whole.folder / address).is_file() == bool(wanted)
        if wanted:
            assert sorted(excerpts(whole, address)) == wanted


def test_what_five_districts_ordered_on_vaccination_is_one_page(real):
    letters = {
        point.partition("#")[0]
        for point, _ in excerpts(real, "chu-de/tiem-chung/tung-diem/index.html")
    }
    assert letters == set(SEEDS.values())
    link = real.page("chu-de/tiem-chung/index.html").one("p", cls="see").one("a")
    assert link.text.startswith("Từng điểm đặt cạnh nhau (")


def test_a_topic_stands_newest_first_and_by_province(real):
    stem = "chu-de/tiem-chung/tung-diem"
    newest = [p.partition("#")[0] for p, _ in excerpts(real, f"{stem}/index.html")]
    order = [SEEDS[seed] for seed in ("003", "001", "002", "004", "000")]
    assert list(dict.fromkeys(newest)) == order
    headings = [h2.text for h2 in real.page(f"{stem}/theo-tinh/index.html").all("h2")]
    assert headings == [
        f"Tỉnh {name}"
        for name in ("Bình Thuận", "Thái Bình", "Thái Nguyên", "Trà Vinh", "Vĩnh Phúc")
    ]


# ---------- the glossary ----------


def test_the_glossary_has_every_abbreviation_with_its_meaning(real):
    rows = real.page(GLOSSARY).one("dl", cls="facts").all("div")
    found = {row.one("dt").text: row.one("dd").text for row in rows}
    assert set(found) == {row.short for row in vocabulary().abbreviations}
    assert all(found[row.short].startswith(row.full) for row in vocabulary().abbreviations)


def test_the_glossary_counts_the_letters_that_explain_each(whole):
    counts = Counter(
        row.one("dt").text
        for entry in whole.shown
        for section in whole.page(entry.address).all("section", **{"aria-labelledby": "viet-tat"})
        for row in section.one("dl").all("div")
    )
    assert len(counts) >= 5
    for row in whole.page(GLOSSARY).one("dl", cls="facts").all("div"):
        met = re.search(r"Gặp trong (\d+) tài liệu", row.words)
        assert int(met[1] if met else 0) == counts[row.one("dt").text]
        assert met or "Chưa gặp" in row.words


def test_a_letter_leads_to_the_glossary_where_it_explains_abbreviations(real):
    section = real.page(SEEDS["002"]).one("section", **{"aria-labelledby": "viet-tat"})
    assert [target(SEEDS["002"], link) for link in section.all("a")] == [GLOSSARY]
