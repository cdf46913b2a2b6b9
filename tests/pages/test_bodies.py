"""Bodies and signers: what each received, was assigned, was copied on and signed."""

from __future__ import annotations

from collections import Counter

from tests.pages.reading import numbers, target
from tests.pages.test_task_lists import in_order
from tests.site.samples import SEEDS


def documents(site, address, id_):
    """Return the documents under one heading of a body, or of its own list where they are many."""
    sections = site.page(address).parts(id_)
    if not sections:
        return []
    more = [a for p in sections[0].all("p", cls="see") for a in p.all("a")]
    if not more:
        return [target(address, h3.one("a")) for h3 in sections[0].all("h3")]
    return site.listed(target(address, more[0]))


def test_a_body_s_line_has_what_it_received_was_assigned_and_copied_on(real_site):
    health = real_site.few("co-quan/trung-tam-y-te-huyen/index.html", "vinh-phuc/song-lo")
    said = "10/8/2021 · ghi ở Kính gửi · giao việc ở: điểm 4"
    assert health == {SEEDS["002"]: (said, [f"{SEEDS['002']}#d4"])}
    board = real_site.few("co-quan/thuong-truc-tinh-uy/index.html", "thai-binh/cap-tinh")
    assert board == {SEEDS["004"]: ("07/5/2021 · ghi ở Nơi nhận", [])}


def test_a_body_s_page_has_what_it_received_was_assigned_and_copied_on(made_site):
    letters = [
        (entry, [task for task, _ in entry.record.assigned if "trung-tam-y-te-huyen" in task.who])
        for entry in made_site.corpus.shown
        if entry.folder == ("ha-giang", "dong-van")
    ]
    page = "co-quan/trung-tam-y-te-huyen/ha-giang/dong-van/index.html"
    received = [
        entry.address
        for entry, _ in letters
        if any("Trung tâm Y tế" in line for line in entry.directive.recipients)
    ]
    assert sorted(documents(made_site, page, "kinh-gui")) == sorted(received)
    assigned = [(entry, task) for entry, tasks in letters for task in tasks]
    section = made_site.page(page).part("duoc-giao")
    assert f"Tất cả {len(assigned)} nhiệm vụ" in section.words
    listed = made_site.listed_tasks(page.replace("index.html", "nhiem-vu/index.html"))
    assert sorted(listed) == in_order(assigned)
    assert documents(made_site, page, "noi-nhan") == []


def test_a_district_s_health_centre_is_told_from_another_s_and_both_stand_under_the_kind(real_site):
    rows = real_site.rows("co-quan/trung-tam-y-te-huyen/index.html")
    places = {"vinh-phuc/song-lo", "binh-thuan/tuy-phong", "tra-vinh/khong-ro"}
    assert {row.attrs["id"] for row in rows} == places
    assert len({row.one("th").words for row in rows}) == 3


def test_every_body_named_under_kinh_gui_or_noi_nhan_has_the_letter_on_its_line(real_site):
    for key, place, said, seed in (
        ("cong-an-huyen", "vinh-phuc/song-lo", "ghi ở Kính gửi", "002"),
        ("uy-ban-mttq-huyen", "thai-nguyen/dai-tu", "ghi ở Kính gửi", "003"),
        ("tinh-uy", "thai-nguyen/cap-tinh", "ghi ở Nơi nhận", "003"),
        ("trung-tam-vh-tt-va-tt-huyen", "thai-nguyen/dai-tu", "ghi ở Nơi nhận", "003"),
        ("uy-ban-nhan-dan-huyen", "tra-vinh/khong-ro", "ghi ở Kính gửi", "000"),
    ):
        assert said in real_site.few(f"co-quan/{key}/index.html", place)[SEEDS[seed]][0], key
    assert SEEDS["003"] in documents(real_site, "co-quan/cac-doan-the/index.html", "kinh-gui")


def test_the_index_of_bodies_counts_what_was_sent_to_and_charged_on_each_kind(site):
    charged = Counter(key for _, task in site.tasks for key in set(task.who))
    found = {}
    for at in site.chain("co-quan/index.html"):
        for to, _, row in site.linked(at):
            found[to.split("/")[1]] = numbers(row).get("Nhiệm vụ", 0)
    assert {key: count for key, count in found.items() if count} == charged


def test_what_is_long_of_a_body_has_a_list_of_its_own(made_site):
    board = "co-quan/thuong-truc-tinh-uy/ha-giang/cap-tinh/index.html"
    copied = [
        entry.address
        for entry in made_site.corpus.shown
        if entry.directive.province == "ha-giang"
        and any(line.startswith("Thường trực Tỉnh ủy") for line in entry.directive.copies)
    ]
    section = made_site.page(board).part("noi-nhan")
    assert len(section.all("h3")) == 10
    assert sorted(documents(made_site, board, "noi-nhan")) == sorted(copied)
    assert f"Tất cả {len(copied)} tài liệu" in section.words


def test_a_person_s_page_says_in_which_posts_they_signed(made_site):
    page = made_site.page("nguoi-ky/ha-giang/dong-van/huyen-uy/le-van-mau/index.html")
    assert "T/M BAN THƯỜNG VỤ, BÍ THƯ (60)" in page.one("dl", cls="facts").words
