"""The look: lines that read well, tables that become lists, colours that can be told apart.

What a browser lays out is measured there; what stands in the files is read from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pytest

from tests.site.conftest import NARROW, WIDE, Watch, browsing
from tests.site.samples import KINDS, LETTERS, MADE, SEEDS
from tests.site.test_axe import findings
from tests.theme.test_colours import contrast

PHONE, LOW = {"width": 360, "height": 640}, {"width": 640, "height": 280}
LETTER = SEEDS["002"]
TABLE, WIDE_TABLE = f"{MADE}/37-cv-hu.html", f"{MADE}/32-cv-hu.html"
RUNNING = ".txt p, .prose p, .prose li, .docs .about, .lead, .rows li, .facts dd, .citation"
HEADINGS = "h1, h2, h3, .headline"
TINTS = ("--tint", "--tint-2", "--tint-3", "--tint-4")

# The lines of each paragraph as they are broken: a character that begins lower than all before it
# ended begins a line.
LINES = """selector => [...document.querySelectorAll(selector)].map(paragraph => {
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange(), lines = [];
  let low = -Infinity;
  while (texts.nextNode()) for (let i = 0; i < texts.currentNode.data.length; i++) {
    range.setStart(texts.currentNode, i);
    range.setEnd(texts.currentNode, i + 1);
    const box = range.getClientRects()[0];
    if (!box) continue;
    if (box.top > low - 4) { lines.push(''); low = box.bottom; }
    lines[lines.length - 1] += texts.currentNode.data[i];
  }
  return lines.map(line => line.trim());
})"""
LEADING = """selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility())
  .map(e => [e.textContent.trim().slice(0, 40), getComputedStyle(e)])
  .map(([text, style]) => [text, parseFloat(style.lineHeight) / parseFloat(style.fontSize)])"""
MOVES = """() => {
  const moves = (e, part) => {
    const style = getComputedStyle(e, part);
    return style.transitionDuration.split(', ').some(time => parseFloat(time))
      || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
  };
  return [...document.querySelectorAll('*')].filter(
    e => ['', '::before', '::after'].some(part => moves(e, part))
  ).map(e => e.outerHTML.slice(0, 60));
}"""
# The cells of each table, row by row: what they say and where they stand.
CELLS = """selector => [...document.querySelectorAll(selector)].filter(t => t.checkVisibility())
  .map(table => [...table.rows].map(row => [...row.cells].map(cell => {
    const box = cell.getBoundingClientRect(), range = document.createRange();
    range.selectNodeContents(cell);
    const texts = [...range.getClientRects()];
    return {
      head: cell.scope === 'col', named: 'name' in cell.dataset,
      text: cell.checkVisibility() ? cell.innerText.trim() : '',
      before: getComputedStyle(cell, '::before').content,
      left: box.left, top: box.top, right: box.right, bottom: box.bottom,
      first: texts.length ? texts[0].bottom : box.bottom,
      reach: Math.max(0, ...texts.map(text => text.right)),
    };
  })))"""
PLACES = """selectors => selectors.map(
  selector => document.querySelector(selector).getBoundingClientRect().toJSON())"""
HEIGHT = "document.documentElement.scrollHeight"
BAR = "document.querySelector('ul.acts').getBoundingClientRect().toJSON()"


@dataclass
class Look:
    """What was measured of one page."""

    running: list[tuple[str, float]]
    headings: list[tuple[str, float]]
    moves: list[str]
    wide: list[list[list[dict]]]
    narrow: list[list[list[dict]]]


@pytest.fixture(scope="module")
def looks(browser, kinds):
    """Open a page of every kind once, and measure it wide and narrow."""
    found = {}
    with browsing(browser, Watch()) as new_page:
        page = new_page()
        for kind in kinds:
            page.set_viewport_size(WIDE)
            page.goto(kind.url)
            # What is folded away counts too
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            running, headings = (page.evaluate(LEADING, kinds) for kinds in (RUNNING, HEADINGS))
            wide = page.evaluate(CELLS, "table")
            page.set_viewport_size(NARROW)
            running += page.evaluate(LEADING, RUNNING)
            headings += page.evaluate(LEADING, HEADINGS)
            narrow = page.evaluate(CELLS, "table")
            found[kind.name] = Look(running, headings, page.evaluate(MOVES), wide, narrow)
    return found


def middle_of_the_letter(page):
    """Scroll to the middle of the letter."""
    page.evaluate(
        """() => { const box = document.querySelector('.sheet').getBoundingClientRect();
        scrollTo(0, scrollY + (box.top + box.bottom - innerHeight) / 2); }"""
    )
    assert page.evaluate("scrollY") > 0


# ---------- lines ----------


@pytest.mark.parametrize(
    ("address", "paragraphs"),
    [(SEEDS[seed], ".txt p") for seed in SEEDS] + [("gioi-thieu.html", ".prose p, .prose li")],
    ids=[*SEEDS, "about"],
)
def test_a_full_line_holds_60_to_75_characters(page, served, address, paragraphs):
    page.set_viewport_size(WIDE)
    page.goto(served + address)
    long = [lines for lines in page.evaluate(LINES, paragraphs) if len(lines) > 2]
    full = [len(line) for lines in long for line in lines[:-1]]
    assert len(full) > 8
    assert 60 <= median(full) <= 75


@pytest.mark.parametrize("name", KINDS)
def test_there_is_room_between_lines_for_marks_over_and_under_letters(looks, name):
    look = looks[name]
    assert look.headings
    assert [found for found in look.running if found[1] < 1.5] == []
    assert [found for found in look.headings if found[1] < 1.25] == []


def test_the_paragraphs_of_every_sort_were_measured(looks):
    for name in ("letter", "about", "topic", "home"):
        assert len(looks[name].running) > 5, name


@pytest.mark.parametrize("width", [320, 360])
def test_a_name_of_a_file_in_a_table_breaks_at_no_letter(page, served, width):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"{served}du-lieu.html")
    names = page.locator("td :is(a, code)").evaluate_all(
        "all => all.map(one => [one.innerText, one.getClientRects().length])"
    )
    assert [name for name, lines in names if lines > 1 + name.count("-") + name.count(" ")] == []
    assert {name for name, _ in names} >= {"directives.jsonl", "provinces_today"}


@pytest.mark.parametrize("width", [320, 360, 414, 768, 1280])
@pytest.mark.parametrize("address", [LETTER, SEEDS["000"], "index.html"])
def test_a_word_with_a_hyphen_is_never_broken(page, served, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(served + address)
    words = page.evaluate(
        """[...document.querySelectorAll('.nb')].filter(e => e.checkVisibility())
        .map(e => [e.textContent, e.getClientRects().length])"""
    )
    assert any("Covid-19" in word for word, _ in words)
    assert [word for word, boxes in words if boxes != 1] == []


@pytest.mark.parametrize("width", [320, 360, 414, 768, 1280])
@pytest.mark.parametrize("address", [LETTER, SEEDS["000"], "index.html", "gioi-thieu.html"])
def test_no_line_ends_within_the_name_of_the_disease_or_a_number(page, served, address, width):
    """Whatever the markup: what stands on the page is what counts."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(served + address)
    paragraphs = page.evaluate(LINES, "main p, main li:not(:has(p)), main dd, main h1, main h3")
    breaks = [a[-20:] + " / " + b[:20] for lines in paragraphs for a, b in pairwise(lines)]
    assert len(breaks) > 3
    assert [at for at in breaks if re.search(r"Covid- / 19|\d- / [A-ZĐ]{2}", at)] == []


