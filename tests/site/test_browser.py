"""The site in a real browser: by keyboard alone, without script, from a folder, on a narrow screen.

What `new_page` opens may ask no other host and put no error on the console; that is checked after
every test.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.site.conftest import NARROW, wait_until
from tests.site.factory import LONG_WORD, NBSP_LINE
from tests.site.samples import HELD, MADE, SEEDS

LETTER = SEEDS["002"]
# What leads to it in lists: number and subject
IN_LISTS = "Công văn 358-CV/HU Tiếp tục triển khai các giải pháp phòng, chống dịch Covid-19"
DARK, LIGHT = "rgb(21, 23, 26)", "rgb(248, 246, 241)"

FOCUS = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {
    text: at.textContent.trim(), href: at.href || "", name: at.tagName,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""


def background(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def tab_to(page, text, limit=250):
    """Press Tab until a link or button of these words has the focus; it must show all the way."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["name"] != "BODY", f"no “{text}” on the way through {page.url}"
        assert focus["outline"] > 0, f"no sign of focus at {focus}"
        assert focus["seen"], f"focus out of sight at {focus}"
        if focus["text"] == text:
            return focus
    pytest.fail(f"“{text}” is not reached in {limit} steps")


def follow(page, text):
    """Go to a link by keyboard and open it."""
    focus = tab_to(page, text)
    page.keyboard.press("Enter")
    page.wait_for_url(focus["href"])


# ---------- the keyboard ----------


def test_from_home_to_a_letter_by_keyboard_alone(page, served):
    page.goto(f"{served}index.html")
    for words in ("Địa phương", "Vĩnh Phúc", "Huyện Sông Lô", IN_LISTS):
        follow(page, words)
    assert page.url == served + LETTER
    expect(page.locator("article")).to_contain_text("HUYỆN ỦY SÔNG LÔ")


def test_the_first_stop_leads_past_the_menu(page, served):
    page.goto(served + LETTER)
    tab_to(page, "Đến nội dung chính", limit=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("keys", ["/", "Control+k"])
@pytest.mark.parametrize("address", ["index.html", LETTER, "tim-kiem/index.html"])
def test_a_key_leads_to_the_search_box(page, served, keys, address):
    page.goto(served + address)
    page.keyboard.press(keys)
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q")).to_have_value("")


def test_in_the_search_box_a_slash_is_a_slash(page, served):
    page.goto(f"{served}index.html")
    page.keyboard.press("/")
    page.keyboard.type("15/CT")
    expect(page.locator("#q")).to_have_value("15/CT")


def test_a_point_of_the_text_can_be_linked_by_keyboard(new_page, served):
    page = new_page(permissions=["clipboard-write"])
    page.goto(served + LETTER)
    page.locator("#d4 .pl").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{served}{LETTER}#d4")
    expect(page.locator("#d4")).to_be_in_viewport()


def test_a_reader_walks_from_a_citation_to_what_is_cited_and_back(page, served):
    page.goto(served + SEEDS["004"])
    page.locator("a.cite", has_text="15/CT-TTg").click()
    expect(page.locator("h1")).to_have_text("Chỉ thị 15/CT-TTg")
    page.get_by_role("link", name="Gạch đầu dòng thứ sáu (theo)").click()
    assert page.url == f"{served}{SEEDS['004']}#g6"
    expect(page.locator("#g6")).to_be_in_viewport()


def test_a_slip_leads_to_its_note_and_back(page, served):
    page.goto(served + LETTER)
    page.locator("#sic-a-1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#sic-a")).to_be_in_viewport()
    page.locator("#sic-a a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#sic-a-1")).to_be_in_viewport()


# ---------- abbreviations ----------

# Whether a note stands whole on the screen, and where its button can be seen.
STANDS = """note => {
  const own = note.getBoundingClientRect();
  const from = document.querySelector(`[popovertarget=${note.id}]`).getBoundingClientRect();
  const covers = own.top < from.bottom - 1 && own.bottom > from.top + 1
    && own.left < from.right - 1 && own.right > from.left + 1;
  return own.left >= 0 && own.right <= innerWidth && own.top >= 0 && own.bottom <= innerHeight
    && !covers;
}"""


@pytest.mark.parametrize("width", [1280, 700, 320])
def test_every_abbreviation_opens_a_note_in_place_and_leads_back(new_page, served, width):
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(served + LETTER)
    shorts = page.locator("button.short").all()
    assert len(shorts) > 4
    for short in shorts:
        short.scroll_into_view_if_needed()
        before = page.evaluate("scrollY")
        note = page.locator(f"#{short.get_attribute('popovertarget')}")
        short.press("Enter")
        expect(note).to_be_visible()
        assert note.evaluate(STANDS), short.inner_text()
        assert page.evaluate("scrollY") == before
        page.keyboard.press("Escape")
        expect(note).to_be_hidden()
        expect(short).to_be_focused()


