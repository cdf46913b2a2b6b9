"""Hostile and odd files: each gives a clear line and soon ends, and none is passed over.

Random damage is in `bench.mutations`; here is a sample of it.
"""

import json
import os
import shutil
from pathlib import Path

import pytest

from bench.mutations import trial
from gazette.corpus import load_corpus
from gazette.records.problem import MOST
from tests.conftest import ROOT

FOLDER = ROOT / "directives/vinh-phuc/song-lo"
NAME = "2021-08-10-358-cv-hu.md"
SOURCE = "002_b134961027536e2c.txt"
TEXT = (FOLDER / NAME).read_text(encoding="utf-8")
LINES = TEXT.count("\n")
SIGNER = "name: Không Quang Giáp"
AT_FIELD, AT_POINT = "inferred:", "1. "


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with one good letter; the working folder is the one above."""
    shutil.copytree(FOLDER, tmp_path / "vinh-phuc/song-lo")
    monkeypatch.chdir(tmp_path)
    return Path("vinh-phuc/song-lo")


def lines(folder):
    return [str(problem) for problem in sorted(load_corpus([folder])[1])]


def with_letter(folder, before="", after="", text=TEXT):
    """Write the letter with a change, and return the problems."""
    assert before in text
    (folder / NAME).write_text(text.replace(before, after, 1), encoding="utf-8", newline="")
    return lines(folder)


def the_line(folder, before, after):
    """Return the only line on a changed letter, without the name of the file."""
    (line,) = with_letter(folder, before, f"{after}{before}")
    return line.removeprefix(f"{folder / NAME}:")


# ---------- front matter ----------


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [1, 2]\nb: *a\n",
        "a: &a [*a]\n",
        "a: &a [1, 2, 3]\n" + "".join(f"a{i}: &a{i} [{'*a, ' * 9}]\n" for i in range(9)),
    ],
)
def test_an_alias_ends_the_reading(folder, bomb):
    assert "this value is used again by an alias" in the_line(folder, AT_FIELD, bomb)


@pytest.mark.parametrize("depth", [21, 500, 100_000])
@pytest.mark.parametrize("kind", ["lists", "open", "mappings", "dashes"])
def test_deep_nesting_is_refused(folder, kind, depth):
    deep = {
        "lists": f"a: {'[' * depth}{']' * depth}\n",
        "open": f"a: {'[' * depth}\n",
        "mappings": f"a: {'{a: ' * depth}1{'}' * depth}\n",
        "dashes": f"a:\n  {'- ' * depth}x\n",
    }[kind]
    if len(deep) > 400_000:
        deep = deep[:400_000] + "\n"
    assert "are nested more than 20 deep" in the_line(folder, AT_FIELD, deep)


def test_brackets_in_a_text_are_no_nesting(folder):
    quoted = with_letter(folder, SIGNER, SIGNER + " (xem [" * 30)
    assert not any("nested" in line for line in quoted)


@pytest.mark.parametrize("keys", ["k{}: v\n", "k: v{}\n"], ids=["unknown", "twice"])
def test_of_very_many_problems_the_first_are_listed_and_the_others_counted(folder, keys):
    found = with_letter(folder, AT_FIELD, "".join(map(keys.format, range(20_000))) + AT_FIELD)
    assert len(found) == MOST + 1
    assert any("more problems" in line for line in found)


@pytest.mark.parametrize(
    ("escape", "code"), [("\\0", "U+0000"), ("\\u202e", "U+202E"), ("\\u200b", "U+200B")]
)
def test_an_escape_hides_no_invisible_character(folder, escape, code):
    found = with_letter(folder, SIGNER, f'name: "Không{escape}Quang Giáp"')
    wrong = f"an escape hides the control or invisible character {code}"
    assert any(line.startswith(f"{folder / NAME}:44:9: file: {wrong}") for line in found)
    assert all(line.isprintable() for line in found)


def test_a_key_with_an_escape_is_shown_legibly(folder):
    found = with_letter(folder, AT_FIELD, f'"a\\u202eb": 1\n{AT_FIELD}')
    assert any("a<U+202E>b: unknown key" in line for line in found)


@pytest.mark.parametrize("before", ["  position:", "position:", "Không"])
def test_a_tab_is_called_one(folder, before):
    found = with_letter(folder, before, f"\t{before}")
    assert sum("it is a tab" in line for line in found) == 1
    assert not any("cannot start any token" in line for line in found)


@pytest.mark.parametrize("name", ["N" * 3000, "Nguyễn " * 500, "N" * 256])
def test_a_signer_has_a_name_of_some_length(folder, name):
    (line,) = with_letter(folder, SIGNER, f"name: {name}")
    assert f"signature.name: has {len(name.strip())} letters; at most 200 are read" in line


def test_a_message_does_not_repeat_a_text_of_any_length(folder):
    found = with_letter(folder, "subject: ", f"subject: {'Nguyễn ' * 500}")
    assert found
    assert max(map(len, found)) < 1500


@pytest.mark.parametrize("name", ["../../../etc/passwd.txt", '"a\\0.txt"', f"{'a' * 300}.txt"])
def test_a_source_file_has_a_plain_name(folder, name):
    found = with_letter(folder, f'file: "{SOURCE}"', f"file: {name}")
    assert any("source.file: is not a plain file name" in line for line in found)


def test_a_day_that_does_not_exist_is_named(folder):
    (line,) = with_letter(folder, "issued: 2021-08-10", "issued: 2021-02-30")
    assert '"2021-02-30" is a day, month or hour that does not exist' in line


# ---------- bytes ----------


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        (b"\0" * 20_000, ":1:1: file: 20000 bytes are zero"),
        (TEXT.replace("V/v", "V\0v").replace(AT_POINT, "1\0 ").encode(), "bytes are zero"),
        (TEXT.encode("utf-16"), "is not UTF-8; save the file as UTF-8: it is UTF-16"),
        (
            TEXT.replace("\n", "\r").encode(),
            f"{LINES} times a CR (U+000D) stands alone",
        ),
        (b"x" * 600_000, "a record has at most 500000"),
        ("Xin chào.\n".encode(), 'the first line is "Xin chào."'),
        (b"---\n" * 1000, "the front matter is not a mapping"),
    ],
    ids=["NUL", "NUL in text", "UTF-16", "CR", "huge", "no front matter", "fences"],
)
def test_bytes_that_are_no_record_say_what_they_are(folder, raw, wrong):
    (folder / NAME).write_bytes(raw)
    assert wrong in lines(folder)[0]
    assert len(lines(folder)) <= 2


def test_a_huge_source_file_is_not_compared(folder):
    with (folder / SOURCE).open("ab") as file:
        file.write(b"abc def\n" * 300_000)
    assert any("the file is too large for a text" in line for line in lines(folder))


# ---------- files and folders ----------


def test_links_are_named_and_not_followed(folder, tmp_path):
    shutil.copytree(ROOT / "directives/thai-binh", tmp_path / "elsewhere")
    Path("vinh-phuc/thai-binh").symlink_to(tmp_path / "elsewhere")
    (folder / "khac.md").symlink_to(ROOT / "README.md")
    (folder / "mat.md").symlink_to("nowhere.md")
    (folder / "vong").symlink_to(folder.absolute())
    found = lines(Path("vinh-phuc"))
    assert [line.partition(":")[0] for line in found] == [
        str(folder / "khac.md"),
        str(folder / "mat.md"),
        str(folder / "vong"),
        "vinh-phuc/thai-binh",
    ]
    assert sum("is a symbolic link, to " in line for line in found) == 3


def test_a_folder_with_the_name_of_a_record_is_named(folder):
    (folder / "x.md").mkdir()
    assert [line.partition("; ")[0] for line in lines(folder)] == [
        f"{folder / 'x.md'}:1:1: file: is a folder with the name of a record"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_pipe_is_not_read(folder):
    os.mkfifo(folder / "y.md")
    assert lines(folder) == [f"{folder / 'y.md'}:1:1: file: is no plain file; remove it"]


def test_a_line_break_in_a_file_name_breaks_no_message(folder):
    (folder / NAME).rename(folder / "a\nb.md")
    assert all("\n" not in line for line in lines(folder))
    assert "a<U+000A>b.md:1:1" in lines(folder)[0]


def test_a_file_name_that_is_no_text_is_shown_all_the_same(folder, gazette):
    (folder / os.fsdecode(b"\xff.md")).write_text("x")
    assert "<U+DCFF>.md:1:1: file: the first line" in lines(folder)[-1]
    done = gazette("check", folder, "--format", "json", cwd=Path.cwd())
    assert [Path(one["file"]).name for one in json.loads(done.stdout)] == ["?.md"]


def test_a_folder_that_can_be_listed_but_not_entered_hides_nothing(folder, monkeypatch):
    def refuse(path, **_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "lstat", refuse)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [line.partition("; ")[0] for line in lines(folder)] == [
        f"{folder / NAME}:1:1: file: can't be read: Permission denied"
    ]


# ---------- long bodies, which took minutes where something is compared with all others ----------


@pytest.mark.parametrize(
    "text",
    [
        "| 1 | Xã A | 12 |\n" * 20_000,
        "|" + "---|" * 50_000 + "x\n",
        "*a " * 40_000,
        "1 " * 60_000,
        "0900 000 001, " * 20_000,
        "F0, " * 40_000,
        "BN Nguyễn Văn Mẫu, " * 10_000,
        "a" * 100_000 + "@",
        "a." * 50_000 + "@a",
        "MẬT\n\n" * 20_000,
        "m" + " " * 100_000 + "a",
        "a\u0301" * 20_000,
        "\u200b" * 20_000,
        "1. a\n\n" * 20_000,
    ],
    ids=lambda text: text[:9].strip(),
)
def test_a_long_body_is_checked_to_its_end(folder, text):
    found = with_letter(folder, AT_POINT, f"{text}\n\n{AT_POINT}")
    assert 1 <= len(found) <= MOST + 1


# ---------- random damage ----------


@pytest.mark.parametrize("first", range(0, 100, 20))
def test_random_damage_crashes_nothing_and_loses_no_character(first):
    faults = [fault for seed in range(first, first + 20) for fault in trial(seed)[0]]
    assert [fault for fault in faults if " takes " not in fault] == []
