"""Lists of tasks: every task stands where its letter, its day and its bodies put it."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from tests.pages.reading import Site, numbers, point_of, target
from tests.site.factory import made_letter
from tests.site.samples import HELD, SEEDS

TASKS, DECEMBER = "nhiem-vu/index.html", "nhiem-vu/han/2021/12/index.html"


def in_order(tasks):
    """Return the tasks as `Site.listed_tasks` does, sorted."""
    return sorted((f"{entry.address}#{task.point}", task.quote) for entry, task in tasks)


def test_every_list_of_tasks_has_as_many_as_its_line_says(site):
    rows = site.counts(TASKS)
    assert len(rows) > 5
    for address, count in rows.items():
        assert count == {"Nhiệm vụ": len(site.listed_tasks(address))}, address


def test_by_day_every_task_is_listed_once(site):
    days = ("nhiem-vu/han/", "nhiem-vu/khong-neu-han/")
    lists = [address for address in site.counts(TASKS) if address.startswith(days)]
    listed = [task for address in lists for task in site.listed_tasks(address)]
    assert sorted(listed) == in_order(site.tasks)


def test_dated_tasks_stand_in_the_month_and_year_of_their_day_and_open_ones_apart(site):
    wanted = defaultdict(list)
    for entry, task in site.tasks:
        date = task.due or task.start
        days = [f"han/{date.year}/{date.month}", f"han/{date.year}"] if date else ["khong-neu-han"]
        for day in days:
            wanted[f"nhiem-vu/{day}/index.html"].append((entry, task))
    assert len(wanted) >= 4
    for address, tasks in wanted.items():
        assert sorted(site.listed_tasks(address)) == in_order(tasks)


def test_a_list_of_due_and_starting_tasks_says_how_many_are_which(made_site):
    due = Counter()
    for _, task in made_site.tasks:
        if date := task.due or task.start:
            due[f"nhiem-vu/han/{date.year}/index.html", task.due is not None] += 1
    mixed = [address for address, is_due in due if is_due and due[address, False]]
    assert mixed
    for address in mixed:
        counts = due[address, True], due[address, False]
        said = "{} nhiệm vụ: {} có thời hạn, {} chỉ có ngày bắt đầu.".format(sum(counts), *counts)
        assert made_site.page(address).one("p", cls="lead").text == said


def test_lists_have_the_tasks_that_a_letter_s_page_has_and_no_lead_in(real_site):
    days = [
        one for one in real_site.counts(TASKS) if one.startswith(("nhiem-vu/han/", "nhiem-vu/kh"))
    ]
    listed = Counter(at.split("#")[0] for day in days for at, _ in real_site.listed_tasks(day))
    for entry in real_site.corpus.shown:
        folds = real_site.page(entry.address).all("ul", cls="lines")
        assert listed[entry.address] == sum(len(fold.all("li")) for fold in folds)
    said = {key: len(entry.directive.tasks) for key, entry in real_site.corpus.by_address.items()}
    assert sum(said.values()) > sum(listed.values())


def test_a_year_s_tasks_begin_with_the_earliest(site):
    page = site.page("nhiem-vu/han/2021/index.html")
    ids = [one.attrs.get("id", "") for one in page.all("h2")]
    months = [int(id_.removeprefix("thang-")) for id_ in ids if id_.startswith("thang-")]
    assert len(months) > 1
    assert months == sorted(months)


def test_without_a_deadline_the_heading_says_so_once(real_site):
    section = real_site.page("nhiem-vu/vinh-phuc/index.html").part("khong-neu-han")
    assert section.words.lower().count("không nêu thời hạn") == 1


def test_every_body_has_the_tasks_that_charge_it(site):
    for key in {key for _, task in site.tasks for key in task.who}:
        own = [(entry, task) for entry, task in site.tasks if key in task.who]
        assert sorted(site.listed_tasks(f"nhiem-vu/co-quan/{key}/index.html")) == in_order(own)


def test_every_province_has_the_tasks_of_its_letters(site):
    for province in {entry.folder[0] for entry, _ in site.tasks}:
        own = [one for one in site.tasks if one[0].folder[0] == province]
        assert sorted(site.listed_tasks(f"nhiem-vu/{province}/index.html")) == in_order(own)


def test_every_district_has_its_tasks_on_its_line_or_from_three_letters_on_on_its_page(site):
    for folder in {entry.folder for entry, _ in site.tasks if len(entry.folder) > 1}:
        own = [one for one in site.tasks if one[0].folder == folder]
        province, district = folder
        index, page = f"nhiem-vu/{province}/index.html", f"nhiem-vu/{'/'.join(folder)}/index.html"
        line = site.row(index, district)
        assert numbers(line) == {"Nhiệm vụ": len(own)}
        if len({entry.address for entry, _ in own}) >= 3:
            assert target(index, line.one("th").one("a")) == page
            assert sorted(site.listed_tasks(page)) == in_order(own)
        else:
            assert page not in site.pages
            points = {point for _, found in site.few(index, district).values() for point in found}
            assert points == {f"{entry.address}#{task.point}" for entry, task in own}


def test_the_index_says_how_many_tasks_there_are_and_how_many_have_a_day(site):
    due = sum(task.due is not None for _, task in site.tasks)
    start = sum(task.start is not None and task.due is None for _, task in site.tasks)
    lead = site.page(TASKS).one("p", cls="lead").words
    assert lead.startswith(f"{len(site.tasks)} nhiệm vụ trong ")
    assert f"{due} có thời hạn, {start} chỉ có ngày bắt đầu" in lead
    assert f"{len(site.tasks) - due - start} không nêu thời hạn" in lead


def test_a_line_quotes_names_the_letter_and_leads_to_the_point(real_site):
    (li,) = (
        li
        for li in real_site.page(DECEMBER).one("ul", cls="tasks").all("li")
        if "hạn 03/12/2021" in li.words
    )
    assert li.one("q").text.startswith("Quyết định thành lập các Tổ chăm sóc")
    assert point_of(DECEMBER, li.all("p")[-1].one("a")) == f"{SEEDS['001']}#p6"
    assert "ngày 30/11/2021" in li.words
    body = li.one("b").one("a")
    kind = "co-quan/ban-chi-dao-huyen/index.html"
    assert target(DECEMBER, body) == kind
    assert body.attrs["href"].endswith("#binh-thuan/tuy-phong")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_letter_without_a_deadline_says_so(real_site, seed):
    key = real_site.page(SEEDS[seed]).part("nhiem-vu").one("p", "key")
    has_due = any(task.get("due") for task in HELD[seed].values["tasks"])
    assert ("không nêu thời hạn" in key.words) != has_due
    assert has_due == (seed == "001")


def test_a_letter_whose_tasks_nobody_recorded_says_that(made_site):
    section = made_site.page("ha-giang/meo-vac/2021/36-cv-hu.html").part("nhiem-vu")
    assert "Chưa trích nhiệm vụ nào; xem toàn văn." in section.words
    assert "không nêu thời hạn" not in section.words
    assert section.all("li") == []


WITHOUT = "Văn bản không nêu thời hạn."


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("Các xã thực hiện nghiêm.", WITHOUT),
        ("Các xã thực hiện Thông báo số 398-TB/HU, ngày 09/8/2021.", WITHOUT),
        ("Các xã báo cáo trước ngày 15/8/2021.", "Chưa ghi thời hạn của nhiệm vụ nào."),
        ("Các xã báo cáo trong vòng 24 giờ.", "Chưa ghi thời hạn của nhiệm vụ nào."),
    ],
)
def test_that_a_letter_sets_no_deadline_is_said_only_where_it_names_no_day(
    tmp_path, sentence, says
):
    task = {"point": "p1", "who": ["cac-xa-thi-tran"], "quote": sentence}
    made_letter(tmp_path, body=f"{sentence}\n\nYêu cầu thực hiện./.", tasks=[task])
    key = Site(tmp_path).page("ha-giang/dong-van/2021/1-cv-hu.html").part("nhiem-vu").one("p")
    assert says in key.words
    assert (WITHOUT in key.words) == (says == WITHOUT)


def test_where_another_point_names_a_day_only_the_tasks_recorded_are_spoken_of(tmp_path):
    task = {"point": "p1", "who": ["cac-xa-thi-tran"], "quote": "Các xã thực hiện nghiêm."}
    body = "Các xã thực hiện nghiêm.\n\nHoàn thành trước ngày 15/8/2021./."
    made_letter(tmp_path, body=body, tasks=[task])
    section = Site(tmp_path).page("ha-giang/dong-van/2021/1-cv-hu.html").part("nhiem-vu")
    assert "Các nhiệm vụ đã trích không nêu thời hạn." in section.words
    assert WITHOUT not in section.words