# ---------- tables ----------


@pytest.mark.parametrize("name", KINDS)
def test_at_320_px_a_table_is_a_list(looks, name):
    for table in looks[name].narrow:
        rows = [row for row in table if not row[0]["head"]]
        assert rows
        for row in rows:
            cells = [cell for cell in row if cell["text"]]
            for before, cell in pairwise(cells):
                beside = cell["left"] >= row[0]["right"] - 1 and cell["top"] < row[0]["first"]
                is_count, below = cell["text"].isdigit(), cell["top"] >= row[0]["bottom"] - 1
                in_line = cell["left"] >= before["right"] - 1 and cell["top"] == before["top"]
                is_after = beside or (is_count and in_line)
                assert is_after or cell["top"] >= before["bottom"] - 1, cell
                assert not cell["named"] or below or (is_count and is_after), cell
        for above, below in pairwise(rows):
            assert below[0]["top"] >= max(cell["bottom"] for cell in above) - 1


@pytest.mark.parametrize("name", KINDS)
def test_at_320_px_no_cell_reaches_beyond_the_screen(looks, name):
    cells = [cell for table in looks[name].narrow for row in table for cell in row]
    wrong = [
        cell
        for cell in cells
        if not cell["head"]
        and (cell["left"] < 0 or max(cell["right"], cell["reach"]) > NARROW["width"])
    ]
    assert wrong == []


