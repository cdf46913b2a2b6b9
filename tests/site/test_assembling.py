"""How a new site takes the place of the old one: what is used again, kept, mended and refused."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import stat
import subprocess
import time
from functools import partial
from types import MappingProxyType

import pytest

from gazette.site.assemble import apply, assemble, complete, make_files
from gazette.site.folder import NotASiteError, SiteFolder
from gazette.site.inventory import MANIFEST, SIGNATURE, SUMS, OldSite, content_of, save_inventory
from gazette.site.lock import Lock
from gazette.store import Store
from gazette.target import Target
from tests.conftest import ROOT
from tests.site.conftest import BIN, SITE_URL, environment
from tests.site.test_build import differences, files_of, said
from tests.site.test_serve import RECORD

SEED = 13
LISTS = (SUMS, MANIFEST)
"""What every site has besides its files."""
THEME = ROOT / "scripts/gazette/theme"


def nothing():
    """Count nothing."""


def test_what_shares_something_is_made_last_from_what_others_stored(tmp_path):
    order = []

    def target(name, **options):
        return Target(name, "1", lambda: order.append(name) or b"", **options)

    shared = target("a.json", ready=lambda: order.append("ready"))
    old = OldSite.at(tmp_path / "old", Store(None))
    assemble([shared, target("b.json")], tmp_path / "new", old, nothing)
    assert order == ["b.json", "ready", "a.json"]


def shown(site):
    """Return the text of each file of a site but those of `LISTS`."""
    return {name: file.decode() for name, file in files_of(site).items() if name not in LISTS}


class Maker:
    """Builds small sites; `made` tells what was made anew."""

    def __init__(self, folder):
        self.site = SiteFolder(folder / "site", folder / "spare")
        self.store = Store(folder / "store")
        self.made = []

    def targets(self, contents):
        return [
            Target(name, text, lambda n=name, t=text: self._make(n, t))
            for name, text in contents.items()
        ]

    def _make(self, name, text):
        self.made.append(name)
        return text.encode()

    def build(self, contents, given=MappingProxyType({}), meanwhile=nothing):
        """Build a site and return the files of others that were kept.

        MkDocs has written the files `given`; `meanwhile` is called for each other file.
        """
        self.made = []
        self.site.start()
        for name, text in given.items():
            (self.site.fresh / name).write_text(text)
        old = OldSite.at(self.site.path, self.store)
        new = assemble(self.targets(contents), self.site.fresh, old, meanwhile)
        if new.is_old:
            self.site.remove_rest()
            return None
        base = self.site.base()
        kept, untouched = complete(new, old, base)
        self.site.swap(base)
        save_inventory(new.inventory, self.site.path, self.store, untouched)
        return kept


@pytest.mark.parametrize("count", [0, 3, 200])
def test_every_file_is_written_and_reported(count, tmp_path):
    contents = {f"{i % 7}/{i}.txt": f"{i}\n".encode() * (i + 1) for i in range(count)}
    given = [Target(name, "", partial(bytes, text)) for name, text in contents.items()]
    made = {target.address: content for target, content in make_files(given, tmp_path)}
    assert made == {name: hashlib.sha256(text).hexdigest() for name, text in contents.items()}
    there = {name: (tmp_path / name).read_bytes() for name in contents}
    assert there == contents


def test_files_of_one_letter_are_made_in_a_row(tmp_path):
    addresses = ["b/1.html", "a/2.html", "b/1.pdf", "a/2.pdf", "b/1.txt"]
    given = [Target(address, "", bytes) for address in addresses]
    made = [target.address for target, _ in make_files(given, tmp_path)]
    assert made == ["a/2.html", "a/2.pdf", "b/1.html", "b/1.pdf", "b/1.txt"]


FIRST = {"a.html": "A", "b/c.html": "C", "b/d.html": "D"}


@pytest.fixture
def maker(tmp_path):
    maker = Maker(tmp_path)
    maker.build(FIRST)
    return maker


def test_only_what_changed_is_made(maker):
    before = (maker.site.path / "b/c.html").stat().st_ino
    maker.build({**FIRST, "a.html": "A2"})
    assert maker.made == ["a.html"]
    assert (maker.site.path / "a.html").read_text() == "A2"
    assert (maker.site.path / "b/c.html").stat().st_ino == before


def test_what_is_gone_leaves_nothing(maker):
    maker.build({"a.html": "A"})
    assert sorted(files_of(maker.site.path)) == ["a.html", *LISTS]


def test_a_signature_stays_only_while_its_manifest_does(maker):
    signature = maker.site.path / SIGNATURE
    signature.write_text("signed")
    assert maker.build(FIRST) is None
    removed(maker.site.path / "a.html")
    maker.build(FIRST)
    assert signature.read_text() == "signed"
    maker.build({**FIRST, "a.html": "A2"})
    assert not signature.exists()


def test_where_nothing_changed_nothing_is_replaced(maker):
    before = maker.site.path.stat().st_ino
    assert maker.build(FIRST) is None
    assert maker.made == []
    assert maker.site.path.stat().st_ino == before


def flipped(file):
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)


def cut(file):
    file.write_bytes(file.read_bytes()[:-1])


def emptied(file):
    file.write_bytes(b"")


def removed(file):
    file.unlink()


def swapped(file):
    other = file.with_name("d.html")
    other.rename(file.with_name("x"))
    file.rename(other)
    file.with_name("x").rename(file)


def linked(file):
    """A link to a file with other content."""
    file.unlink()
    file.symlink_to(file.with_name("d.html"))


def closed(file):
    file.chmod(0o600)


def flipped_with_old_times(file):
    was = file.stat()
    flipped(file)
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))


SPOILING = [flipped, cut, emptied, removed, swapped, linked, closed, flipped_with_old_times]


@pytest.mark.parametrize("spoil", SPOILING, ids=lambda spoil: spoil.__name__)
def test_a_spoilt_file_is_made_anew(maker, spoil):
    before = files_of(maker.site.path)
    spoil(maker.site.path / "b/c.html")
    maker.build(FIRST)
    assert files_of(maker.site.path) == before
    found = (maker.site.path / "b/c.html").lstat()
    assert stat.S_ISREG(found.st_mode)
    assert found.st_mode & 0o044 == 0o044


def test_a_file_of_mkdocs_spoilt_during_a_build_is_mended_by_the_next(maker):
    style = maker.site.path / "style.css"
    given = {"style.css": "right"}
    maker.build({"a.html": "1"}, given)
    maker.build({"a.html": "2"}, given, lambda: style.write_text("wrong"))
    maker.build({"a.html": "3"}, given)
    assert style.read_text() == "right"


def test_a_file_that_was_only_touched_is_used_again(maker):
    (maker.site.path / "b/c.html").touch()
    maker.build({**FIRST, "a.html": "A2"})
    assert maker.made == ["a.html"]


def test_a_spoilt_inventory_is_none(maker):
    for entry in maker.store.folder.rglob("*"):
        if entry.is_file():
            flipped(entry)
    maker.build(FIRST)
    assert sorted(maker.made) == sorted(FIRST)


def test_the_public_list_is_in_the_format_of_sha256sum(maker):
    listed = (maker.site.path / SUMS).read_text().splitlines()
    assert listed == [
        *(f"{hashlib.sha256(text.encode()).hexdigest()}  {name}" for name, text in FIRST.items()),
        f"# {len(FIRST)} files",
    ]


def test_a_list_that_was_cut_tells_nothing(maker):
    """Else files of ours that it no longer names would be kept for good."""
    site = maker.site.path
    *rows, end = (site / SUMS).read_text().splitlines()
    (site / SUMS).write_text("\n".join([*rows[1:], end, ""]))
    old = OldSite.at(site, Store(None))
    assert old.listed == frozenset()
    assert old.foreign == ["a.html"]


def test_files_of_others_are_kept_and_named(maker):
    site = maker.site.path
    (site / "CNAME").write_text("vi-du.invalid")
    (site / ".nojekyll").touch()
    (site / ".git/refs").mkdir(parents=True)
    (site / ".git/refs/head").write_text("0")
    kept = maker.build({"a.html": "A3"})
    assert kept == [".git/refs/head", ".nojekyll", "CNAME"]
    assert {*files_of(site)} == {"a.html", *LISTS, *kept}
    assert (site / "CNAME").read_text() == "vi-du.invalid"


def test_files_of_others_are_known_by_the_public_list_alone(maker):
    shutil.rmtree(maker.store.folder)
    (maker.site.path / "CNAME").write_text("vi-du.invalid")
    assert maker.build({"a.html": "A3"}) == ["CNAME"]
    assert {*files_of(maker.site.path)} == {"a.html", *LISTS, "CNAME"}


def test_folders_and_links_of_the_site_before_are_used_again(maker):
    maker.build({**FIRST, "a.html": "A2"})
    spare = maker.site.spare
    assert (spare / "a.html").read_text() == "A"
    folder = (spare / "b").stat().st_ino
    maker.build({**FIRST, "a.html": "A3"})
    site = maker.site.path
    assert (site / "b").stat().st_ino == folder
    assert shown(site) == {**FIRST, "a.html": "A3"}
    assert sorted(path.name for path in site.parent.iterdir()) == ["site", "spare", "store"]


def test_the_site_before_leaves_no_trace(maker):
    """Whatever was in it, or was done to it, the new site is that of a build without it."""
    chance, contents = random.Random(SEED), dict(FIRST)
    for turn in range(40):
        name = chance.choice(["a.html", "b/c.html", "b/d.html", "b/e/f.html", "g/h.html"])
        if chance.random() < 0.3 and len(contents) > 1:
            contents.pop(name, None)
        else:
            contents[name] = str(turn)
        files = list(maker.site.spare.rglob("*.html"))
        if files and chance.random() < 0.5:
            chance.choice([flipped, cut, removed, closed, linked_to_itself])(chance.choice(files))
        maker.build(contents)
        assert shown(maker.site.path) == contents
        assert not [
            one for one in maker.site.path.rglob("*") if one.is_dir() and not any(one.iterdir())
        ]


def linked_to_itself(file):
    """A link that leads nowhere."""
    file.unlink()
    file.symlink_to(file.name)


def test_an_empty_folder_in_the_site_before_gives_way_to_a_file(maker):
    maker.build({"a.html": "1"})
    for name in ("x.html", "y.html"):
        (maker.site.path / name).mkdir()
    maker.build({"a.html": "2", "x.html": "X"})
    maker.build({"a.html": "3", "x.html": "X", "y.html": "Y"})
    there = {file.name: file.read_text() for file in maker.site.path.glob("?.html")}
    assert there == {"a.html": "3", "x.html": "X", "y.html": "Y"}


def test_where_the_site_before_can_not_be_kept_it_is_removed(tmp_path):
    (tmp_path / "file").touch()
    maker = Maker(tmp_path)
    maker.site = SiteFolder(tmp_path / "site", tmp_path / "file/spare")
    for text in ("A", "A2", "A3"):
        maker.build({"a.html": text})
        assert (maker.site.path / "a.html").read_text() == text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "site", "store"]


@pytest.mark.parametrize(
    ("foreign", "ours"), [("b", "b/c.html"), ("b", "b/e/f.html"), ("a.html/x", "a.html")]
)
def test_a_file_that_is_not_ours_where_ours_must_stand_is_named(maker, foreign, ours):
    maker.build({"x.html": "X"})
    file = maker.site.path / foreign
    file.parent.mkdir(exist_ok=True)
    file.write_text("của người khác")
    with pytest.raises(
        NotASiteError, match=r"is not ours, and the site needs a \w+ there; move it away"
    ):
        maker.build({"x.html": "X", ours: "C"})
    assert file.read_text() == "của người khác"


def test_a_served_site_is_changed_in_its_place(maker):
    site = maker.site.path
    row = OldSite.at(site, maker.store).inventory
    old, before = OldSite.served(site, row), site.stat().st_ino
    maker.site.start()
    contents = {"a.html": "A2", "b/c.html": "C", "e/f.html": "F"}
    apply(assemble(maker.targets(contents), maker.site.fresh, old, nothing), old)
    assert shown(site) == contents
    assert site.stat().st_ino == before


# ---------- the folder ----------


def test_a_site_that_a_killed_build_took_away_is_brought_back(tmp_path):
    folder = SiteFolder(tmp_path / "site")
    folder.old.mkdir()
    (folder.old / "index.html").write_text("cũ")
    folder.start()
    assert folder.mend()
    assert files_of(tmp_path) == {"site/index.html": "cũ".encode()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_what_a_killed_build_left_beside_the_site_is_removed(tmp_path):
    folder = SiteFolder(tmp_path / "site")
    folder.path.mkdir()
    folder.old.mkdir()
    folder.start()
    assert not folder.mend()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_the_old_site_is_not_removed_while_it_has_no_successor(tmp_path):
    folder = SiteFolder(tmp_path / "site")
    folder.old.mkdir()
    folder.remove_rest()
    assert folder.old.exists()


def test_an_error_between_the_renames_brings_the_old_site_back(tmp_path):
    folder = SiteFolder(tmp_path / "site")
    folder.path.mkdir()
    (folder.path / "index.html").write_text("cũ")
    with pytest.raises(FileNotFoundError):  # there is no new site
        folder.swap(folder.fresh)
    assert files_of(folder.path) == {"index.html": "cũ".encode()}


@pytest.mark.parametrize("site", ["records/site", "records", ".", ".."])
def test_a_site_that_overlaps_with_what_it_is_made_from_is_refused(tmp_path, site):
    project = tmp_path / "project"
    (project / "records").mkdir(parents=True)
    with pytest.raises(NotASiteError):
        SiteFolder((project / site).resolve()).check([project / "records"], project)


def test_a_second_build_waits_for_the_first(tmp_path):
    first, second = Lock(tmp_path / "lock"), Lock(tmp_path / "lock")
    first.acquire(nothing)
    waited = []

    def on_wait():
        waited.append(True)
        first.release()

    second.acquire(on_wait)
    second.release()
    assert waited == [True]


# ---------- the command ----------


def build(run, project, *options, **env):
    return run("gazette", "build", "--no-print-files", *options, cwd=project, **env)


def test_a_second_build_changes_nothing_and_says_so(run, project):
    build(run, project)
    before = {file: file.stat() for file in (project / "site").rglob("*")}
    done = build(run, project)
    assert (done.returncode, done.stdout) == (0, f"{project / 'site'}: 336 pages\n")
    assert done.stderr == f"Nothing has changed: {project / 'site'} stays as it is\n"
    assert {file: file.stat() for file in (project / "site").rglob("*")} == before


def test_after_edits_the_site_is_that_of_a_cold_build(run, project, tmp_path):
    build(run, project)
    record = project / RECORD
    text = record.read_text(encoding="utf-8")
    (project / "site/CNAME").write_text("vi-du.invalid", encoding="utf-8")
    record.write_text(text.replace("  - truong-hoc", "  - khac"), encoding="utf-8")
    record.write_text(text.replace("revised: 2", "revised: 3"), encoding="utf-8")
    about = project / "docs/gioi-thieu.md"
    about.write_text(about.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")
    (project / "docs/moi.md").write_text("# Mới\n", encoding="utf-8")
    done = build(run, project)
    assert "Kept files that are not ours: CNAME" in done.stderr
    shutil.rmtree(project / ".cache")
    build(run, project, "--site-dir", tmp_path / "cold")
    assert differences(project / "site", tmp_path / "cold") == ["CNAME"]


def test_all_files_are_listed(site):
    *lines, end = (site / SUMS).read_text(encoding="utf-8").splitlines()
    assert end == f"# {len(lines)} files"
    listed = dict(reversed(line.split("  ")) for line in lines)
    assert listed == {name: content_of(site / name) for name in {*files_of(site)} - {*LISTS}}


def test_a_dirty_build_is_whole_too(run, project, site):
    for _ in range(2):
        done = run("mkdocs", "build", "--dirty", cwd=project)
        assert done.returncode == 0, said(done)
        assert differences(project / "site", site) == []


def test_records_that_are_gone_replace_no_site(run, project):
    build(run, project)
    before = files_of(project / "site")
    shutil.rmtree(project / "directives")
    for _ in range(2):
        done = build(run, project)
        assert done.returncode == 1
        assert "directives" in said(done)
        assert "Traceback" not in said(done)
        (project / "directives").mkdir(exist_ok=True)
    assert files_of(project / "site") == before


@pytest.mark.parametrize(
    ("site", "code"),
    [("directives/site", 2), ("directives", 2), ("docs/x", 1), (".", 1)],  # MkDocs refuses with 1
)
def test_a_site_among_what_it_is_made_from_is_refused(run, project, site, code):
    before = files_of(project)
    done = build(run, project, "--site-dir", site)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert files_of(project) == before


def test_a_file_where_a_folder_must_be_is_said_in_a_line(run, project):
    build(run, project)
    shutil.rmtree(project / "site/vinh-phuc")
    (project / "site/vinh-phuc").write_text("của tôi", encoding="utf-8")
    before = files_of(project / "site")
    done = build(run, project)
    assert done.returncode == 1
    assert "site/vinh-phuc is not ours, and the site needs a folder there; move it away" in said(
        done
    )
    assert "Traceback" not in said(done)
    assert files_of(project / "site") == before


def test_a_missing_font_stops_the_build(run, project, tmp_path):
    theme = shutil.copytree(THEME, tmp_path / "theme")
    file = project / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace(str(THEME), str(theme))
    file.write_text(text, encoding="utf-8")
    (theme / "assets/fonts/cong-van-400.woff2").unlink()
    done = build(run, project)
    assert done.returncode == 1
    assert "assets/site.css: assets/fonts/cong-van-400.woff2 is missing" in said(done)
    assert "Traceback" not in said(done)


def test_a_folder_that_can_not_be_written_is_said_in_a_line(run, project, tmp_path):
    (tmp_path / "tep").write_text("là tệp", encoding="utf-8")
    done = build(run, project, "--site-dir", tmp_path / "tep/site")
    assert done.returncode == 1
    assert str(tmp_path / "tep") in said(done)
    assert "Traceback" not in said(done)


@pytest.mark.skipif(not shutil.which("prlimit"), reason="prlimit limits the size of files")
def test_a_full_disk_is_said_in_a_line_and_keeps_the_old_site(run, project):
    build(run, project)
    before = files_of(project / "site")
    done = run(
        *("prlimit", "--fsize=20000", BIN / "gazette", "build", "--no-print-files"),
        cwd=project,
        SITE_URL=SITE_URL,
    )
    assert done.returncode == 1
    assert "Traceback" not in said(done)
    assert files_of(project / "site") == before
    assert not list(project.glob(".site-*"))


def test_a_build_killed_at_any_moment_leaves_the_site_whole(run, project, full):
    build(run, project)
    build(run, project, "--site-dir", "khac", SITE_URL=SITE_URL)
    whole = [files_of(project / "site"), files_of(project / "khac")]
    chance = random.Random(SEED)
    for turn in range(100 if full else 6):
        sign = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)[turn % 3]
        kill_after(project, chance.uniform(0.5, 4), sign, ("", SITE_URL)[turn % 2])
        if sign != signal.SIGKILL:
            assert not list(project.glob(".site-*"))
        if (project / "site").exists():  # else the kill came between two renames
            assert files_of(project / "site") in whole
    assert build(run, project).returncode == 0
    assert files_of(project / "site") == whole[0]
    assert not list(project.glob(".site-*"))


def kill_after(project, seconds, sign, site_url):
    process = started(project, SITE_URL=site_url)
    time.sleep(seconds)
    process.send_signal(sign)
    process.communicate(timeout=60)


def started(project, **env):
    """Start a build; Ctrl+C is heeded, although a shell's job in the background ignores it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        [BIN / "gazette", "build", "--no-print-files"],
        cwd=project,
        env=environment(**env),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def test_two_builds_into_one_folder_take_turns(run, project):
    build(run, project)
    (file,) = (project / ".cache/locks").iterdir()
    held = Lock(file)
    held.acquire(nothing)
    process = started(project)
    assert "waiting" in process.stderr.readline()
    assert process.poll() is None
    held.release()
    assert process.communicate(timeout=60)[0] == f"{project / 'site'}: 336 pages\n"