@pytest.mark.parametrize("host", ["served", "folder"])
def test_an_abbreviation_is_explained_at_a_touch_without_script(new_page, site, served, host):
    page = new_page(viewport=NARROW, has_touch=True, is_mobile=True, java_script_enabled=False)
    page.goto(served + LETTER if host == "served" else (site / LETTER).as_uri())
    short = page.locator("button.short", has_text="BCĐ").first
    short.tap()
    note = page.locator("#" + short.get_attribute("popovertarget"))
    expect(note).to_have_text("BCĐ: Ban Chỉ đạo")
    expect(note).to_be_in_viewport()
    expect(short).to_be_in_viewport()
    page.locator("h1").tap()  # anywhere else
    expect(note).to_be_hidden()


def test_a_copied_line_has_its_abbreviations(page, served):
    page.goto(served + LETTER)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#d3-g1'))")
    copied = page.evaluate("getSelection().toString()")
    assert copied == next(p for p in HELD["002"].paragraphs if p.startswith("- Thể chế hóa"))


@pytest.mark.parametrize("width", range(320, 1290, 97))
def test_an_abbreviation_stays_on_a_line_with_the_signs_beside_it(page, served, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(served + LETTER)
    parted = page.evaluate(
        """() => [...document.querySelectorAll('.sheet button.short')].filter(button => {
          const whole = button.closest('.nb');
          return whole.getBoundingClientRect().height > 1.6 * button.getBoundingClientRect().height;
        }).map(button => button.closest('.nb').textContent)"""
    )
    assert parted == []


# ---------- points ----------

SIGN = "link => getComputedStyle(link, '::before').opacity"


def test_the_sign_of_a_point_shows_on_hover_and_focus(page, served):
    page.goto(served + LETTER)
    link = page.locator("#d2 .pl")
    assert link.evaluate(SIGN) == "0"
    page.locator("#d2").hover()
    assert link.evaluate(SIGN) == "1"
    page.locator("h1").hover()
    page.keyboard.press("Tab")  # from here on the browser shows the focus of the keyboard
    link.focus()
    assert link.evaluate(SIGN) == "1"


def test_at_a_touch_the_number_of_a_point_is_its_link(new_page, served):
    touch = {"has_touch": True, "is_mobile": True}
    page = new_page(viewport=NARROW, permissions=["clipboard-write"], **touch)
    page.goto(served + LETTER)
    number = page.locator("#d4 .pl")
    expect(number).to_have_text("4.")
    box = number.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    assert number.evaluate("link => getComputedStyle(link).textDecorationLine") == "underline"
    number.tap()
    page.wait_for_url(f"{served}{LETTER}#d4")


def test_a_copied_citation_keeps_the_point(new_page, served):
    page = new_page(permissions=["clipboard-write", "clipboard-read"])
    page.goto(f"{served}{LETTER}#d2-g1")
    page.get_by_role("button", name="Sao chép trích dẫn").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("dịch Covid-19”, điểm 2, gạch đầu dòng thứ nhất.")
    page.evaluate("location.hash = 'toan-van'")
    expect(page.locator("[data-point]")).to_be_empty()
    page.get_by_role("button", name="Sao chép trích dẫn").click()
    assert page.evaluate("navigator.clipboard.readText()").endswith("dịch Covid-19”.")


def test_the_report_of_an_error_names_the_point(new_page, served):
    page = new_page()
    page.goto(served + LETTER)
    link = page.locator(".report a")
    link.evaluate("a => { a.href = 'mailto:a@vi-du.invalid?body=x.html'; a.dataset.report = ''; }")
    page.evaluate("location.hash = 'd4'")
    point = "x.html%23d4%20(%C4%91i%E1%BB%83m%204)"
    expect(link).to_have_attribute("href", f"mailto:a@vi-du.invalid?body={point}")
    page.evaluate("location.hash = ''")
    expect(link).to_have_attribute("href", "mailto:a@vi-du.invalid?body=x.html")


def test_the_contents_mark_the_point_that_is_read(page, served):
    page.goto(f"{served}{LETTER}#d4")
    expect(page.locator(".contents [aria-current]")).to_have_text("4 · Vùng xanh")
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(".contents [aria-current]")).to_have_count(0)


# ---------- without script ----------


