"""What Material's documentation promises an owner works here too, and nothing else of it is taken.

An owner's project is built with all these settings. The shell without them is in the other tests.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import material
import pytest
from mkdocs.config import load_config

from tests.conftest import ROOT
from tests.site.conftest import NARROW, WIDE, built, copied_project, serving
from tests.site.dom import page_at
from tests.site.samples import SEEDS
from tests.site.test_axe import findings
from tests.site.test_browser import tab_to
from tests.site.test_build import differences, said
from tests.site.test_html import invalid

THEME = ROOT / "scripts/gazette/theme"
MATERIAL = Path(material.__file__).parent / "templates"
ICON = '{% include ".icons/material/printer.svg" %}'

LETTER = SEEDS["002"]
PAGES = ("index.html", LETTER, "gioi-thieu.html", "404.html")

SETTINGS = """
INHERIT: shipped.yml
theme:
  custom_dir: theme
copyright: © 2026 Thư viện huyện
extra_css: [them/mau.css]
extra_javascript:
  - them/thuong.js
  - {path: them/hoan.js, defer: true}
  - {path: them/khong-doi.js, async: true}
  - {path: them/khoi.js, type: module}
  - them/khoi-hai.mjs
extra:
  alternate:
    - {name: Tiếng Việt, link: index.html, lang: vi}
    - {name: English, link: en/index.html, lang: en}
    - {name: Français, link: /fr/, lang: fr}
  analytics: {provider: dem, property: 'X-"1'}
  social: [{icon: fontawesome/solid/envelope, link: "mailto:tv@vi-du.invalid", name: Thư điện tử}]