@pytest.mark.parametrize("name", KINDS)
def test_at_1280_px_a_table_has_its_columns_side_by_side(looks, name):
    for table in looks[name].wide:
        for row in table:
            for before, cell in pairwise(row):
                assert cell["left"] >= before["right"] - 1
                assert cell["top"] == pytest.approx(before["top"], abs=1)
        for column in zip(*table, strict=True):
            assert len({round(cell["left"]) for cell in column}) == 1


@pytest.mark.parametrize("name", KINDS)
def test_a_table_says_the_same_in_both_forms(looks, name):
    look = looks[name]
    wide, narrow = (
        [[[cell["text"] for cell in row] for row in table if not row[0]["head"]] for table in form]
        for form in (look.wide, look.narrow)
    )
    assert narrow == wide


def test_tables_were_measured(looks):
    assert sum(len(look.wide) for look in looks.values()) > 15
    assert sum(len(look.narrow) for look in looks.values()) > 15
    assert all(len(looks[name].narrow[0]) > 2 for name in ("home", "letter with a table"))


@pytest.mark.parametrize("address", [TABLE, WIDE_TABLE])
def test_at_320_px_a_cell_of_the_letter_s_table_says_which_column_it_is_of(
    page, made_served, address
):
    page.set_viewport_size(NARROW)
    page.goto(made_served + address)
    ((heads, *rows),) = page.evaluate(CELLS, ".tbl table")
    names = [f'"{cell["text"]}: "' for cell in heads]
    assert len(names) >= 4
    assert [[cell["before"] for cell in row] for row in rows] == [names] * len(rows)
    page.set_viewport_size(WIDE)
    (table,) = page.evaluate(CELLS, ".tbl table")
    assert {cell["before"] for row in table for cell in row} == {"none"}


# ---------- the letterhead ----------


@pytest.mark.parametrize("seed", LETTERS)
def test_at_320_px_the_letterhead_stacks_in_the_order_of_reading(page, served, seed):
    page.set_viewport_size(NARROW)
    page.goto(served + SEEDS[seed])
    parts = page.evaluate(PLACES, [".lh .issuer", ".lh .motto", ".lh .dateline", ".to"])
    for above, below in pairwise(parts):
        assert below["top"] >= above["bottom"] - 1
    issuer, motto, dateline, _ = parts
    for part in (motto, dateline):
        assert part["left"] == pytest.approx(issuer["left"], abs=1)
        assert part["right"] == pytest.approx(issuer["right"], abs=1)
    assert issuer["right"] - issuer["left"] > 240


@pytest.mark.parametrize("seed", LETTERS)
def test_at_1280_px_it_has_the_two_columns_of_the_form(page, served, seed):
    page.set_viewport_size(WIDE)
    page.goto(served + SEEDS[seed])
    issuer, state = page.evaluate(PLACES, [".lh .issuer", ".lh .state"])
    assert issuer["right"] <= state["left"]
    assert issuer["top"] == pytest.approx(state["top"], abs=1)