@pytest.mark.parametrize("seed", SEEDS)
def test_without_script_the_whole_text_of_a_letter_shows(new_page, served, seed):
    page = new_page(java_script_enabled=False)
    page.goto(served + SEEDS[seed])
    assert page.locator(".txt p").all_inner_texts() == HELD[seed].paragraphs


def test_without_script_the_search_page_offers_to_browse(new_page, served):
    page = new_page(java_script_enabled=False)
    page.goto(f"{served}tim-kiem/index.html?q=vùng xanh")
    assert "Tìm kiếm cần bật JavaScript" in page.locator("main").inner_text()
    page.get_by_role("main").get_by_role("link", name="Chủ đề").click()
    page.get_by_role("main").get_by_role("link", name="Vùng xanh").click()
    page.get_by_role("link", name="Công văn 358-CV/HU").click()
    assert page.url == served + LETTER


# ---------- from a folder, without a host ----------


def test_from_a_folder_links_lead_from_page_to_page(page, site):
    page.goto((site / "index.html").as_uri())
    for name in ("Thời gian", "Thg 8 1", IN_LISTS, "Huyện Sông Lô", "Giới thiệu"):
        page.get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_load_state()
        expect(page.locator("h1")).to_be_visible()
    assert page.url == (site / "gioi-thieu.html").as_uri()


def test_from_a_folder_the_tone_can_be_changed(new_page, site):
    page = new_page()
    page.goto((site / LETTER).as_uri())
    page.get_by_role("button", name="Chuyển sang nền tối").click()
    assert background(page) == DARK


# ---------- what script adds ----------


def test_the_citation_can_be_copied(new_page, served):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(served + LETTER)
    page.get_by_role("button", name="Sao chép trích dẫn").click()
    expect(page.locator("#thong-bao")).to_have_text("Đã sao chép trích dẫn")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("p.citation").text_content().strip()
    assert copied.startswith("Công văn số 358-CV/HU ngày 10/8/2021 của Huyện ủy Sông Lô")


@pytest.mark.parametrize("clicks", [1, 2])
def test_what_was_said_of_copying_goes_away_again(new_page, served, clicks):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.clock.install()
    page.goto(served + LETTER)
    for _ in range(clicks):
        page.locator("[data-copy]").click()
        expect(page.locator(".toast")).to_be_in_viewport()
    page.clock.run_for(10_000)
    expect(page.locator("#thong-bao")).to_have_text("")
    expect(page.locator(".toast")).to_have_count(0)


def test_the_address_of_a_point_can_be_copied(new_page, served):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{served}{LETTER}#d3-g2")
    page.get_by_role("button", name="Sao chép liên kết").click()
    expect(page.locator("#thong-bao")).to_have_text("Đã sao chép liên kết đến trang này")
    assert page.evaluate("navigator.clipboard.readText()") == f"{served}{LETTER}#d3-g2"


def test_text_copied_from_the_page_is_the_letter_s_without_marks_of_the_site(new_page, served):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(served + LETTER)
    page.evaluate("getSelection().selectAllChildren(document.getElementById('d2-g1'))")
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()").strip()
    text = next(p for p in HELD["002"].paragraphs if p.startswith("- Tăng cường vai trò"))
    assert copied == text


def test_the_print_button_prints(new_page, served):
    page = new_page()
    page.add_init_script("window.print = () => { window.printed = (window.printed || 0) + 1 }")
    page.goto(served + LETTER)
    page.get_by_role("button", name="In văn bản").click()
    assert page.evaluate("window.printed") == 1


def test_the_page_is_dark_where_the_reader_s_system_is(new_page, served):
    page = new_page(color_scheme="dark")
    page.goto(served + LETTER)
    assert background(page) == DARK


def test_the_tone_that_a_reader_chose_stays_on_other_pages_and_visits(new_page, served):
    page = new_page(color_scheme="light")
    page.goto(f"{served}index.html")
    assert background(page) == LIGHT
    page.get_by_role("button", name="Chuyển sang nền tối").click()
    assert background(page) == DARK
    page.get_by_role("link", name="Địa phương", exact=True).first.click()
    page.wait_for_url(f"{served}dia-phuong/index.html")
    assert background(page) == DARK
    again = page.context.new_page()
    again.goto(served + LETTER)
    assert background(again) == DARK
    again.get_by_role("button", name="Chuyển sang nền sáng").click()
    again.reload()
    assert background(again) == LIGHT


def test_a_light_page_can_be_had_on_a_dark_system(new_page, served):
    page = new_page(color_scheme="dark")
    page.goto(served + LETTER)
    page.get_by_role("button", name="Chuyển sang nền sáng").click()
    page.reload()
    assert background(page) == LIGHT


