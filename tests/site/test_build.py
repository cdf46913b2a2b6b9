"""`gazette build`: a whole new site or the old one untouched, and the same bytes every time."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from xml.etree import ElementTree as ET

import pytest

from gazette.site.inventory import SUMS
from gazette.vocabulary import vocabulary
from tests.conftest import ROOT
from tests.site.conftest import SITE_URL
from tests.site.dom import page_at
from tests.site.factory import made_letter
from tests.site.samples import HELD, SEEDS, all_held

MESSAGE = re.compile(
    r"^(?P<file>[^:\n]+\.md):(?P<line>\d+):(?P<column>\d+): [\w.]+: .+; .+$", re.MULTILINE
)


def files_of(folder):
    """Return every file below a folder with its bytes."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def differences(one, other):
    """Name the files that two folders don't share byte for byte."""
    left, right = files_of(one), files_of(other)
    assert left
    return sorted(name for name in {*left, *right} if left.get(name) != right.get(name))


def said(done):
    """Return all that a command printed; MkDocs says its reasons on standard output."""
    return done.stdout + done.stderr


def beside(folder):
    kept = {".cache"}  # what search read, from build to build
    return sorted({path.name for path in folder.parent.iterdir()} - kept)


@pytest.fixture
def records(tmp_path):
    """Return a folder with copies of the real records."""
    return shutil.copytree(ROOT / "directives", tmp_path / "records")


@pytest.fixture
def bad_records(records):
    """Return a folder in which one record has a date that does not exist."""
    file = records / "vinh-phuc/song-lo/2021-08-10-358-cv-hu.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("issued: 2021-08-10", "issued: 2021-13-45"), encoding="utf-8")
    return records


