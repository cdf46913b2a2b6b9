"""`gazette verify`: a copy of a site against its manifest, and the manifest's signature."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess

import pytest

from gazette.site.inventory import MANIFEST, SIGNATURE, SUMS, Row, content_of, manifest, sums, walk
from tests.conftest import ROOT

FILES = {"index.html": "Trang", "a/b.txt": "b", "a/tên lạ\n.txt": "lạ", "a/\udcff.txt": "x"}
WHOLE = "missing: 0, changed: 0, added: 0"


@pytest.fixture
def copy(tmp_path):
    """Return a copy of a small site, far from the project."""
    folder = tmp_path / "bản sao"
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    rows = {address: Row("", content_of(folder / address)) for address, _ in walk(folder)}
    (folder / MANIFEST).parent.mkdir()
    (folder / MANIFEST).write_bytes(manifest(rows))
    return folder


@pytest.fixture
def verified(gazette, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    def run(folder):
        done = gazette("verify", folder)
        return done.exit_code, done.stdout, done.stderr

    return run


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_compared(
    copy, verified, monkeypatch
):
    def worn(file):
        if file.name == "b.txt":
            raise OSError(errno.EIO, "Input/output error", str(file))
        return content_of(file)

    monkeypatch.setattr("gazette.site.verify.content_of", worn)
    (copy / "index.html").write_text("khác", encoding="utf-8")
    code, said, counted = verified(copy)
    assert (code, said.splitlines()) == (1, ["changed: a/b.txt", "changed: index.html"])
    assert "missing: 0, changed: 2, added: 0" in counted


def test_a_built_site_is_whole_and_its_lists_agree(site, verified):
    code, said, counted = verified(site)
    assert (code, said) == (0, "")
    assert WHOLE in counted
    listed = json.loads((site / MANIFEST).read_bytes())["files"]
    assert {*listed, MANIFEST} == {address for address, _ in walk(site)}
    rows = {address: Row("", content) for address, content in listed.items()}
    assert (site / SUMS).read_bytes() == sums(rows)


def test_sha256sum_reads_the_other_list(site):
    command = ["sha256sum", "--check", "--quiet", "--strict", SUMS]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_missing_changed_and_added_is_said(copy, verified):
    assert verified(copy)[:2] == (0, "")
    (copy / "index.html").unlink()
    (copy / "a/b.txt").write_text("c")
    (copy / "a/b2.txt").write_text("b")
    code, said, counted = verified(copy)
    assert (code, said) == (1, "missing: index.html\nchanged: a/b.txt\nadded: a/b2.txt\n")
    assert counted.endswith("4 files listed, missing: 1, changed: 1, added: 1\n")


def test_odd_names_take_one_line_each(copy, verified):
    for name in FILES:
        (copy / name).unlink()
    code, said, _ = verified(copy)
    assert code == 1
    assert said.splitlines() == [
        "missing: a/b.txt",
        r"missing: 'a/t\xean l\u1ea1\n.txt'",
        r"missing: 'a/\udcff.txt'",
        "missing: index.html",
    ]


def test_links_and_what_is_no_file_are_not_followed(copy, verified, tmp_path):
    shutil.move(copy / "a", tmp_path / "a")
    (copy / "a").symlink_to(tmp_path / "a")
    shutil.move(copy / "index.html", tmp_path / "index.html")
    (copy / "index.html").symlink_to(tmp_path / "index.html")
    code, said, _ = verified(copy)
    assert code == 1
    assert "changed: index.html\nadded: a\n" in said
    assert said.count("missing: ") == 3


def test_a_pipe_in_place_of_a_file_is_not_read(copy, verified):
    (copy / "index.html").unlink()
    os.mkfifo(copy / "index.html")
    assert verified(copy)[:2] == (1, "changed: index.html\n")


@pytest.mark.parametrize(
    "address", ["../a.txt", "/etc/passwd", "a/../../b", "..\\a", "C:/a", "C:\\a", "a//b", "", "./a"]
)
def test_an_address_that_leaves_the_folder_is_refused(copy, verified, address):
    (copy / MANIFEST).write_text(json.dumps({"files": {address: "0" * 64}}))
    code, said, error = verified(copy)
    assert (code, said) == (1, "")
    assert "leaves the folder" in error


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"files": 1}', '{"files": {"a": 1}}', '{"files": {"a": "x"}}', "[" * 99999],
)
def test_what_is_no_manifest_is_said_in_one_line(copy, verified, text):
    (copy / MANIFEST).write_text(text)
    code, said, error = verified(copy)
    assert (code, said) == (1, "")
    assert re.fullmatch(r"Error: .*manifest\.json: .+; get it anew from the site\n", error)


def test_without_a_manifest_nothing_is_verified(copy, verified):
    (copy / MANIFEST).unlink()
    code, said, error = verified(copy)
    assert (code, said) == (1, "")
    assert "manifest.json: missing" in error
    assert verified(copy / "none")[0] == 2


def test_the_manifest_is_signed_and_checked_as_documented(copy, verified, tmp_path):
    """The commands are those of the README and of the data page, with a throwaway key."""
    key, name = tmp_path / "key", "bien-tap@vi-du.invalid"
    make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key]
    subprocess.run(make, check=True)
    (copy / "nguoi-ky").write_text(f"{name} {key.with_suffix('.pub').read_text()}")
    readme, page = (ROOT / "README.md").read_text(), (ROOT / "docs/du-lieu.md").read_text()
    sign = re.search(r"`(ssh-keygen -Y sign [^`]+)`", readme)[1]
    check = re.search(r"^ssh-keygen -Y verify .+\n.+$", page, re.MULTILINE)[0]

    def run(command):
        done = subprocess.run(command, shell=True, cwd=copy, capture_output=True, check=False)
        return done.returncode

    assert run(sign.replace("KEY", str(key)).replace("site/", "")) == 0
    check = check.replace("TÊN", name)
    assert run(check) == 0
    assert (copy / SIGNATURE).is_file()
    (copy / "nguoi-ky").rename(tmp_path / "nguoi-ky")
    assert verified(copy)[:2] == (0, "")
    (tmp_path / "nguoi-ky").rename(copy / "nguoi-ky")
    (copy / MANIFEST).write_bytes((copy / MANIFEST).read_bytes() + b" ")
    assert run(check) != 0