# ---------- what a record may hold ----------


def test_markup_in_a_record_never_runs(new_page, made_served):
    page = new_page()
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for address in (f"{MADE}/31-cv-hu.html", "ha-giang/meo-vac/index.html", "nguoi-ky/index.html"):
        page.goto(made_served + address, wait_until="networkidle")
        assert page.evaluate("window.ran") is None
    assert dialogs == []


def test_double_and_hard_blanks_show(page, made_served):
    page.goto(f"{made_served}{MADE}/33-cv-hu.html")
    assert page.locator("#p1").inner_text() == NBSP_LINE


def test_an_address_in_a_text_is_no_link(page, made_served):
    page.goto(f"{made_served}{MADE}/33-cv-hu.html")
    expect(page.get_by_text(LONG_WORD)).to_be_visible()
    assert page.get_by_role("link", name=re.compile("vi-du.invalid")).count() == 0


def test_a_moved_page_leads_on_by_itself(page, made_served):
    page.goto(f"{made_served}ha-giang/khong-ro/khong-ro/41-cv-hu.html")
    page.wait_for_url(f"{made_served}{MADE}/41-cv-hu.html")


def test_what_is_not_there_is_answered_with_a_way_home(new_page, served, watch):
    page = new_page()
    answer = page.goto(f"{served}vinh-phuc/song-lo/2021/khong-co.html")
    assert answer.status == 404
    assert background(page) == LIGHT
    page.get_by_role("link", name="Về trang chủ").click()
    page.wait_for_url(f"{served}index.html")
    assert all("404" in error for error in watch.errors)
    watch.errors.clear()  # the browser's own word on the answer


def test_a_wide_table_can_be_scrolled_by_keyboard(new_page, made_served):
    page = new_page(viewport={"width": 760, "height": 640})
    page.goto(f"{made_served}{MADE}/32-cv-hu.html")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    table = page.locator(".tbl")
    table.focus()
    expect(table).to_be_focused()
    assert table.evaluate("e => e.scrollWidth > e.clientWidth")
    page.keyboard.press("ArrowRight")
    wait_until(lambda: table.evaluate("e => e.scrollLeft > 0"))


# ---------- these tests themselves ----------


def test_a_request_to_another_host_is_seen_and_not_let_out(new_page, served, watch):
    page = new_page(bypass_csp=True)
    page.goto(f"{served}index.html")
    for host in ("https://vi-du.invalid/", "http://192.0.2.1/"):
        failed = page.evaluate("url => fetch(url, {mode: 'no-cors'}).then(() => 0, () => 1)", host)
        assert failed == 1
        assert host in watch.foreign
    assert any("ERR_NAME_NOT_RESOLVED" in error for error in watch.errors)
    watch.requests.clear()
    watch.errors.clear()


# ---------- folds ----------


def test_a_link_to_a_fold_opens_it_from_the_contents_and_from_another_page(page, served):
    address = served + SEEDS["001"]
    page.goto(address)
    fold = page.locator("details:has(#nhiem-vu)")
    expect(fold).not_to_have_attribute("open", "")
    page.locator(".contents a[href='#nhiem-vu']").click()
    expect(fold).to_have_attribute("open", "")
    expect(page.locator("#nhiem-vu")).to_be_in_viewport()
    page.goto("about:blank")
    page.goto(f"{address}#thuoc-tinh")
    expect(page.locator("details:has(#thuoc-tinh)")).to_have_attribute("open", "")


@pytest.mark.parametrize("width", [NARROW["width"], 1280])
def test_a_task_takes_one_line_until_a_reader_opens_its_quotation(new_page, served, width):
    page = new_page(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page.goto(served + SEEDS["001"])
    page.locator("summary:has(#nhiem-vu)").click()
    rows = page.locator(".lines summary")
    heights = rows.evaluate_all("them => them.map(one => one.clientHeight)")
    assert len(set(heights)) == 1
    widths = "one => one.scrollWidth > one.clientWidth"
    cut = rows.evaluate_all(f"them => them.findIndex({widths})")
    rows.nth(cut).click()
    assert not rows.nth(cut).evaluate(widths)


def test_every_link_of_the_chart_of_months_is_24_pixels_high_on_a_phone(new_page, served):
    page = new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{served}ngay/index.html")
    links = page.locator(".bars a")
    sizes = links.evaluate_all("them => them.map(one => one.getBoundingClientRect().height)")
    assert len(sizes) > 3
    assert min(sizes) >= 24