# ---------- actions within reach ----------


@pytest.mark.parametrize("seed", SEEDS)
def test_wide_the_actions_stay_beside_the_letter(page, served, seed):
    page.set_viewport_size(WIDE)
    page.goto(served + SEEDS[seed])
    middle_of_the_letter(page)
    bar = page.evaluate(BAR)
    (sheet,) = page.evaluate(PLACES, [".sheet"])
    assert bar["top"] >= 0
    assert bar["bottom"] <= WIDE["height"]
    assert sheet["right"] <= bar["left"]
    assert bar["right"] <= WIDE["width"]


@pytest.mark.parametrize("seed", SEEDS)
def test_on_a_phone_the_actions_are_a_low_bar_at_an_edge_of_the_screen(page, served, seed):
    page.set_viewport_size(PHONE)
    page.goto(served + SEEDS[seed])
    middle_of_the_letter(page)
    bar = page.evaluate(BAR)
    assert abs(bar["top"]) <= 1 or abs(bar["bottom"] - PHONE["height"]) <= 1
    assert 44 <= bar["bottom"] - bar["top"] <= 64
    assert (bar["left"], bar["right"]) == (0, PHONE["width"])


def test_on_a_low_screen_the_actions_do_not_stick(page, served):
    page.set_viewport_size(LOW)
    page.goto(served + LETTER)
    before = page.evaluate(f"{BAR}.top + scrollY")
    middle_of_the_letter(page)
    bar = page.evaluate(BAR)
    assert page.evaluate(f"{BAR}.top + scrollY") == before
    assert bar["bottom"] < 0 or bar["top"] > LOW["height"]


def test_on_a_phone_the_bar_does_not_cover_what_has_the_focus(page, served):
    page.set_viewport_size(PHONE)
    page.goto(served + LETTER)
    links = page.locator(".sheet a")
    links.first.focus()
    covered = []
    for _ in range(links.count() - 1):
        page.keyboard.press("Tab")
        covered += page.evaluate(
            f"""() => {{
              const at = document.activeElement, own = at.getBoundingClientRect(), bar = {BAR};
              return own.bottom > bar.top + 1 && own.top < bar.bottom - 1 ? [at.href] : [];
            }}"""
        )
    assert page.evaluate("document.activeElement.closest('.sheet') !== null")
    assert covered == []


# ---------- the letter and what stands around it ----------


@pytest.mark.parametrize("seed", SEEDS)
def test_at_1280_px_the_letter_takes_well_over_half_of_its_page(page, served, seed):
    page.set_viewport_size(WIDE)
    page.goto(served + SEEDS[seed])
    (sheet,) = page.evaluate(PLACES, [".sheet"])
    assert (sheet["bottom"] - sheet["top"]) / page.evaluate(HEIGHT) >= 0.53


@pytest.mark.parametrize("seed", SEEDS)
def test_on_a_phone_the_card_is_at_most_four_lines(page, served, seed):
    page.set_viewport_size(PHONE)
    page.goto(served + SEEDS[seed])
    lines = page.evaluate(
        """[...document.querySelectorAll('.card .facts > div')].filter(e => e.checkVisibility())
        .map(e => [e.getBoundingClientRect().height, parseFloat(getComputedStyle(e).lineHeight)])"""
    )
    assert 0 < len(lines) <= 4
    assert [one for one in lines if one[0] > 1.5 * one[1]] == []


