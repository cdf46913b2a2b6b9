"""Records through the store: the result is that of a load without one, whatever happened before."""

import os
import random
import re
import shutil
from functools import lru_cache
from pathlib import Path

import pytest

from gazette import loading, workers
from gazette.corpus import load_corpus
from gazette.records import record
from gazette.scans import reader
from gazette.store import NO_STORE, Store
from gazette.synth.generate import write_records
from tests.conftest import ROOT
from tests.site.factory import made_letter
from tests.site.letters import scanned_letter


@pytest.fixture(autouse=True)
def _new_process(monkeypatch):
    monkeypatch.setattr(loading, "latest", {})


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "cache")


def facts(folder, store=NO_STORE):
    """Return all that a load says."""
    corpus, problems = load_corpus([folder], store)
    entries = [(one.address, one.record.path, one.directive) for one in corpus.entries]
    texts = [(one.record.blocks, one.record.source.text) for one in corpus.entries]
    digests = [(one.digest, one.outline, corpus.sheet_digest(one)) for one in corpus.entries]
    return entries, texts, digests, corpus.links, problems


def in_a_new_process(folder, store):
    loading.latest.clear()
    return facts(folder, store)


def records_of(folder):
    return sorted(folder.rglob("*.md"))


# ---------- any edits ----------


def change_a_word(folder, chance):
    file = chance.choice(records_of(folder))
    words = file.read_text(encoding="utf-8").split(" ")
    words[chance.randrange(len(words))] = chance.choice(["sửa", "", "số 12-CV/HU", "*", "null"])
    file.write_text(" ".join(words), encoding="utf-8")


def change_back(folder, chance):
    file = chance.choice(records_of(folder))
    shutil.copyfile(ROOT / "directives/vinh-phuc/song-lo/2021-08-10-358-cv-hu.md", file)


def remove(folder, chance):
    if len(files := records_of(folder)) > 2:  # so that something is left to change
        chance.choice(files).unlink()


def rename(folder, chance):
    file = chance.choice(records_of(folder))
    file.rename(file.with_name(f"{chance.choice(['a', '2021-08-10-1-cv-hu'])}.md"))


def rename_a_folder(folder, chance):
    parent = chance.choice(records_of(folder)).parent
    other = parent.with_name(chance.choice(["song-lo", "khac"]))
    if not other.exists():
        parent.rename(other)


def change_a_source(folder, chance):
    sources = sorted(folder.rglob("*.txt"))
    if sources and (file := chance.choice(sources)):
        what = chance.choice(["more", "less", "remove"])
        if what == "remove":
            file.unlink()
        else:
            text = file.read_bytes()
            file.write_bytes(text + b"\nMAT" if what == "more" else text[:-9])


def withdraw(folder, chance):
    file = chance.choice(records_of(folder))
    text = file.read_text(encoding="utf-8")
    day = re.search(r"(?m)^revised: (.+)$", text)[1]
    withdrawn = f"withdrawn: {{on: {day}, because: Thu hồi}}\nadded:"
    file.write_text(text.replace("added:", withdrawn, 1), encoding="utf-8")


def add_a_stray(folder, chance):
    (chance.choice(records_of(folder)).parent / "thu.txt").write_text("Thư")


EDITS = (
    *(change_a_word, change_back, remove, rename, rename_a_folder, change_a_source, withdraw),
    add_a_stray,
)


@pytest.mark.parametrize("seed", range(3))
def test_after_random_edits_a_load_with_a_store_is_a_load_without(tmp_path, store, seed, full):
    folder, chance = tmp_path / "records", random.Random(seed)
    shutil.copytree(ROOT / "directives", folder)
    list(write_records(folder, 5, seed))
    for _ in range(60 if full else 6):
        for edit in chance.choices(EDITS, k=chance.randrange(3)):
            edit(folder, chance)
        expected = facts(folder)
        assert facts(folder, store) == expected
        assert in_a_new_process(folder, store) == expected


# ---------- the store ----------


def spoilt(how, raw, other):
    return {
        "flipped": raw[:-40] + bytes([raw[-40] ^ 1]) + raw[-39:],
        "cut": raw[:-1],
        "emptied": b"",
        "swapped": other,
    }[how]


@pytest.mark.parametrize("how", ["flipped", "cut", "emptied", "swapped"])
def test_a_spoilt_entry_of_the_store_changes_nothing(store, how):
    expected = facts(ROOT / "directives", store)
    files = [file for file in store.folder.rglob("*") if file.is_file()]
    contents = [file.read_bytes() for file in files]
    for file, raw, other in zip(files, contents, contents[1:] + contents[:1], strict=True):
        file.write_bytes(spoilt(how, raw, other))
    assert in_a_new_process(ROOT / "directives", store) == expected
    assert {file.read_bytes() for file in files} == set(contents)


def test_a_stored_record_is_not_checked_again(store, monkeypatch):
    expected = facts(ROOT / "directives", store)
    monkeypatch.delattr(loading, "check_bytes")
    assert in_a_new_process(ROOT / "directives", store) == expected


def test_a_record_holds_no_more_than_its_fields_once_it_was_checked(store):
    for _ in range(2):
        loading.latest.clear()
        corpus, _ = load_corpus([ROOT / "directives"], store)
        for entry in corpus.entries:
            assert entry.record.blocks
            assert entry.record.source.text
            assert not {"blocks", "points", "original_bytes"} & set(vars(entry.record))
            assert not {"text", "node", "values"} & set(vars(entry.record.source))


