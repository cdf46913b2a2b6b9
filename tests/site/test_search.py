"""Search as readers use it: the box on every page, the page of results, its address, its facets."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.site.conftest import NARROW, wait_until
from tests.site.factory import TRICKS
from tests.site.samples import HELD, MADE, SEEDS
from tests.site.test_axe import findings

LETTER = SEEDS["002"]
STATUS = "#so-ket-qua"


def results(page):
    """Return the pages that the results shown now lead to, one link each: the list may grow."""
    rows = page.locator("[data-search-results] > li")
    expect(rows.first).to_be_visible()
    links = rows.evaluate_all(
        "all => all.map(row => [...row.querySelectorAll('a')].map(a => a.href))"
    )
    assert {len(of_row) for of_row in links} == {1}
    return [re.split(r"[?#]", link)[0] for (link,) in links]


def found(page, address):
    page.goto("about:blank")  # what is asked again is taken for a page loaded again
    page.goto(address)
    return results(page)


def ten(page, address):
    """Return the first ten results: the end of the list is brought into view to have them all."""
    found(page, address)
    scroll_to_ten(page)
    return results(page)


def scroll_to_ten(page):
    rows = page.locator("[data-search-results] > li")
    while (count := rows.count()) < 10:
        page.locator("#xem-them").scroll_into_view_if_needed()
        expect(rows.nth(count)).to_be_attached()
    expect(rows).to_have_count(10)


@pytest.fixture
def search(served):
    """Return a function that gives the address of a search."""

    def search(**asked):
        return f"{served}tim-kiem/index.html?" + "&".join(f"{k}={v}" for k, v in asked.items())

    return search


# ---------- finding ----------


def test_from_the_home_page_a_number_is_found(page, served):
    page.goto(f"{served}index.html")
    page.keyboard.press("/")
    page.keyboard.type("358-CV/HU")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/tim-kiem/index\.html\?q=358-CV%2FHU$"))
    assert results(page)[0] == served + LETTER
    expect(page.locator("#q")).to_have_value("358-CV/HU")


def test_from_the_box_at_the_head_of_a_page(page, served):
    page.goto(served + SEEDS["004"])
    page.locator("#q").fill("358-CV/HU")
    page.keyboard.press("Enter")
    assert results(page)[0] == served + LETTER


@pytest.mark.parametrize(
    ("seed", "words"),
    [
        ("000", "506-CV/HU"),
        ("001", "MINH CHIẾN"),
        ("001", "thi tran lien huong"),
        ("002", "vung xanh"),
        ("002", "VÙNG XANH"),
        ("002", "Sông Lô"),
        ("002", "358 cv hu"),
        ("002", "358cvhu"),
        ("002", "số 358 -CV/HU"),
        ("002", '"khẩn trương hoàn thiện việc rà soát"'),
        ("003", "606-CV/HU"),
        ("003", "nguyen xuan quang"),
        ("004", "Kiến Xương"),
    ],
)
def test_every_record_is_found_as_people_type(page, search, served, seed, words):
    assert found(page, search(q=words))[0] == served + SEEDS[seed]


def test_typed_marks_are_meant(page, search, served):
    assert served + LETTER in found(page, search(q="vùng xanh"))
    page.goto(search(q='"vung xành"'))
    expect(page.locator(STATUS)).not_to_be_empty()
    expect(page.locator("[data-search-results] > li")).to_have_count(0)


def test_a_word_with_a_minus_is_left_out(page, search):
    with_it = found(page, search(q="vắc xin"))
    without = found(page, search(q="vắc xin -vùng"))
    assert set(without) < set(with_it)


def test_it_says_how_many_there_are(page, search):
    links = found(page, search(q="vùng xanh"))
    expect(page.locator(STATUS)).to_have_text(f"{len(links)} kết quả cho “vùng xanh”")


def test_a_number_after_more_words_than_are_read_breaks_nothing(page, search):
    page.goto(search(q=" ".join(["phòng chống dịch"] * 5) + " 358-CV/HU"))
    expect(page.locator(STATUS)).to_contain_text("chỉ những từ đầu được dùng")


def test_braces_in_a_question_are_said_as_typed(page, search):
    found(page, search(q='tiem vac xn -"{from}"'))
    expect(page.locator("#sua-cau-tim")).to_have_text(
        'Đang hiển thị kết quả cho “tiem vac xin -"{from}"”, tìm đúng “tiem vac xn -"{from}"”'
    )


def test_a_slip_of_the_finger_is_forgiven_and_said(page, search, served):
    assert served + LETTER in found(page, search(q="tiem vac xn"))
    expect(page.locator("#sua-cau-tim")).to_have_text(
        "Đang hiển thị kết quả cho “tiem vac xin”, tìm đúng “tiem vac xn”"
    )
    page.locator("#sua-cau-tim a").click()
    expect(page.locator(STATUS)).to_contain_text("Không có kết quả")
    expect(page.locator("#sua-cau-tim")).to_be_hidden()


def test_it_says_when_there_is_nothing_what_to_try_and_where_to_browse(page, search):
    page.goto(search(q="xyzzyq"))
    expect(page.locator(STATUS)).to_contain_text(
        "Không có kết quả cho “xyzzyq”. Có thể thử: bớt từ"
    )
    expect(page.locator("[data-search-results] > li")).to_have_count(0)
    expect(page.get_by_role("main").get_by_role("link", name="Chủ đề")).to_be_visible()


# ---------- a result ----------


def test_a_result_says_what_it_is_and_where_the_words_stand(page, search):
    found(page, search(q="vung xanh"))
    row = page.locator("[data-search-results] > li").first
    expect(row).to_contain_text("Công văn 358-CV/HU: Tiếp tục triển khai")
    expect(row).to_contain_text("Huyện ủy Sông Lô, tỉnh Vĩnh Phúc · 10/8/2021")
    expect(row.locator(".excerpt").first).to_contain_text("Điểm 1: ")
    marked = row.locator("mark").all_inner_texts()
    assert marked
    assert {text.lower() for text in marked} <= {"vùng", "xanh", "vùng xanh"}
    text = row.locator(".excerpt").first.inner_text().partition(": ")[2].strip("… ")
    assert any(text in paragraph for paragraph in HELD["002"].paragraphs)


LACKS = {"000": ["thiếu phần cuối"], "001": ["tin, bài"], "003": ["thiếu phần mở đầu"]}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_result_says_what_its_document_lacks_as_lists_do(page, search, served, seed):
    here = found(page, search(q="covid")).index(served + SEEDS[seed])
    row = page.locator("[data-search-results] > li").nth(here)
    assert row.locator(".tag").all_inner_texts() == LACKS.get(seed, [])
    assert not {*"◓◐◇"} & {*row.inner_text()}
    page.goto(served + SEEDS[seed].split("/")[0] + "/index.html")
    listed = page.locator(".docs > li").filter(
        has=page.locator(f"a[href$='{SEEDS[seed].rpartition('/')[2]}']")
    )
    assert listed.locator(".tag").all_inner_texts() == LACKS.get(seed, [])


def test_what_a_document_lacks_is_no_word_of_it(page, search):
    """Who looks for "thiếu" means what letters say."""
    page.goto(search(q='"thiếu phần mở đầu"'))
    expect(page.locator(STATUS)).to_contain_text("Không có kết quả")


def test_words_of_the_place_are_marked_too(page, search):
    found(page, search(q="kien xuong"))
    row = page.locator("[data-search-results] > li").first
    expect(row.locator("p.meta mark")).to_have_text("Kiến Xương")


def test_a_line_says_where_the_words_no_longer_stand_together(page, search):
    found(page, search(q="cách ly y tế tại nhà"))
    line = page.get_by_text("Các kết quả dưới đây có đủ các từ nhưng không liền nhau:")
    expect(line).to_have_count(1)
    rows = page.locator("[data-search-results] > li")
    has_line = [row.locator(".divide").count() for row in rows.all()]
    assert has_line == [0, 1, 0]
    page.locator("#sap-xep").select_option("moi")
    page.wait_for_url(re.compile("sap-xep=moi"))
    expect(line).to_have_count(0)


def test_a_result_leads_to_its_first_hit(page, search, served):
    found(page, search(q="vung xanh"))
    page.locator("[data-search-results] a").first.click()
    page.wait_for_url(f"{served}{LETTER}?q=vung+xanh#d1")


def test_back_from_a_result_shows_the_results_again(page, search):
    links = found(page, search(q="vùng xanh"))
    page.locator("[data-search-results] a").first.click()
    page.wait_for_url(re.compile("358-cv-hu"))
    page.go_back()
    assert results(page) == links


def test_back_from_the_thirtieth_result_shows_thirty_and_the_same_place(page, made_served):
    ten(page, f"{made_served}tim-kiem/index.html?q=Đồng Văn")
    links = page.locator("[data-search-results] a")
    for count in (20, 30):
        page.locator("#xem-them").click()
        expect(links).to_have_count(count)
    before = results(page)
    links.nth(26).scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 1000
    links.nth(26).click()
    page.wait_for_url(before[26] + "?**")
    page.go_back()
    expect(links).to_have_count(30)
    assert results(page) == before
    wait_until(lambda: abs(page.evaluate("scrollY") - place) < 2)


def test_back_from_a_filter_shows_as_many_as_before_and_the_same_place(page, made_served):
    ten(page, f"{made_served}tim-kiem/index.html?q=Đồng Văn")
    rows = page.locator("[data-search-results] > li")
    page.locator("#xem-them").click()
    expect(rows).to_have_count(20)
    page.get_by_role("checkbox", name="2020").check()
    page.wait_for_url(re.compile("nam=2020"))
    expect(rows).not_to_have_count(20)
    page.go_back()
    expect(rows).to_have_count(20)


def test_back_to_what_was_typed_in_part_still_takes_it_for_a_part(page, search):
    page.goto(search(q=""))
    page.locator("#q").press_sequentially("vung xan")
    expect(page.locator(STATUS)).to_contain_text("1 kết quả cho “vung xan”")
    page.locator("[data-search-results] a").first.click()
    page.wait_for_url(re.compile("358-cv-hu"))
    page.go_back()
    expect(page.locator(STATUS)).to_contain_text("1 kết quả cho “vung xan”")
    expect(page.locator("#sua-cau-tim")).to_be_hidden()
    expect(page.locator("#q")).to_have_value("vung xan")


def test_the_first_screen_has_a_few_results_and_the_next_come_as_it_scrolls(new_page, made_served):
    page = new_page(viewport={"width": 1000, "height": 500})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    few = found(page, f"{made_served}tim-kiem/index.html?q=Đồng Văn")
    assert len(few) == 3
    page.wait_for_load_state("networkidle")
    assert sum("/chi-muc/t/" in url for url in asked) == 3
    focused = page.evaluate("document.activeElement.tagName")
    scroll_to_ten(page)
    assert results(page)[:3] == few
    assert page.evaluate("document.activeElement.tagName") == focused
    expect(page.get_by_role("button", name="Xem thêm kết quả")).to_be_visible()


def test_many_results_come_ten_at_a_time_and_the_focus_goes_to_the_first_new_one(page, made_served):
    assert len(ten(page, f"{made_served}tim-kiem/index.html?q=Đồng Văn")) == 10
    page.get_by_role("button", name="Xem thêm kết quả").click()
    links = page.locator("[data-search-results] a")
    expect(links).to_have_count(20)
    expect(links.nth(10)).to_be_focused()
    assert len(set(results(page))) == 20


def test_markup_in_a_record_and_in_a_question_is_text(page, made_served):
    page.goto(f"{made_served}tim-kiem/index.html")
    page.locator("#q").fill("Đầu đề giả")
    page.keyboard.press("Enter")
    assert results(page)[0] == f"{made_served}{MADE}/31-cv-hu.html"
    expect(page.locator("[data-search-results] > li").first).to_contain_text("<script>")
    page.locator("#q").fill(f"{TRICKS[1]} xyzzyq")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("<img src=x")
    assert page.evaluate("window.ran") is None


def test_what_was_withdrawn_is_not_found(page, made_served):
    page.goto(f"{made_served}tim-kiem/index.html?q=42-CV/HU")
    expect(page.locator(STATUS)).to_contain_text("“42-CV/HU”")
    links = page.locator("[data-search-results] a").evaluate_all("all => all.map(a => a.href)")
    assert not any("42-cv-hu" in link for link in links)


# ---------- the address holds the state ----------


def test_an_address_sends_a_whole_search(page, search, served):
    page.goto(
        search(q="vắc xin", tinh="vinh-phuc&tinh=thai-nguyen", nam="2021", **{"sap-xep": "cu"})
    )
    assert results(page) == [served + LETTER]
    expect(page.locator("#q")).to_have_value("vắc xin")
    expect(page.get_by_role("checkbox", name="Vĩnh Phúc")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Thái Nguyên")).to_be_checked()
    expect(page.get_by_role("checkbox", name="2021")).to_be_checked()
    expect(page.locator("#sap-xep")).to_have_value("cu")


def test_filters_alone_list_all_that_they_leave(page, search):
    assert len(found(page, search(nam="2021"))) == 3
    expect(page.locator(STATUS)).to_have_text("3 tài liệu")


def test_the_name_of_the_page_is_what_is_asked_and_no_more(page, search):
    found(page, search(q="covid"))
    name = page.title().removeprefix("covid: ")
    for asked in ("kính gửi: các xã: thị trấn", "dịch"):
        page.locator("#q").fill(asked)
        page.locator("#q").press("Enter")
        expect(page).to_have_title(f"{asked}: {name}")


def test_back_and_forward_lead_through_searches(page, served):
    page.goto(served + LETTER)
    page.locator("#q").fill("Kiến Xương")
    page.keyboard.press("Enter")
    assert results(page)[0] == served + SEEDS["004"]
    page.locator("#q").fill("Sông Lô")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("Sông Lô")
    page.get_by_role("checkbox", name="2021").check()
    expect(page.get_by_role("button", name="Bỏ lọc: Năm: 2021")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("checkbox", name="2021")).not_to_be_checked()
    page.go_back()
    expect(page.locator(STATUS)).to_contain_text("Kiến Xương")
    expect(page.locator("#q")).to_have_value("Kiến Xương")
    page.go_forward()
    expect(page.locator(STATUS)).to_contain_text("Sông Lô")
    page.go_back()
    page.go_back()
    page.wait_for_url(served + LETTER)


# ---------- facets ----------


def counts(page, name):
    """Return the values of a facet with their counts."""
    part = page.locator("#muc-loc > details").filter(has=page.locator(f"summary:text-is('{name}')"))
    rows = part.locator("li").all_text_contents()
    return {row.rpartition(" ")[0].strip(): int(row.rpartition(" ")[2]) for row in rows}


def test_facets_count_what_the_present_search_finds(page, search):
    found(page, search(q="covid"))
    years = {"000": "Chưa xác định năm", "003": "2022"}
    wanted = [years.get(seed, "2021") for seed in HELD]
    assert counts(page, "Năm") == {year: wanted.count(year) for year in set(wanted)}
    assert counts(page, "Loại văn bản") == {"Công văn": 4, "Tin, bài": 1}
    assert counts(page, "Tình trạng bản văn") == {
        "Đầy đủ": 2,
        "Thiếu phần mở đầu": 1,
        "Thiếu phần cuối": 1,
        "Tin, bài": 1,
    }


def test_several_values_of_a_facet_can_be_ticked_by_keyboard(page, search, served):
    found(page, search(q="covid"))
    tick = page.get_by_role("checkbox", name="Vĩnh Phúc")
    tick.focus()
    page.keyboard.press("Space")
    expect(page.locator(STATUS)).to_contain_text("1 kết quả")
    expect(page.get_by_role("checkbox", name="Vĩnh Phúc")).to_be_focused()
    page.get_by_role("checkbox", name="Thái Bình").check()
    expect(page.locator(STATUS)).to_contain_text("2 kết quả")
    assert set(results(page)) == {served + LETTER, served + SEEDS["004"]}
    assert page.url.endswith("?q=covid&tinh=vinh-phuc&tinh=thai-binh")
    assert counts(page, "Tỉnh khi ban hành")["Trà Vinh"] == 1  # what ticking it would add


def test_a_long_facet_has_a_field_that_shows_the_values_that_fit(page, made_served):
    found(page, f"{made_served}tim-kiem/index.html?q=covid")
    summary = page.locator("#muc-loc summary", has_text="Tháng")
    summary.click()
    assert len(counts(page, "Tháng")) == 8
    summary.press("Tab")
    field = page.get_by_role("textbox", name="Tìm trong mục này: Tháng")
    expect(field).to_be_focused()
    august = {f"Tháng 8 năm {year}" for year in (2020, 2021, 2022)}
    for typed in ("thang 8", "THÁNG 8", "tha\u0301ng 8", "8"):
        field.fill(typed)
        assert set(counts(page, "Tháng")) == august
        expect(page.locator("#thong-bao")).to_have_text("3 tên khớp")
    for typed in ("thàng 8", "tha 8 n"):  # but the last, words are whole
        field.fill(typed)
        expect(page.locator("#muc-loc")).to_contain_text("0 tên khớp")
    field.fill("thá")
    assert len(counts(page, "Tháng")) == 8
    field.fill("2020 8")
    field.press("Enter")  # nothing to send
    field.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url(re.compile("thang=2020-08$"))
    expect(page.get_by_role("checkbox", name="Tháng 8 năm 2020")).to_be_focused()
    expect(field).to_have_value("2020 8")


def test_a_short_facet_has_no_field(page, search):
    found(page, search(q="covid"))
    expect(page.get_by_role("textbox", name="Tìm trong mục này")).to_have_count(0)


def test_what_was_chosen_stands_in_chips_that_take_it_back(page, search):
    found(page, search(q="covid", tinh="vinh-phuc", nam="2021"))
    page.get_by_role("button", name="Bỏ lọc: Tỉnh khi ban hành: Vĩnh Phúc").click()
    expect(page.locator(STATUS)).to_contain_text("3 kết quả")
    expect(page.get_by_role("button", name="Bỏ lọc: Năm: 2021")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("5 kết quả")
    expect(page.locator("#sap-xep")).to_be_focused()  # the box would call the keys of a phone up
    expect(page.locator(".chips")).to_be_hidden()
    assert page.url.endswith("?q=covid")


@pytest.mark.parametrize(
    ("start", "end", "asked"),
    [
        ("8/2021", "", ("tu=2021-08", 4)),
        ("", "10/8/2021", ("den=2021-08-10", 2)),
        ("2021", "2021", ("tu=2021&den=2021", 3)),
        ("tháng 8 năm 2021", "", ("tu=2021-08", 4)),
        ("", "ngay 10 thang 8 nam 2021", ("den=2021-08-10", 2)),
    ],
)
def test_dates_are_typed_as_people_write_them(page, search, start, end, asked):
    address, count = asked
    found(page, search(q="covid"))
    page.locator("#tu").fill(start)
    page.locator("#den").fill(end)
    page.locator("#den").press("Enter")
    page.wait_for_url(re.compile(re.escape(address) + "$"))
    expect(page.locator(STATUS)).to_contain_text(f"{count} kết quả")
    for field, typed in (("#tu", start), ("#den", end)):
        written = re.sub(r"\D+", "/", typed).strip("/")
        expect(page.locator(field)).to_have_value(written)


def test_what_is_no_date_is_said_to_be_none(page, search):
    found(page, search(q="covid"))
    page.locator("#tu").fill("hôm qua")
    page.locator("#tu").press("Enter")
    expect(page.locator("#tu")).to_have_accessible_description(re.compile("Ngày không đúng"))
    expect(page.locator("#tu")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#tu")).to_be_focused()


def test_the_order_can_be_chosen(page, search):
    newest = found(page, search(q="covid", **{"sap-xep": "moi"}))
    page.locator("#sap-xep").select_option("cu")
    page.wait_for_url(re.compile("sap-xep=cu$"))
    expect(page.locator("[data-search-results] a").first).to_have_attribute(
        "href", re.compile("114-cv-hu")
    )
    dated = [link for link in newest if "506-cv-hu" not in link]
    assert [link for link in results(page) if "506-cv-hu" not in link] == dated[::-1]


# ---------- while typing ----------


def test_results_follow_what_is_typed(page, search):
    page.goto(search(q=""))
    page.locator("#q").press_sequentially("vung xan")
    expect(page.locator(STATUS)).to_contain_text("1 kết quả cho “vung xan”")
    page.wait_for_url(re.compile(r"\?q=vung\+xan$"))


def test_suggestions_are_a_list_that_arrows_walk(page, served):
    page.goto(served + LETTER)
    page.keyboard.press("/")
    page.keyboard.type("kien xu")
    box, options = page.locator("#q"), page.get_by_role("option")
    expect(options.first).to_have_text("Huyện Kiến Xương, tỉnh Thái Bình 1 văn bản")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "goi-y-0")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("o")
    expect(options.first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    expect(page.locator("#thong-bao")).to_have_text(f"{options.count()} gợi ý")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served}thai-binh/kien-xuong/index.html")


def test_a_number_that_is_typed_leads_to_its_letter(page, served):
    page.goto(f"{served}index.html")
    page.locator("#q").press_sequentially("606")
    page.get_by_role("option", name="606-CV/HU").click()
    page.wait_for_url(served + SEEDS["003"])


@pytest.mark.parametrize("typed", ["8/2021", "tháng 8 năm 2021", "thang 08/2021"])
def test_a_month_that_is_typed_is_offered_as_a_date(page, served, typed):
    page.goto(f"{served}index.html")
    page.locator("#q").press_sequentially(typed)
    page.get_by_role("option", name="8/2021 Ngày văn bản").click()
    page.wait_for_url(re.compile(r"\?tu=2021-08&den=2021-08$"))
    assert results(page) == [served + LETTER]


def test_what_is_typed_is_one_step_of_the_history(page, search):
    page.goto(search(q="covid"))
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially("vung xanh", delay=150)
    expect(page.locator(STATUS)).to_contain_text("cho “vung xanh”")
    page.locator("#q").press("Enter")
    page.go_back()
    expect(page.locator(STATUS)).to_contain_text("cho “covid”")


@pytest.mark.parametrize("typed", ["-", '"', "😷", ".,;", "   ", "½", "１２"])
def test_signs_alone_ask_for_nothing(page, search, typed):
    page.goto(search(q="covid"))
    expect(page.locator(STATUS)).to_contain_text("5 kết quả")
    page.locator("#q").fill(typed)
    page.locator("#q").press("Enter")
    expect(page.locator(STATUS)).to_have_text("")


def test_filters_alone_that_leave_nothing_say_so(page, search):
    page.goto(search(tu="1999", den="1999"))
    said = "Không có tài liệu nào trong phạm vi đã chọn."
    expect(page.locator(STATUS)).to_have_text(said)


def test_an_answer_that_waits_says_nothing_of_a_later_question(page, search):
    page.goto(search(q="covid"))
    expect(page.locator(STATUS)).to_contain_text("5 kết quả")
    page.evaluate("""() => {
      const append = document.head.append;
      document.head.append = function (...all) { setTimeout(() => append.apply(this, all), 2e3); };
    }""")
    page.locator("#q").fill("nguồn lực")
    page.locator("#q").press("Enter")
    page.locator("#q").fill("")
    page.locator("#q").press("Enter")
    page.wait_for_timeout(500)
    expect(page.locator(STATUS)).to_have_text("")


def test_what_is_typed_while_search_loads_is_kept_and_asked(page, search):
    waiting = []
    page.route("**/search-engine.js", lambda route: waiting.append(route), times=1)  # noqa: PLW0108 (Playwright marks it)
    with page.expect_request("**/search-engine.js"):
        page.goto(search(q="covid"), wait_until="commit")
    page.locator("#q").fill("vùng xanh")
    waiting[0].continue_()
    expect(page.locator(STATUS)).to_contain_text("1 kết quả cho “vùng xanh”")
    expect(page.locator("#q")).to_have_value("vùng xanh")


def test_a_date_half_typed_outlives_an_answer(page, search):
    found(page, search(q="covid"))
    page.locator("#tu").fill("8/20")
    page.locator("#q").fill("covid 19")
    page.locator("#q").press("Enter")
    expect(page).to_have_url(re.compile("q=covid\\+19"))
    expect(page.locator("#tu")).to_have_value("8/20")


def test_a_word_half_typed_is_still_so_after_a_way_back(page, search, served):
    page.goto(search())
    page.locator("#q").fill("vùng xa")
    expect(page.locator(STATUS)).to_contain_text("kết quả cho “vùng xa”")
    page.goto(f"{served}index.html")
    page.go_back()
    expect(page.locator(STATUS)).to_contain_text("kết quả cho “vùng xa”")
    expect(page.locator("#sua-cau-tim")).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "number"),
    [
        *((typed, typed) for typed in ("359-CV/HU", "359 cv hu", "359cvhu")),
        *((f"{kind}số 359 -CV/HU", "359-CV/HU") for kind in ("", "công văn ")),
    ],
)
def test_a_number_that_is_not_held_is_said_not_to_be(page, search, query, number):
    page.goto(search(q=query))
    expect(page.locator(STATUS)).to_contain_text(f"Chưa có toàn văn của văn bản số “{number}”")


def test_what_is_not_held_is_told_by_its_kind(page, search):
    page.goto(search(q="chi thi 99"))
    expect(page.locator(STATUS)).to_contain_text("Chưa có toàn văn Chỉ thị số 99, và không")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [("31/2/2021", "", "Ngày không đúng"), ("12/2021", "1/2021", "Ngày bắt đầu đứng sau")],
)
def test_impossible_dates_are_told(page, search, start, end, said):
    found(page, search(q="covid"))
    page.locator("#tu").fill(start)
    page.locator("#den").fill(end)
    page.locator("#den").press("Enter")
    expect(page.locator("#loi-tu")).to_contain_text(said)
    expect(page.locator("#loi-den")).to_be_empty()


def test_ten_more_come_once_however_often_one_clicks(page, made_served):
    ten(page, f"{made_served}tim-kiem/index.html?q=Đồng Văn")
    page.locator("#xem-them").evaluate("button => { button.click(); button.click(); }")
    expect(page.locator("[data-search-results] > li")).to_have_count(20)
    assert len(set(results(page))) == 20


def test_a_slash_leads_to_the_box_from_a_filter_too(page, search):
    found(page, search(q="covid"))
    page.get_by_role("checkbox", name="Vĩnh Phúc").focus()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()


# ---------- everywhere ----------


@pytest.mark.parametrize("query", ["vung xanh", "358-CV/HU"])
def test_it_works_from_a_folder(page, site, query):
    page.goto((site / "tim-kiem/index.html").as_uri() + f"?q={query}")
    assert results(page)[0] == (site / LETTER).as_uri()
    page.locator("[data-search-results] a").first.click()
    expect(page.locator("h1")).to_have_text("Công văn 358-CV/HU")


def test_suggestions_work_from_a_folder(page, site):
    page.goto((site / LETTER).as_uri())
    page.locator("#q").press_sequentially("kien xuong")
    expect(page.get_by_role("option").first).to_contain_text("Huyện Kiến Xương")


def test_no_page_loads_search_before_it_is_used(page, served, site):
    page.goto(served + LETTER)
    page.wait_for_load_state("networkidle")
    asked = "performance.getEntriesByType('resource').map(entry => entry.name)"
    assert not any("search" in name or "chi-muc" in name for name in page.evaluate(asked))
    assert (site / "assets/search-engine.js").is_file()


def test_the_head_of_the_index_comes_with_the_words(page, search):
    asked = []
    page.on("request", lambda request: asked.append(request.url.split("?")[0].split("/")[-1]))
    found(page, search(q="vùng xanh"))
    assert "search-words.js" in asked
    assert "head.js" not in asked


def test_where_the_index_can_not_be_had_it_says_so(new_page, served, watch):
    page = new_page()
    page.route("**/chi-muc/**", lambda route: route.abort())
    page.goto(f"{served}tim-kiem/index.html?q=vùng xanh")
    expect(page.locator(STATUS)).to_contain_text("Không mở được dữ liệu tìm kiếm")
    page.close()  # no more requests are cut off from here on
    watch.errors.clear()  # the browser's own word on those that were


def test_on_a_phone_nothing_is_wider_than_the_screen(new_page, served):
    page = new_page(viewport=NARROW)
    found(page, f"{served}tim-kiem/index.html?q=covid&tinh=vinh-phuc")
    page.locator("#q").fill("kien")
    expect(page.get_by_role("option").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("asked", ["q=cách ly y tế tại nhà", "q=xyzzyq&nam=2021", "q=359-CV/HU"])
def test_axe_finds_nothing_on_results_of_every_sort(new_page, served, asked):
    page = new_page()
    page.goto(f"{served}tim-kiem/index.html?{asked}")
    expect(page.locator(STATUS)).not_to_be_empty()
    assert findings(page) == {}


def test_axe_finds_nothing_on_a_facet_with_a_field(new_page, made_served):
    page = new_page()
    found(page, f"{made_served}tim-kiem/index.html?q=covid")
    page.locator("#muc-loc summary", has_text="Tháng").click()
    page.get_by_role("textbox", name="Tìm trong mục này: Tháng").fill("2021")
    assert findings(page) == {}


@pytest.mark.parametrize("address", ["index.html", LETTER])
def test_axe_finds_nothing_while_a_box_suggests(new_page, served, address):
    page = new_page()
    page.goto(served + address)
    page.locator("#q").press_sequentially("kien")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert findings(page) == {}


def test_on_a_phone_the_keys_of_the_screen_go_when_one_has_asked(new_page, served):
    page = new_page(viewport=NARROW, has_touch=True, is_mobile=True)
    page.goto(f"{served}tim-kiem/index.html")
    page.locator("#q").tap()
    page.locator("#q").fill("covid")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("5 kết quả")
    expect(page.locator("#q")).not_to_be_focused()


def test_axe_finds_nothing_while_suggestions_and_filters_show(new_page, served):
    page = new_page()
    found(page, f"{served}tim-kiem/index.html?q=covid&tinh=vinh-phuc&nam=2021")
    page.locator("#q").fill("kien")
    expect(page.get_by_role("option").first).to_be_visible()
    assert findings(page) == {}


def test_a_list_of_results_prints_without_its_controls(new_page, served):
    page = new_page()
    found(page, f"{served}tim-kiem/index.html?q=covid&nam=2021")
    page.emulate_media(media="print")
    expect(page.locator("[data-search-results] > li").first).to_be_visible()
    expect(page.locator(STATUS)).to_be_visible()
    expect(page.get_by_role("button", name="Bỏ lọc: Năm: 2021")).to_be_visible()
    for control in ("#q", "#sap-xep", "#muc-loc", "#tu", "#xem-them"):
        expect(page.locator(control)).to_be_hidden()


def test_paper_says_what_was_asked_and_that_not_all_is_there(new_page, made_served):
    page = new_page(color_scheme="dark")
    found(page, f"{made_served}tim-kiem/index.html?q=Đồng Văn&tinh=ha-giang&tu=2020")
    said = page.locator(STATUS).inner_text()
    total = sum(map(int, re.findall(r"\d+(?= kết quả| tài liệu)", said)))
    note = page.get_by_text(f"Trang in này có 10 trong tổng số {total} kết quả.")
    expect(note).to_be_hidden()  # on the screen a button offers the others
    page.emulate_media(media="print")
    expect(note).to_be_visible()
    expect(page.locator(STATUS)).to_be_visible()
    chosen = page.get_by_role("group", name="Bộ lọc đang chọn")
    assert chosen.get_by_role("button").all_inner_texts() == [
        "Tỉnh khi ban hành: Hà Giang",
        "Từ 2020",
    ]
    look = "mark => [getComputedStyle(mark).color, getComputedStyle(mark).textDecorationLine]"
    mark = page.locator("[data-search-results] .excerpt mark").first
    assert mark.evaluate(look) == ["rgb(0, 0, 0)", "underline"]


def test_paper_with_all_results_says_nothing_of_others(new_page, served):
    page = new_page()
    found(page, f"{served}tim-kiem/index.html?q=covid")
    page.emulate_media(media="print")
    expect(page.locator("#so-in")).to_be_hidden()


# ---------- what is first on the page ----------


@pytest.mark.parametrize(("width", "most"), [(360, 480), (768, 620), (1000, 620), (1280, 520)])
@pytest.mark.parametrize("query", ["vùng xanh", "covid", "10/8/2021", "cách ly y tế tại nhà"])
def test_the_first_result_stands_near_the_top(new_page, served, width, most, query):
    page = new_page(viewport={"width": width, "height": 740})
    found(page, f"{served}tim-kiem/index.html?q={query}")
    first = page.locator("[data-search-results] > li").first
    expect(page.locator(STATUS)).not_to_be_empty()
    assert first.evaluate("it => it.getBoundingClientRect().top + scrollY") <= most


@pytest.mark.parametrize(("width", "is_open"), [(360, False), (1000, False), (1280, True)])
def test_filters_are_folded_where_they_would_stand_above_the_results(
    new_page, served, width, is_open
):
    page = new_page(viewport={"width": width, "height": 740})
    found(page, f"{served}tim-kiem/index.html?q=covid")
    assert page.locator("#muc-loc").is_visible() == is_open


@pytest.mark.parametrize("query", ["vùng xanh", "xyzzyq"])
def test_nothing_that_is_seen_moves_when_the_results_come(new_page, served, query):
    page = new_page(viewport={"width": 1280, "height": 740})
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => {"
        "for (const one of list.getEntries()) moved += one.value;"
        "}).observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(f"{served}tim-kiem/index.html?q={query}")
    expect(page.locator(STATUS)).to_contain_text("kết quả")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("moved") < 0.05
    expect(page.locator(".browse")).to_be_visible()


def test_a_link_leads_from_the_box_past_the_filters_to_the_first_result(page, search):
    found(page, search(q="vùng xanh"))
    page.locator("#q").focus()
    skip = page.get_by_role("link", name="Đến kết quả")
    for _ in range(4):
        page.keyboard.press("Tab")
        if skip.evaluate("it => it === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-search-results] a").first).to_be_focused()
    assert "#" not in page.url


def test_how_to_search_is_told_until_something_is_asked(page, search):
    page.goto(search())
    expect(page.locator(".hint")).to_be_visible()
    expect(page.locator(".crumbs")).to_be_visible()
    page.locator("#q").fill("covid")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("5 kết quả")
    expect(page.locator(".hint")).to_be_hidden()
    expect(page.locator(".crumbs")).to_be_hidden()


def test_cards_and_offers_are_no_results(page, search):
    page.goto(search(q="vùn xanh"))
    expect(page.locator("#co-phai a")).to_have_text("vùng xanh")
    expect(page.locator(STATUS)).to_contain_text("Không có kết quả cho “vùn xanh”")
    expect(page.locator("[data-search-results] a")).to_have_count(0)
    page.goto(search(q="vùng xanh"))
    expect(page.locator("#trang-co-ten")).to_have_text("Chủ đề Vùng xanh: 1 văn bản")
    assert len(results(page)) == 1


def test_what_has_only_some_of_the_words_is_no_result(page, search):
    page.goto(search(q="vùng xanh bitcoin"))
    expect(page.locator(STATUS)).to_contain_text("Không có kết quả cho “vùng xanh bitcoin”")
    expect(page.get_by_role("group", name="Gần nhất").get_by_role("link")).not_to_have_count(0)
    expect(page.locator("[data-search-results] a")).to_have_count(0)


def test_of_a_day_its_documents_are_counted_apart_from_those_that_name_it(page, search, served):
    assert found(page, search(q="ngày 10 tháng 8 năm 2021"))[0] == served + LETTER
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^Ngày 10/8/2021: 1 tài liệu"))


def test_of_a_day_without_documents_that_is_said_and_no_more(page, search):
    page.goto(search(q="1/3/2019"))
    said = "Không có tài liệu nào đề ngày 01/3/2019 và không tài liệu nào nhắc đến."
    expect(page.locator(STATUS)).to_have_text(said)


@pytest.mark.parametrize(
    "missing", ["**/search.js", "**/search-engine.js", "**/search-words.js", "**/chi-muc/e/**"]
)
def test_a_script_that_is_missing_is_said(new_page, served, watch, missing):
    page = new_page()
    page.route(missing, lambda route: route.abort())
    page.goto(f"{served}tim-kiem/index.html?q=vùng xanh")
    expect(page.locator(STATUS)).to_contain_text("Không mở được dữ liệu tìm kiếm")
    page.close()
    watch.errors.clear()  # the browser's own word on what was cut off


@pytest.mark.parametrize("query", ["constructor", "__proto__", "toString"])
def test_words_of_the_machine_break_nothing(page, search, query):
    page.goto(search(q=query))
    expect(page.locator(STATUS)).to_contain_text(f"Không có kết quả cho “{query}”")


@pytest.mark.parametrize("asked", ["q=vùn xanh", "q=Sông Lô", "q=10/8/2021", "q=vùng bitcoin"])
def test_axe_finds_nothing_on_cards_and_offers(new_page, served, asked):
    page = new_page(viewport={"width": 360, "height": 740}, color_scheme="dark")
    page.goto(f"{served}tim-kiem/index.html?{asked}")
    expect(page.locator(STATUS)).not_to_be_empty()
    assert findings(page) == {}


def test_modules_of_scripts_are_published_joined_only(site):
    assert (site / "assets/search.js").is_file()
    assert not (site / "scripts").exists()