@pytest.mark.parametrize("width", [NARROW["width"], PHONE["width"]])
def test_on_a_phone_the_card_hides_nothing_without_saying_so(page, served, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(served + SEEDS["001"])
    assert (
        page.evaluate(
            """[...document.querySelectorAll('.card .facts > div')]
        .filter(row => row.scrollHeight > row.clientHeight + 1)
        .map(row => row.textContent)"""
        )
        == []
    )
    rests = page.locator(".card").get_by_role("link", name=re.compile(r"^và \d+ mục khác$"))
    assert [rest.get_attribute("href") for rest in rests.all()] == [
        "#quan-he",
        "#nhiem-vu",
        "#thuoc-tinh",
    ]


def test_the_note_of_a_relation_too_long_for_a_line_stands_on_its_own(page, served):
    page.set_viewport_size(WIDE)
    page.goto(served + SEEDS["001"])
    notes = page.evaluate(
        """[...document.querySelectorAll('.know li > .meta')].map(note => {
          const [own, link] = [note, note.previousElementSibling].map(e => e.getClientRects());
          return [own.length, own[0].top < link[0].bottom - 4, own[0].left, link[0].left];
        })"""
    )
    assert len(notes) > 3
    assert {boxes for boxes, *_ in notes} == {1}
    assert any(beside for _, beside, *_ in notes)


# ---------- pictures ----------

OVERFLOWING = """[...document.querySelectorAll('.tiles text')].filter(text => {
  const own = text.getBoundingClientRect();
  const tile = text.parentNode.querySelector('rect').getBoundingClientRect();
  return own.width && (own.left < tile.left || own.right > tile.right
    || own.top < tile.top - 1 || own.bottom > tile.bottom + 1);
}).map(text => text.textContent)"""
OVERLAPPING = """(() => {
  const boxes = [...document.querySelectorAll('.bars text')].map(
    text => [text.textContent, text.getBoundingClientRect()]);
  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1).filter(([, b]) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4
  ).map(([other]) => one + ' / ' + other));
})()"""


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_no_name_overflows_its_tile(page, made_served, size):
    page.set_viewport_size(size)
    page.goto(f"{made_served}index.html")
    assert page.evaluate("document.querySelectorAll('.tiles rect').length") == 65
    assert page.evaluate(OVERFLOWING) == []


def test_the_signs_of_marked_days_do_not_overlap(page, made_served):
    page.set_viewport_size(WIDE)
    page.goto(f"{made_served}index.html")
    assert page.locator(".bars .sign").all_text_contents() == ["NQ 128", "CT 15", "CT 16"]
    assert page.evaluate(OVERLAPPING) == []


# ---------- colours ----------


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_the_words_on_every_tint_can_be_read(page, made_served, tone):
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme=tone)
    page.goto(f"{made_served}index.html")
    values = page.evaluate(
        """names => Object.fromEntries(names.map(
            name => [name, getComputedStyle(document.documentElement).getPropertyValue(name)]))""",
        ["--ink", "--link", *TINTS],
    )
    drawn = page.evaluate(
        """() => {
          const probe = document.body.appendChild(document.createElement('i')), own = [];
          const is = (value, name) => {
            probe.style.color = `var(${name})`;
            return value === getComputedStyle(probe).color;
          };
          for (const tile of document.querySelectorAll('.tiles a')) {
            const tint = ['--tint', '--tint-2', '--tint-3', '--tint-4'].find(
              name => is(getComputedStyle(tile.querySelector('rect')).fill, name));
            const ink = [...tile.querySelectorAll('text')].every(
              text => is(getComputedStyle(text).fill, '--ink'));
            own.push([tint, ink]);
          }
          return own;
        }"""
    )
    page.emulate_media(color_scheme="light")
    assert len(drawn) > 2
    assert all(tint in TINTS and is_ink for tint, is_ink in drawn)
    assert {
        tint: value for tint in TINTS if (value := contrast(values["--ink"], values[tint])) < 4.5
    } == {}
    assert contrast(values["--link"], values["--tint"]) >= 4.5  # the months of a year
    assert len({values[tint] for tint in TINTS}) == 4


@pytest.mark.parametrize("name", KINDS)
def test_where_readers_want_no_motion_nothing_moves(looks, name):
    assert looks[name].moves == []