"""
MAIN = """{% extends "base.html" %}
{% block announce %}Kho sẽ <a href="{{ 'gioi-thieu.html' | url }}">tạm nghỉ</a>.{% endblock %}
{% block extrahead %}<meta name="theme-color" content="#8c1d18">{% endblock %}
{% block scripts %}{{ super() }}<script>document.documentElement.dataset.cuoi = 1</script>
{% endblock %}
"""
ANALYTICS = '<script data-dem="{{ config.extra.analytics.property | e }}"></script>'
COPIED = (
    *("partials/copyright.html", "partials/social.html", ".icons/material/translate.svg"),
    *(".icons/material/printer.svg", ".icons/fontawesome/solid/envelope.svg"),
)
SCRIPT = "// __LEFT_WORDS__ alone\ndocument.documentElement.dataset.{} = 1;\n"


def write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def owned_project(folder):
    """Make the project of an owner who changed the theme, and set all that Material documents."""
    project = copied_project(folder)
    (project / "mkdocs.yml").rename(project / "shipped.yml")
    write(project / "mkdocs.yml", SETTINGS)
    theme = shutil.copytree(THEME, project / "theme")
    write(theme / "main.html", MAIN)
    write(theme / "partials/integrations/analytics/dem.html", ANALYTICS)
    home = theme / "pages/home.html"
    home.write_text(f'<p class="bieu-tuong">{ICON}</p>{home.read_text("utf-8")}', "utf-8")
    docs = project / "docs"
    write(docs / "them/mau.css", ".name { letter-spacing: 3px }\n")
    for name in ("thuong.js", "hoan.js", "khong-doi.js", "khoi.js", "khoi-hai.mjs"):
        key = re.sub(r"-(\w)", lambda part: part[1].upper(), Path(name).stem)
        write(docs / "them" / name, SCRIPT.format(key))
    write(
        docs / "en/index.html",
        "<!doctype html><html lang=en><title>English</title><link rel=icon href=data:,><p>Hello",
    )
    return project


@pytest.fixture(scope="module")
def owned(tmp_path_factory):
    """Return the site of that project."""
    folder = tmp_path_factory.mktemp("owner")
    return built(folder, project=owned_project(folder), print_files=False)


@pytest.fixture(scope="module")
def owned_served(owned):
    with serving(owned) as address:
        yield address


# ---------- what is set stands in the pages ----------


@pytest.mark.parametrize("address", PAGES)
def test_the_owner_s_styles_come_last(owned, address):
    page = page_at(owned / address)
    *ours, last = [link.attrs["href"] for link in page.all("link", rel="stylesheet")]
    assert [link.rpartition("/")[2] for link in ours] == ["site.css", "print.css"]
    assert last == ours[0].replace("assets/site.css", "them/mau.css")


@pytest.mark.parametrize("address", PAGES)
def test_the_owner_s_scripts_follow_ours_as_they_were_set(owned, address):
    tags = [
        (script.attrs["src"].rpartition("/")[2], {*script.attrs} - {"src"}, script.attrs)
        for script in page_at(owned / address).one("body").all("script")
        if "src" in script.attrs
    ]
    assert [(name, also) for name, also, _ in tags] == [
        ("site.js", set()),
        ("thuong.js", set()),
        ("hoan.js", {"defer"}),
        ("khong-doi.js", {"async"}),
        ("khoi.js", {"type"}),
        ("khoi-hai.mjs", {"type"}),
    ]
    assert [attrs["type"] for *_, attrs in tags if "type" in attrs] == ["module", "module"]


def test_the_owner_s_scripts_are_served_as_they_are(owned):
    assert (owned / "them/thuong.js").read_text("utf-8") == SCRIPT.format("thuong")


def translations(page):
    """Return the links to the site in other languages, not those to other forms of a page."""
    return [link for link in page.all("link", rel="alternate") if "hreflang" in link.attrs]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_leads_to_the_other_languages(owned, address):
    page = page_at(owned / address)
    switch = page.one("nav", cls="languages")
    for links in (translations(page), switch.all("a")):
        assert [
            (urljoin(f"/{address}", link.attrs["href"]), link.attrs["hreflang"]) for link in links
        ] == [("/index.html", "vi"), ("/en/index.html", "en"), ("/fr/", "fr")]
    assert switch.attrs["aria-label"] == "Ngôn ngữ"
    assert [link.words for link in switch.all("a")] == ["Tiếng Việt", "English", "Français"]
    assert [link.words for link in switch.all("a", **{"aria-current": "true"})] == ["Tiếng Việt"]
    assert switch.one("svg")


@pytest.mark.parametrize("address", PAGES)
def test_the_owner_s_announcement_stands_above_the_head(owned, address):
    body = page_at(owned / address).one("body")
    parts = [part for part in body.children if not isinstance(part, str)]
    skip, said, head = parts[:3]
    assert (skip.classes, head.classes) == (["skip"], ["top"])
    assert (said.name, said.attrs["aria-label"]) == ("aside", "Thông báo")
    assert said.words == "Kho sẽ tạm nghỉ."


@pytest.mark.parametrize("address", PAGES)
def test_the_owner_s_analytics_and_what_they_add_end_the_head(owned, address):
    head = page_at(owned / address).one("head")
    script, meta = [part for part in head.children if not isinstance(part, str)][-2:]
    assert script.attrs == {"data-dem": 'X-"1'}
    assert meta.attrs == {"name": "theme-color", "content": "#8c1d18"}


def test_an_icon_of_material_stands_in_a_page(owned):
    icon = (MATERIAL / ".icons/material/printer.svg").read_text(encoding="utf-8")
    assert f'<p class="bieu-tuong">{icon}</p>' in (owned / "index.html").read_text("utf-8")


def test_the_foot_shows_copyright_and_other_places_by_partials_of_material(owned):
    foot = page_at(owned / LETTER).one("footer", cls="foot")
    assert foot.one(cls="md-copyright").words == "© 2026 Thư viện huyện"
    (link,) = foot.one(cls="md-social").all("a")
    assert (link.attrs["href"], link.attrs["title"]) == ("mailto:tv@vi-du.invalid", "Thư điện tử")


def test_pages_with_all_of_it_are_valid(owned, tmp_path):
    for address in PAGES:
        (tmp_path / "site" / address).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(owned / address, tmp_path / "site" / address)
    assert invalid(tmp_path / "site") == []


def test_none_of_material_s_files_are_in_the_site(owned):
    theirs = {file.name for file in (MATERIAL / "assets").rglob("*.*")}
    assert {file.name for file in owned.rglob("*")} & theirs == set()
    assert "__md" not in (owned / LETTER).read_text(encoding="utf-8")


# ---------- what is not set is not there ----------


def test_without_settings_nothing_of_it_is_in_a_page(site):
    page = page_at(site / LETTER)
    assert page.all(cls="languages") == page.all(cls="announce") == translations(page) == []
    assert [script.attrs for script in page.one("body").all("script")] == [
        {"src": "../../../assets/site.js"}
    ]


def test_a_provider_of_analytics_that_the_owner_did_not_write_stops_the_build(run, project):
    file = project / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    write(file, text.replace("extra:", "extra:\n  analytics: {provider: google}"))
    done = run("gazette", "build", "--no-print-files", cwd=project)
    assert done.returncode == 1
    assert "extra.analytics.provider: google: " in said(done)
    assert not (project / "site").exists()


def test_the_site_stays_the_same_without_material_as_contributing_tells(owned, tmp_path):
    project = owned_project(tmp_path)
    file = project / "shipped.yml"
    text = file.read_text(encoding="utf-8")
    write(file, text.replace("name: material", "name: null\n  static_templates: [404.html]"))
    for name in COPIED:
        write(project / "theme" / name, (MATERIAL / name).read_text(encoding="utf-8"))
    assert load_config(str(project / "mkdocs.yml")).theme.name is None
    without = built(tmp_path, project=project, print_files=False)
    assert differences(owned, without) == []


# ---------- in a browser ----------


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "320"])
@pytest.mark.parametrize("address", ["index.html", LETTER])
def test_the_switch_of_language_shows_and_is_reached_by_keyboard(page, owned_served, size, address):
    page.set_viewport_size(size)
    page.goto(owned_served + address)
    for link in page.locator(".languages a").all():
        box = link.bounding_box()
        assert box["height"] >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]
        assert box["y"] + box["height"] <= size["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    focus = tab_to(page, "English", limit=12)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{owned_served}en/index.html")
    assert focus["href"] == page.url


def test_the_owner_s_styles_and_scripts_are_in_force(page, owned_served):
    page.goto(owned_served + LETTER)
    page.wait_for_load_state("networkidle")
    spacing = "getComputedStyle(document.querySelector('.name')).letterSpacing"
    assert page.evaluate(spacing) == "3px"
    done = page.evaluate("({ ...document.documentElement.dataset })")
    assert {"thuong", "hoan", "khongDoi", "khoi", "khoiHai", "cuoi"} <= {*done}


@pytest.mark.parametrize("address", ["index.html", LETTER, "khong-co.html"])
def test_axe_finds_nothing_with_all_of_it(new_page, watch, owned_served, address):
    page = new_page()
    page.goto(owned_served + address)
    assert findings(page) == {}
    watch.errors = [error for error in watch.errors if "404" not in error]  # the missing page


def test_announcement_and_languages_are_not_printed(page, owned_served):
    page.goto(owned_served + LETTER)
    parts = [page.locator(part) for part in (".announce", ".languages", ".md-copyright")]
    assert [part.is_visible() for part in parts] == [True, True, True]
    page.emulate_media(media="print")
    assert [part.is_visible() for part in parts] == [False, False, False]
    page.emulate_media(media="screen")