def test_a_build_makes_a_site_says_where_it_is_and_warns_of_nothing(run, tmp_path):
    contact = {"CONTACT": "bao-loi@vi-du.invalid"}
    done = run("gazette", "build", "--site-dir", tmp_path / "site", **contact)
    pages = sum(1 for _ in (tmp_path / "site").rglob("*.html"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{tmp_path / 'site'}: {pages} pages\n"
    assert pages > 100
    assert beside(tmp_path / "site") == ["site"]


def test_without_a_contact_a_build_says_so_in_one_line(run, tmp_path, records):
    done = run("gazette", "build", "--directives", records, "--site-dir", tmp_path / "site")
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert line.startswith("mkdocs.yml: extra.contact is not set: ")


def test_the_contact_is_linked_under_every_letter(run, tmp_path):
    form = "https://vi-du.invalid/form?page="
    folder = tmp_path / "site"
    assert run("gazette", "build", "--site-dir", folder, CONTACT=form).returncode == 0
    for address in SEEDS.values():
        link = page_at(folder / address).one("p", cls="report").one("a")
        assert link.attrs["href"].startswith(f"{form}{address[:8]}")


def test_a_build_replaces_the_old_site_and_leaves_nothing_of_it(run, tmp_path, site):
    old = shutil.copytree(site, tmp_path / "site")
    (old / "cu").mkdir()
    (old / "cu/trang.html").write_text("cũ", encoding="utf-8")
    *rows, _ = (old / SUMS).read_text(encoding="utf-8").splitlines()
    rows.append(f"{'0' * 64}  cu/trang.html")
    listed = "\n".join([*rows, f"# {len(rows)} files", ""])
    (old / SUMS).write_text(listed, encoding="utf-8")
    assert run("gazette", "build", "--site-dir", old).returncode == 0
    assert differences(old, site) == []
    assert beside(old) == ["site"]


def test_a_folder_that_is_no_site_is_not_replaced(run, tmp_path):
    (tmp_path / "thu").mkdir()
    (tmp_path / "thu/luan-van.txt").write_text("của tôi", encoding="utf-8")
    done = run("gazette", "build", "--site-dir", tmp_path / "thu")
    assert done.returncode == 2
    assert "is no site" in done.stderr
    assert files_of(tmp_path / "thu") == {"luan-van.txt": "của tôi".encode()}
    assert beside(tmp_path / "thu") == ["thu"]


def test_everyone_may_read_the_site(site):
    assert site.stat().st_mode & 0o777 == 0o755
    assert [file for file in site.rglob("*") if not file.stat().st_mode & 0o004] == []


def test_a_bad_record_stops_the_build_and_is_named_by_line_and_column(run, tmp_path, bad_records):
    done = run("gazette", "build", "--directives", bad_records, "--site-dir", tmp_path / "site")
    found = MESSAGE.findall(said(done))
    assert done.returncode == 1
    assert [(file.rpartition("/")[2], line, column) for file, line, column in found] == [
        ("2021-08-10-358-cv-hu.md", "4", "9")
    ]
    assert '"2021-13-45"' in said(done)
    assert "Traceback" not in said(done)


def test_two_files_at_one_address_stop_the_build_and_are_named(run, tmp_path, records):
    """A source file has the name of the letter's own text."""
    record = records / "vinh-phuc/song-lo/2021-08-10-358-cv-hu.md"
    (source,) = record.parent.glob("*.txt")
    text = record.read_text(encoding="utf-8").replace(source.name, "358-cv-hu.txt")
    record.write_text(text, encoding="utf-8")
    source.rename(source.with_name("358-cv-hu.txt"))
    done = run("gazette", "build", "--directives", records, "--site-dir", tmp_path / "site")
    assert done.returncode == 1
    assert "2021-08-10-358-cv-hu.md:" in said(done)
    assert "is that of the page /vinh-phuc/song-lo/2021/358-cv-hu.html" in said(done)
    assert "Traceback" not in said(done)


def test_a_bad_record_leaves_the_old_site_whole(run, tmp_path, bad_records, site):
    old = shutil.copytree(site, tmp_path / "site")
    (old / "ghi-chu.txt").write_text("của người khác", encoding="utf-8")
    before = files_of(old)
    done = run("gazette", "build", "--directives", bad_records, "--site-dir", old)
    assert done.returncode == 1
    assert files_of(old) == before
    assert beside(old) == ["records", "site"]


def test_a_bad_record_makes_no_site_where_there_was_none(run, tmp_path, bad_records):
    run("gazette", "build", "--directives", bad_records, "--site-dir", tmp_path / "site")
    assert beside(tmp_path / "site") == ["records"]


def test_a_page_that_can_not_be_made_leaves_the_old_site_whole(run, project, site):
    old = shutil.copytree(site, project / "site")
    about = project / "docs/gioi-thieu.md"
    about.write_text("# Đầu đề\n\n[đi đâu?](khong-co.md)\n", encoding="utf-8")
    done = run("gazette", "build", cwd=project)
    assert done.returncode == 1
    assert differences(old, site) == []
    assert beside(old) == ["directives", "docs", "mkdocs.yml", "site"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("vinh-phuc/song-lo/README.md", "vinh-phuc/song-lo/index.html"),
        ("vinh-phuc/song-lo/2021/358-cv-hu.md", "vinh-phuc/song-lo/2021/358-cv-hu.html"),
    ],
)
def test_a_page_of_docs_at_the_address_of_ours_stops_the_build(run, project, name, address):
    file = project / "docs" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("# Trang khác\n", encoding="utf-8")
    done = run("gazette", "build", cwd=project)
    assert done.returncode == 1
    assert f"{name}: {address} is a page made from the records; rename the file" in said(done)
    assert "Traceback" not in said(done)
    assert not (project / "site").exists()


def test_a_sign_that_the_print_font_lacks_stops_the_build_and_is_named(run, tmp_path, site):
    made_letter(tmp_path / "records", number="77-CV/HU", body="1. ☐ Đã tiêm./.")
    old = shutil.copytree(site, tmp_path / "site")
    done = run("gazette", "build", "--directives", tmp_path / "records", "--site-dir", old)
    assert done.returncode == 1
    assert "-77-cv-hu.md:" in said(done)
    assert '"☐"' in said(done)
    assert "Traceback" not in said(done)
    assert differences(old, site) == []


def test_a_link_that_leads_nowhere_is_named(run, project):
    about = project / "docs/gioi-thieu.md"
    about.write_text("# Đầu đề\n\n[đi đâu?](khong-co.md)\n", encoding="utf-8")
    done = run("gazette", "build", cwd=project)
    assert done.returncode == 1
    assert "khong-co.md" in said(done)


def test_a_bad_record_stops_mkdocs_too_before_it_cleans_the_old_site(run, project):
    record = project / "directives/vinh-phuc/song-lo/2021-08-10-358-cv-hu.md"
    record.write_text("---\nkind: cong-van\n---\nChữ\n", encoding="utf-8")
    old = project / "site"
    old.mkdir()
    (old / "index.html").write_text("cũ", encoding="utf-8")
    done = run("mkdocs", "build", "--strict", cwd=project)
    assert done.returncode == 1
    assert MESSAGE.search(said(done))
    assert files_of(old) == {"index.html": "cũ".encode()}


@pytest.mark.parametrize("which", ["site", "site_with_address"])
def test_a_second_build_has_the_same_bytes_whatever_the_clock_says(run, tmp_path, request, which):
    first = request.getfixturevalue(which)
    done = run(
        *("gazette", "build", "--site-dir", tmp_path / "site"),
        SITE_URL={"site": "", "site_with_address": SITE_URL}[which],
        PYTHONHASHSEED="1",
        SOURCE_DATE_EPOCH="1000000000",  # 2001
    )
    assert done.returncode == 0, done.stderr
    assert differences(tmp_path / "site", first) == []


def test_many_records_too_make_the_same_bytes_twice(run, tmp_path, made_records, made_site):
    done = run(
        *(
            "gazette",
            "build",
            "--directives",
            made_records,
            "--no-print-files",
            "--site-dir",
            tmp_path / "site",
        ),
        PYTHONHASHSEED="3",
    )
    assert done.returncode == 0, done.stderr
    assert differences(tmp_path / "site", made_site) == []


def test_mkdocs_by_itself_makes_the_same_bytes(run, tmp_path, site):
    done = run("mkdocs", "build", "--strict", "--site-dir", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert differences(tmp_path / "site", site) == []


def test_mkdocs_by_itself_makes_the_same_bytes_with_an_address(run, tmp_path, site_with_address):
    done = run("mkdocs", "build", "--strict", "--site-dir", tmp_path / "site", SITE_URL=SITE_URL)
    assert done.returncode == 0, done.stderr
    assert differences(tmp_path / "site", site_with_address) == []


def test_without_an_address_nothing_claims_one(site):
    assert list(site.rglob("sitemap.xml*")) == []
    found = [page for page in site.rglob("*.html") if page_at(page).all("link", rel="canonical")]
    assert found == []
    assert [page for page in site.rglob("*.html") if "vi-du.invalid" in page.read_text()] == []


def test_with_an_address_every_page_names_its_own(site_with_address):
    for file in site_with_address.rglob("*.html"):
        address = file.relative_to(site_with_address).as_posix()
        if address == "404.html":
            continue
        canonical = page_at(file).one("link", rel="canonical").attrs["href"]
        assert canonical.startswith(SITE_URL)
        assert canonical.removeprefix(SITE_URL) in (address, address.removesuffix("index.html"))


def test_with_an_address_the_sitemap_lists_every_page_that_has_something_to_say(site_with_address):
    """Pages that lead on are left out, and those of provinces that have no documents yet."""
    tree = ET.parse(site_with_address / "sitemap.xml")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = [loc.text for loc in tree.findall(".//s:loc", space)]
    files = (file for file in site_with_address.rglob("*.html") if file.name != "404.html")
    pages = [
        page for page in map(page_at, files) if not page.all("meta", **{"http-equiv": "refresh"})
    ]
    canonical = {page.one("link", rel="canonical").attrs["href"]: page for page in pages}
    provinces = (*vocabulary().provinces, *(f"nay/{key}" for key in vocabulary().provinces_today))
    empty = {
        url
        for url in (f"{SITE_URL}{key}/index.html" for key in provinces)
        if not canonical[url].all("ol", cls="docs")
    }
    assert len(empty) > 50
    assert sorted(listed) == sorted(canonical.keys() - empty)


def test_the_sitemap_dates_a_page_by_its_record_and_not_by_the_clock(site_with_address):
    tree = ET.parse(site_with_address / "sitemap.xml")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    rows = {
        row.find("s:loc", space).text: row.find("s:lastmod", space).text
        for row in tree.findall(".//s:url", space)
    }
    for seed, address in SEEDS.items():
        assert rows[SITE_URL + address] == HELD[seed].values["revised"]
    revised = {held.values["revised"] for held in all_held(ROOT / "directives")}
    assert set(rows.values()) <= revised


@pytest.mark.parametrize("seed", SEEDS)
def test_the_source_file_stands_beside_the_page_unchanged(site, seed):
    source = HELD[seed].source
    published = (site / SEEDS[seed]).with_name(source.name)
    assert published.read_bytes() == source.read_bytes()
    digest = hashlib.sha256(published.read_bytes()).hexdigest()
    assert digest == HELD[seed].values["source"]["sha256"]


def test_no_hidden_file_is_published(site):
    assert list(site.rglob(".*")) == []


def test_no_page_shows_a_path_of_the_machine_that_built_it(site, site_with_address, made_site):
    paths = [str(ROOT).encode(), str(site.parent.parent).encode()]
    leaks = [
        file
        for folder in (site, site_with_address, made_site)
        for file in folder.rglob("*")
        if file.is_file() and any(path in file.read_bytes() for path in paths)
    ]
    assert leaks == []


def test_the_schema_is_published_as_the_command_prints_it(run, site):
    published = json.loads((site / "du-lieu/directive.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(run("gazette", "schema").stdout)


def test_an_address_that_a_record_had_formerly_leads_to_the_one_of_today(made_site):
    page = page_at(made_site / "ha-giang/khong-ro/khong-ro/41-cv-hu.html")
    today = "../../meo-vac/2021/41-cv-hu.html"
    assert page.one("meta", **{"http-equiv": "refresh"}).attrs["content"] == f"0; url={today}"
    assert page.one("meta", name="robots").attrs["content"] == "noindex"
    assert today in [link.attrs["href"] for link in page.one("main").all("a")]
    assert (made_site / "ha-giang/meo-vac/2021/41-cv-hu.html").is_file()


def test_a_moved_page_is_in_no_list_and_no_sitemap(run, tmp_path):
    moved = "/ha-giang/khong-ro/khong-ro/1-cv-hu.html"
    made_letter(tmp_path / "records", formerly=[moved])
    folder = tmp_path / "site"
    run(
        *("gazette", "build", "--directives", tmp_path / "records", "--site-dir", folder),
        SITE_URL=SITE_URL,
    )
    assert (folder / moved.lstrip("/")).is_file()
    sitemap = (folder / "sitemap.xml").read_text(encoding="utf-8")
    assert moved not in sitemap
    assert "/ha-giang/dong-van/2021/1-cv-hu.html" in sitemap


def test_a_folder_without_records_builds(run, tmp_path):
    (tmp_path / "records").mkdir()
    folder = tmp_path / "site"
    done = run(
        *("gazette", "build", "--directives", tmp_path / "records", "--site-dir", folder),
        SITE_URL=SITE_URL,
    )
    assert done.returncode == 0, done.stderr
    assert (folder / "index.html").is_file()


def test_a_site_goes_where_it_is_told_blanks_and_marks_in_the_name_or_not(run, tmp_path):
    folder = tmp_path / "nơi khác/trang web"
    done = run("gazette", "build", "--site-dir", folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "index.html").is_file()