# ---------- a reader's own colours ----------


@pytest.fixture(scope="module")
def own_colours(browser):
    """Return a page whose colours are the system's."""
    with browsing(browser, Watch()) as new_page:
        yield new_page(forced_colors="active")


DRAWN = """() => {
          const probe = document.body.appendChild(document.createElement('i'));
          const system = Object.fromEntries(['Canvas', 'CanvasText', 'LinkText'].map(name => {
            probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
            return [getComputedStyle(probe).color, name];
          }));
          const of = (e, what) => system[getComputedStyle(e)[what]] || getComputedStyle(e)[what];
          return [...document.querySelectorAll('.tiles a, .tiles g, .bars a:has(title)')].map(
            part => ({
              picture: part.closest('svg').getAttribute('class'),
              links: part.tagName === 'a',
              shapes: [...part.querySelectorAll('rect:not(.reach)')].map(
                e => [of(e, 'fill'), of(e, 'stroke')]),
              texts: [...part.querySelectorAll('text')].map(e => of(e, 'fill')),
            }));
        }"""
PICTURES = {"real": ("dia-phuong/index.html", "ngay/index.html"), "made": ("index.html",)}


@pytest.mark.parametrize("tone", ["light", "dark"])
@pytest.mark.parametrize("host", PICTURES)
def test_with_own_colours_pictures_are_drawn_in_them(own_colours, hosts, host, tone):
    page = own_colours
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme=tone)
    parts = []
    for address in PICTURES[host]:
        page.goto(hosts[host] + address)
        parts += page.evaluate(DRAWN)
    tiles = [part for part in parts if part["picture"] == "tiles"]
    bars = [part for part in parts if part["picture"] == "bars"]
    assert len(tiles) >= 65
    assert len(bars) >= 3
    for part in tiles:
        line = "LinkText" if part["links"] else "CanvasText"
        assert part["shapes"] == [["Canvas", line]]
        assert set(part["texts"]) == {line}
    for part in bars:
        assert part["shapes"]
        assert [
            s for s in part["shapes"] if s[0] != "LinkText" and s != ["Canvas", "CanvasText"]
        ] == []
        assert part["texts"] == ["LinkText"]


def test_with_own_colours_the_section_that_one_is_in_has_an_outline(own_colours, served):
    page = own_colours
    page.set_viewport_size(WIDE)
    page.goto(served + LETTER)
    styles = page.evaluate(
        """[...document.querySelectorAll('.top nav a')].map(a => [
            a.hasAttribute('aria-current'), getComputedStyle(a).outlineStyle !== 'none'])"""
    )
    assert sorted(styles) == [[False, False]] * (len(styles) - 1) + [[True, True]]


@pytest.mark.parametrize("address", ["index.html", LETTER])
def test_with_own_colours_axe_finds_nothing(own_colours, served, address):
    """Beside contrast: axe asks for `-webkit-text-fill-color`, which is not what is painted."""
    own_colours.goto(served + address)
    found = [one for wrong in findings(own_colours).values() for one in wrong]
    assert [one for one in found if not one.startswith("color-contrast:")] == []


@pytest.mark.parametrize("address", ["index.html", LETTER])
def test_with_own_colours_no_text_keeps_the_site_s(own_colours, served, address):
    page = own_colours
    page.goto(served + address)
    page.emulate_media(color_scheme="dark")
    colours = page.evaluate(
        """[...document.querySelectorAll('main *, header *, footer *')]
        .filter(e => !e.closest('svg')).map(e => getComputedStyle(e).color)"""
    )
    site = page.evaluate(
        """() => {
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.forcedColorAdjust = 'none';
          return ['ink', 'ink-2', 'link', 'seen', 'on-link', 'brand', 'warn', 'paper'].map(name => {
            probe.style.color = `var(--${name})`;
            return getComputedStyle(probe).color;
          });
        }"""
    )
    assert len(colours) > 100
    assert {*colours} & {*site} == set()