def test_only_the_bodies_asked_lately_are_kept(monkeypatch):
    few = lru_cache(maxsize=2)(record.body_of.__wrapped__)
    monkeypatch.setattr(record, "body_of", few)
    records = [one.record for one in load_corpus([ROOT / "directives"])[0].entries]
    first = [(one.blocks, one.points, one.body_text) for one in records]
    assert [(one.blocks, one.points, one.body_text) for one in records] == first
    assert few.cache_info().currsize == 2


def test_records_hold_once_what_is_alike_in_them(tmp_path, store):
    list(write_records(tmp_path / "records", 40, 3))
    for _ in range(2):
        loading.latest.clear()
        entries = load_corpus([tmp_path / "records"], store)[0].entries
        tasks = [task for one in entries for task in one.directive.tasks]
        alike = {
            "points": [task.point for task in tasks],
            "those who must act": [task.who for task in tasks],
            "dates": [one.directive.issued for one in entries if one.directive.issued],
            "numbers cited": [
                citation.number.text for one in entries for _, citation in one.citations
            ],
        }
        for values in alike.values():
            assert len({id(value) for value in values}) == len(set(values)) < len(values)


def test_a_store_that_cannot_be_written_is_no_fault(tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    assert facts(ROOT / "directives", Store(file)) == facts(ROOT / "directives")


# ---------- one process ----------


def test_in_one_process_unchanged_files_are_not_read_again(tmp_path, store, monkeypatch):
    monkeypatch.setattr(loading, "_SETTLED", -(10**15))
    folder = tmp_path / "records"
    shutil.copytree(ROOT / "directives", folder)
    expected = facts(folder, store)
    changed = folder / "vinh-phuc/song-lo/2021-08-10-358-cv-hu.md"
    with monkeypatch.context() as patch:
        patch.delattr(loading, "read_bytes")
        assert facts(folder, store) == expected
    changed.write_text(changed.read_text(encoding="utf-8").replace("./.", " hết./."), "utf-8")
    read, was = [], loading.read_bytes
    monkeypatch.setattr(loading, "read_bytes", lambda path: read.append(path) or was(path))
    assert facts(folder, store) == facts(folder) != expected
    assert read == [changed, *records_of(folder)]  # the second load has no store


def test_a_file_changed_a_moment_ago_is_read_again(tmp_path, store):
    """Its times may stay the same when it changes once more."""
    made_letter(tmp_path / "records", issued="2021-08-10")
    (file,) = records_of(tmp_path)
    facts(tmp_path / "records", store)
    state, raw = file.stat(), file.read_bytes()
    file.write_bytes(raw.replace(b"2026", b"2027"))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert facts(tmp_path / "records", store) == facts(tmp_path / "records")


def test_a_scan_whose_reader_was_stopped_is_read_again(tmp_path, store, monkeypatch):
    scanned_letter(tmp_path / "records")
    with monkeypatch.context() as busy:
        busy.setattr(reader, "_in_process", lambda *_: None)
        (problem,) = facts(tmp_path / "records", store)[-1]
        assert problem.wrong == "can't be read to its end"
    assert in_a_new_process(tmp_path / "records", store)[-1] == []


# ---------- several processes ----------


def test_many_records_are_checked_by_several_processes_with_the_same_result(
    tmp_path, store, monkeypatch
):
    list(write_records(tmp_path / "records", 70, 3))
    for i, file in enumerate(records_of(tmp_path / "records")[::9]):
        file.write_bytes(file.read_bytes().replace(b"subject", b"subjekt", i % 2 + 1))
    expected = facts(tmp_path / "records")
    assert len(expected[-1]) > 8
    checked = set()
    monkeypatch.setattr(workers, "_can_fork", lambda: True)
    was = loading.check_bytes
    monkeypatch.setattr(loading, "check_bytes", lambda *file: checked.add(file) or was(*file))
    assert facts(tmp_path / "records", store) == expected
    assert not checked, "this process has checked some itself"
    assert in_a_new_process(tmp_path / "records", store) == expected


# ---------- what can't be read ----------


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_what_is_no_readable_file_gives_one_line(tmp_path):
    folder = tmp_path / "vinh-phuc/song-lo"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "pipe.md")
    (folder / "gone.md").symlink_to("nowhere")
    (folder / "folder.md").mkdir()
    (folder / "folder.md/inside.md").write_bytes(b"\xff")
    problems = load_corpus([tmp_path])[1]
    found = [(Path(one.file).name, one.wrong) for one in problems]
    assert found == [
        ("folder.md", "is a folder with the name of a record"),
        ("inside.md", "byte 0xff is not UTF-8"),
        ("gone.md", "can't be read: No such file or directory"),
        ("pipe.md", "is no plain file"),
    ]


def test_files_and_folders_without_permission_give_one_line_each(tmp_path, monkeypatch):
    made_letter(tmp_path, issued="2021-08-10")
    (file,) = records_of(tmp_path)

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (problem,) = load_corpus([tmp_path])[1]
    assert (problem.file, problem.wrong) == (str(file), "can't be read: Permission denied")
    monkeypatch.setattr(os, "scandir", refuse)
    (problem,) = load_corpus([tmp_path])[1]
    assert (problem.file, problem.wrong) == (str(tmp_path), "can't be read: Permission denied")
