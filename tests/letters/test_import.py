"""Files become drafts: at the right place, with their source, and nothing else is touched."""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from gazette.corpus import load_corpus
from gazette.letters import importing
from gazette.letters.doubts import with_doubts
from gazette.letters.finishing import source_of, with_value
from gazette.letters.held import Held
from gazette.letters.importing import Import
from gazette.letters.kept_source import KeptSource
from gazette.letters.storing import move_record, store_record
from gazette.records.problem import Problem
from gazette.records.read import read_record
from tests.conftest import ROOT
from tests.letters.making import word

RAW = sorted((ROOT / "directives").rglob("*.txt"))
SONG_LO = next(file for file in RAW if file.name.startswith("002"))
DAY = dt.date(2026, 11, 28)
LETTER = """ĐẢNG BỘ TỈNH VĨNH PHÚC\t\tĐẢNG CỘNG SẢN VIỆT NAM
HUYỆN ỦY SÔNG LÔ
*
Số {number}-CV/HU
V/v phòng, chống dịch Covid-19
Sông Lô, ngày {day:02} tháng 8 năm 2021

Kính gửi: Ủy ban nhân dân huyện.

Thường trực Huyện ủy yêu cầu Ủy ban nhân dân huyện thực hiện nghiêm việc thứ {number} sau đây:

1. Rà soát các khu vực có nguy cơ cao, báo cáo Huyện ủy trước ngày 20/8/2021.

2. Công an huyện tăng cường kiểm soát người ra, vào địa bàn ở chốt số {number}./.

Nơi nhận:
- Như kính gửi,
- Lưu VPHU.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Nguyễn Văn {name}
"""


def raw_letter(folder, number, **changes):
    file = folder / f"thu {number}.txt"
    values = {"number": number, "day": 1 + number % 28, "name": "An"} | changes
    file.write_text(LETTER.format(**values), encoding="utf-8")
    return file


def files_in(folder):
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def run_import(folder, *files):
    return list(Import(folder, Held(), DAY).run(files))


@pytest.mark.parametrize("label", ["Sô", "So", "SO", "Sồ", "Sô:"])
def test_a_label_that_was_misread_is_kept_before_a_number_that_counts(tmp_path, label):
    raw = raw_letter(tmp_path, 5)
    raw.write_text(raw.read_text("utf-8").replace("Số 5-", f"{label} 5-"), "utf-8")
    (done,) = run_import(tmp_path / "out", raw)
    record, problems = read_record(tmp_path / "out" / done.outcomes[0].file)
    assert str(record.directive.number) == "5-CV/HU"
    assert record.directive.letterhead.number == f"{label} 5-CV/HU"
    assert "number" not in [one.field for one in problems]


@pytest.mark.parametrize("file", RAW, ids=lambda file: file.stem)
def test_a_seed_becomes_a_draft_without_problems(tmp_path, file):
    ((outcome,),) = [one.outcomes for one in run_import(tmp_path, file)]
    assert outcome.state == "written"
    assert outcome.count("error") == 0
    assert load_corpus([tmp_path])[0].drafts


def test_a_draft_is_where_its_record_belongs_beside_its_source(tmp_path):
    run_import(tmp_path, SONG_LO)
    names = set(files_in(tmp_path))
    assert "vinh-phuc/song-lo/2021-08-10-358-cv-hu.md" in names
    (kept,) = (name for name in names if name.endswith(".txt"))
    content = (tmp_path / kept).read_bytes()
    assert content == SONG_LO.read_bytes()
    assert hashlib.sha256(content).hexdigest()[:16] in kept


def test_a_letter_that_is_held_is_not_written_again(tmp_path):
    first = run_import(tmp_path, SONG_LO)[0].outcomes[0]
    before = files_in(tmp_path)
    held = Held.of(entry.record for entry in load_corpus([tmp_path])[0].drafts)
    again = next(iter(Import(tmp_path, held, DAY).run([SONG_LO]))).outcomes[0]
    assert (again.state, again.file) == ("held", first.file)
    assert files_in(tmp_path) == before


def test_the_same_text_from_another_page_is_held_too(tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_text(f"Trang chủ\n\n{SONG_LO.read_text(encoding='utf-8')}", encoding="utf-8")
    states = [o.state for one in run_import(tmp_path / "out", SONG_LO, copy) for o in one.outcomes]
    assert states == ["written", "held"]


def copy_of(folder, name, *changes):
    """Return the letter of Sông Lô with some words changed."""
    text = SONG_LO.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "change",
    [
        ("358 -CV/HU", "359 -CV/HU"),
        ("ngày 10 tháng 8 năm 2021", "ngày 11 tháng 8 năm 2021"),
        ("HUYỆN ỦY SÔNG LÔ", "HUYỆN ỦY LẬP THẠCH"),
    ],
)
def test_another_letter_of_the_same_text_is_written_and_named(tmp_path, gazette, change):
    other = copy_of(tmp_path, "khac.txt", change)
    out = tmp_path / "out"
    first, second = (one.outcomes[0] for one in run_import(out, SONG_LO, other))
    assert (first.same_text, second.state, second.same_text) == (None, "written", first.file)
    done = gazette("import", SONG_LO, other, "--out", tmp_path / "shown")
    assert "358-cv-hu.md, which has another number, day or office, has the same text" in done.stdout


@pytest.mark.parametrize("lost", ["358 -CV/HU", "Sông Lô, ngày 10 tháng 8 năm 2021"])
def test_a_copy_that_lacks_number_or_day_is_held(tmp_path, lost):
    copy = copy_of(tmp_path, "copy.txt", (lost, ""))
    states = [one.outcomes[0].state for one in run_import(tmp_path / "out", SONG_LO, copy)]
    assert states == ["written", "held"]


def test_no_file_is_overwritten(tmp_path):
    record = tmp_path / "vinh-phuc/song-lo/2021-08-10-358-cv-hu.md"
    record.parent.mkdir(parents=True)
    record.write_text("an editor's work", encoding="utf-8")
    ((outcome,),) = [one.outcomes for one in run_import(tmp_path, SONG_LO)]
    assert outcome.state == "failed"
    assert "is there already" in outcome.fault
    assert files_in(tmp_path) == {"vinh-phuc/song-lo/2021-08-10-358-cv-hu.md": b"an editor's work"}


def test_letters_that_lack_the_same_have_a_file_each(tmp_path):
    texts = [LETTER.format(number=9, day=9, name="Bình").partition("Kính gửi")[2] for _ in "ab"]
    files = [tmp_path / f"{n}.txt" for n in "ab"]
    for file, rest, words in zip(files, texts, ("chốt", "trạm"), strict=True):
        text = f"Số 9-CV/HU\nV/v phòng, chống dịch\nKính gửi{rest}".replace("chốt", words)
        file.write_text(text.replace("vào địa bàn", f"vào {words * 20}"), encoding="utf-8")
    outcomes = [outcome for one in run_import(tmp_path / "out", *files) for outcome in one.outcomes]
    assert [one.state for one in outcomes] == ["written", "written"]
    assert outcomes[1].file.endswith("-2.md")


def test_letters_of_unknown_places_are_not_the_same_by_number_and_day(tmp_path):
    files = [tmp_path / f"{n}.txt" for n in "ab"]
    for file, words in zip(files, ("chốt", "trạm"), strict=True):
        text = LETTER.format(number=9, day=9, name="Bình").replace("chốt", words)
        text = text[text.index("Số 9") :].replace("Sông Lô, ngày", "Ngày")
        file.write_text(text.replace("vào địa bàn", f"vào {words * 20}"), encoding="utf-8")
    outcomes = [outcome for one in run_import(tmp_path / "out", *files) for outcome in one.outcomes]
    assert ["khong-ro/khong-ro/2021-08-09-9-cv-hu" in one.file for one in outcomes] == [True, True]
    assert [one.state for one in outcomes] == ["written", "written"]


def test_many_files_are_read_in_the_order_given_and_a_bad_one_stops_none(tmp_path):
    files = [raw_letter(tmp_path, number) for number in range(1, 30)]
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 no Word file")
    files.insert(11, bad)
    done = run_import(tmp_path / "out", *files)
    assert [one.read.path for one in done] == files
    assert [one.read.path for one in done if one.has_failed] == [bad]
    corpus, problems = load_corpus([tmp_path / "out"])
    assert len(corpus.drafts) == 29
    assert [str(one) for one in problems if one.severity == "error"] == []


def test_what_is_no_file_stops_no_other(gazette, tmp_path):
    (tmp_path / "folder").mkdir()
    names = [tmp_path / "folder", tmp_path / "missing.txt", raw_letter(tmp_path, 7)]
    done = gazette("import", *names, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert f"{names[0]}: is a folder; " in done.output
    assert f"{names[1]}: can't be read (no such file or directory); " in done.output
    assert sorted(name[-3:] for name in files_in(tmp_path / "out")) == [".md", "txt"]


ENDING = """
import datetime, os, pathlib, sys
from gazette.letters import importing
was = importing.read_file
def read(path, today):
    return os._exit(9) if path.name == "thu 4.txt" else was(path, today)
importing.read_file = read
files = [pathlib.Path(name) for name in sys.argv[1:]]
for one in importing.read_files(files, datetime.date(2026, 11, 28)):
    print(one.path.name, bool(one.fault))
"""


def test_a_file_that_ends_a_process_is_named_and_stops_none(tmp_path):
    files = [raw_letter(tmp_path, number) for number in range(1, 7)]
    run = [sys.executable, "-c", ENDING, *map(str, files)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"thu {n}.txt {n == 4}" for n in range(1, 7)]


def test_a_fault_of_the_program_is_said_of_its_file(tmp_path, monkeypatch):
    def crash(_):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(importing, "read_letters", crash)
    (one,) = run_import(tmp_path / "out", raw_letter(tmp_path, 1))
    assert one.read.fault == ("can't be read: a fault of this program (ZeroDivisionError: by zero)")


def test_nothing_is_left_of_a_record_that_could_not_be_written(tmp_path, monkeypatch):
    was, linked = os.link, []

    def link(source, target):
        linked.append(target)
        if len(linked) == 2:
            raise KeyboardInterrupt
        was(source, target)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(KeyboardInterrupt):
        run_import(tmp_path / "out", raw_letter(tmp_path, 1))
    assert files_in(tmp_path / "out") == {}


def test_two_letters_of_one_file_have_a_draft_and_a_source_each(tmp_path):
    file = tmp_path / "hai.txt"
    texts = [LETTER.format(number=n, day=n, name="Bình") for n in (7, 8)]
    file.write_text("\n\n".join(texts), encoding="utf-8")
    outcomes = run_import(tmp_path / "out", file)[0].outcomes
    assert [one.state for one in outcomes] == ["written", "written"]
    assert [one.count("error") for one in outcomes] == [0, 0]
    assert len(files_in(tmp_path / "out")) == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nơi nhận:", "NƠI NHẬN:"),
        ("địa bàn", "địa\tbàn"),
        ("địa bàn", "địa\u200b bàn\u00ad"),
        ("chống dịch", "chống  dịch"),
        ("\n", "\r\n"),
        ("Kính gửi:", "**Kính gửi:***"),
        ("Hà", "Ha\u0300"),
        ("ngày", "ngày\u00a0"),
    ],
)
def test_whatever_is_changed_is_listed(tmp_path, old, new):
    """So that the check finds nothing lost and nothing added."""
    file = tmp_path / "thu.txt"
    text = LETTER.format(number=7, day=7, name="Hà").replace(old, new)
    file.write_bytes(text.encode())
    (outcome,) = run_import(tmp_path / "out", file)[0].outcomes
    assert [str(one) for one in outcome.problems if one.severity == "error"] == []
    (kept,) = (tmp_path / "out").rglob("*.txt")
    assert kept.read_bytes() == file.read_bytes()


def test_a_link_around_the_letter_is_listed_as_left_out(tmp_path):
    """Not as words without their link, which the record lacks too."""
    raw = raw_letter(tmp_path, 5)
    raw.write_text(f"{raw.read_text('utf-8')}\n[Xem thêm: Lịch tiêm chủng](/lich)\n", "utf-8")
    (outcome,) = run_import(tmp_path / "out", raw)[0].outcomes
    assert [str(one) for one in outcome.problems if one.severity == "error"] == []
    assert "Lịch tiêm chủng" not in outcome.draft.letter.parts.body


def test_a_value_that_the_check_refuses_is_left_open(tmp_path):
    """Thuận Thành was a huyện then, and has no Thị ủy."""
    file = tmp_path / "thu.txt"
    text = LETTER.format(number=7, day=7, name="Hà").replace("VĨNH PHÚC", "BẮC NINH")
    text = text.replace("HUYỆN ỦY SÔNG LÔ", "THỊ ỦY THUẬN THÀNH").replace("7-CV/HU", "7-CV/ThU")
    file.write_text(text.replace("Sông Lô", "Thuận Thành"), encoding="utf-8")
    (outcome,) = run_import(tmp_path / "out", file)[0].outcomes
    assert outcome.count("error") == 0
    (gap,) = (one for one in outcome.problems if one.field == "issuer")
    assert "write thi-uy (" in gap.right


def test_a_value_that_is_printed_is_not_inferred(tmp_path):
    file = tmp_path / "a.md"
    made = raw_letter(tmp_path, 1)
    (outcome,) = run_import(tmp_path / "out", made)[0].outcomes
    text = with_value(outcome.draft.text, ["inferred", "district"], {"because": "Thử"})
    problem = Problem(str(file), 1, 1, "inferred.district", "is printed", "leave it out")
    assert source_of(with_doubts(text, [problem])).values.get("inferred", {}) == {}


def no_link(*_):
    """Fail as a disk without hard links does, such as exFAT."""
    raise PermissionError(errno.EPERM, "Operation not permitted")


def stop(*_):
    raise KeyboardInterrupt


@pytest.fixture(params=[os.link, no_link], ids=["links", "no links"])
def links(request, monkeypatch):
    """Run a test on a disk with hard links, and on one without."""
    monkeypatch.setattr(os, "link", request.param)


@pytest.mark.usefixtures("links")
def test_a_draft_and_its_source_are_stored_on_any_disk(tmp_path):
    (done,) = run_import(tmp_path, SONG_LO)
    record, problems = read_record(tmp_path / done.outcomes[0].file)
    assert [str(one) for one in problems if one.severity == "error"] == []
    assert set(files_in(tmp_path)) == {
        f"vinh-phuc/song-lo/{name}" for name in (record.path.name, record.directive.source.file)
    }


@pytest.mark.parametrize("link", [stop, no_link])
def test_what_interrupts_a_write_leaves_nothing_on_any_disk(tmp_path, monkeypatch, link):
    monkeypatch.setattr(os, "link", link)
    monkeypatch.setattr(Path, "replace", stop)
    (tmp_path / "a.txt").write_bytes(b"another letter's")
    with pytest.raises(KeyboardInterrupt):
        store_record(tmp_path / "a.md", "one", KeptSource("b.txt", b"source"))
    assert files_in(tmp_path) == {"a.txt": b"another letter's"}


def test_ctrl_c_waits_until_a_record_is_stored(tmp_path, monkeypatch):
    """It may come between any two steps, as here when the file has no name yet."""
    was = tempfile.mkstemp

    def mkstemp(**options):
        made = was(**options)
        signal.raise_signal(signal.SIGINT)
        return made

    monkeypatch.setattr(tempfile, "mkstemp", mkstemp)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            store_record(tmp_path / "a.md", "one", KeptSource("b.txt", b"source"))
    finally:
        signal.signal(signal.SIGINT, before)
    assert files_in(tmp_path) == {"a.md": b"one", "b.txt": b"source"}


@pytest.mark.usefixtures("links")
def test_a_record_is_moved_with_its_source_or_not_at_all(tmp_path):
    old, new = tmp_path / "old/a.md", tmp_path / "new/b.md"
    store_record(old, "one\r\n", KeptSource("a.txt", b"source"))
    (tmp_path / "new").mkdir()
    (tmp_path / "new/a.txt").write_bytes(b"another")
    with pytest.raises(FileExistsError):
        move_record(old, new, old.with_name("a.txt"))
    assert files_in(tmp_path) == {
        "old/a.md": b"one\r\n",
        "old/a.txt": b"source",
        "new/a.txt": b"another",
    }
    (tmp_path / "new/a.txt").unlink()
    move_record(old, new, old.with_name("a.txt"))
    assert files_in(tmp_path) == {"new/b.md": b"one\r\n", "new/a.txt": b"source"}
    assert not old.parent.exists()


@pytest.mark.usefixtures("links")
def test_a_record_is_stored_once(tmp_path):
    file = tmp_path / "a.md"
    store_record(file, "one")
    with pytest.raises(FileExistsError):
        store_record(file, "two")
    assert files_in(tmp_path) == {"a.md": b"one"}


# ---------- the verb ----------


def test_the_verb_reports_what_was_read_and_what_is_to_do(tmp_path, gazette):
    done = gazette("import", SONG_LO, "--out", tmp_path / "records")
    assert done.exit_code == 0
    for words in ("358-CV/HU", "stated", "to do: topics: is missing"):
        assert words in done.stdout
    counts = r"proposed: \d+ topics, \d+ tasks, \d+ sic, \d+ points: accept or delete each"
    assert re.search(counts, done.stdout)
    assert "358-cv-hu.md (4 to do)" in done.stdout
    assert done.stdout.endswith("1 draft written, 4 to do\n")
    again = gazette("import", SONG_LO, "--out", tmp_path / "records")
    assert again.exit_code == 0
    assert "already held as" in again.stdout


def test_one_proposal_is_told_in_the_singular(gazette, tmp_path):
    letter = raw_letter(tmp_path, 12)
    said = gazette("import", letter, "--out", tmp_path / "records").stdout
    assert "proposed: 1 topic, 3 tasks, 1 point: accept or delete each" in said


def test_without_a_terminal_there_are_no_colours_and_no_bar(tmp_path, gazette):
    done = gazette("import", SONG_LO, "--out", tmp_path / "records")
    assert "\x1b" not in done.output
    assert done.stderr == ""


def test_a_letter_that_is_too_long_for_a_record_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "LARGEST", 1000)
    ((outcome,),) = [one.outcomes for one in run_import(tmp_path / "out", SONG_LO)]
    assert outcome.state == "failed"
    assert "it has at most 1000" in outcome.fault
    assert files_in(tmp_path) == {}


def test_as_json_nothing_is_written(tmp_path, gazette):
    raw = raw_letter(tmp_path, 5)
    done = gazette("import", raw, "--json", cwd=tmp_path)
    assert (done.exit_code, done.stderr) == (0, "")
    (letter,) = json.loads(done.stdout)
    assert (letter["number"], letter["district"]) == ("5-CV/HU", "Sông Lô")
    assert set(files_in(tmp_path)) == {raw.name}


def test_a_file_that_cannot_be_read_is_an_error_with_its_name(tmp_path, gazette):
    file = tmp_path / "a.docx"
    file.write_bytes(b"PK\x03\x04")
    for options in (["--json"], ["--out", tmp_path / "out"]):
        done = gazette("import", file, *options)
        assert done.exit_code == 1
        assert "a.docx" in done.output
        assert "Traceback" not in done.output


def test_without_a_folder_of_records_one_must_be_named(tmp_path, gazette):
    done = gazette("import", raw_letter(tmp_path, 1), cwd=tmp_path)
    assert done.exit_code == 2
    assert "--out" in done.stderr


def test_ctrl_c_leaves_whole_drafts_only(tmp_path):
    files = [raw_letter(tmp_path, number) for number in range(1, 150)]
    # A process begun in the background would not hear it
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heard}; from gazette.cli import main; main()"
    run = [sys.executable, "-c", code, "import", *map(str, files), "--out", str(tmp_path / "out")]
    process = subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and len(list((tmp_path / "out").rglob("*.md"))) < 5:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 1
    assert "Traceback" not in errors
    corpus, problems = load_corpus([tmp_path / "out"])
    assert 5 <= len(corpus.drafts) < 149
    assert [str(one) for one in problems if one.severity == "error"] == []


# ---------- what is private ----------

FOOT = (
    "\n\nTrang chủ | Liên hệ | Sơ đồ trang\n© 2021 Trang thông tin điện tử huyện. Điện thoại: {}\n"
)


def test_private_words_of_a_web_page_are_not_kept(tmp_path, gazette):
    raw = raw_letter(tmp_path, 5)
    raw.write_text(raw.read_text("utf-8") + FOOT.format("0912 345 678"), "utf-8")
    done = gazette("import", raw, "--out", tmp_path / "out")
    assert "private, and not kept: 0912 345 678" in done.stdout
    for content in files_in(tmp_path / "out").values():
        assert b"345 678" not in content
    (file,) = (tmp_path / "out").rglob("*.md")
    record, problems = read_record(file)
    assert [str(one) for one in problems if one.severity == "error"] == []
    entry = record.directive.mended[0]
    assert (entry.before, entry.because) == ("huyện. Điện thoại: […]", "Bỏ số điện thoại riêng.")
    assert "0912 345 678" in raw.read_text("utf-8")


def test_of_a_word_file_with_private_words_around_the_letter_its_text_is_kept(tmp_path):
    lines = raw_letter(tmp_path, 5).read_text("utf-8") + FOOT.format("0912 345 678")
    file = tmp_path / "thu.docx"
    file.write_bytes(word(lambda made: [made.add_paragraph(one) for one in lines.split("\n")]))
    ((outcome,),) = [one.outcomes for one in run_import(tmp_path / "out", file)]
    assert outcome.count("error") == 0
    assert sorted(one.rpartition(".")[2] for one in files_in(tmp_path / "out")) == ["md", "txt"]


def test_private_words_of_the_letter_are_left_to_an_editor(tmp_path, gazette):
    raw = raw_letter(tmp_path, 5)
    text = raw.read_text("utf-8").replace("trước ngày", "qua số 0912 345 678 trước ngày")
    raw.write_text(text + FOOT.format("0912\n345 678"), "utf-8")
    ((outcome,),) = [one.outcomes for one in run_import(tmp_path / "out", raw)]
    errors = [one.wrong for one in outcome.problems if one.severity == "error"]
    assert errors
    assert all(one == 'telephone number "0912 345 678"' for one in errors)
    done = gazette("import", raw, "--out", tmp_path / "shown")
    assert done.stdout.count('file: telephone number "0912 345 678"') == 1


def test_a_list_of_people_around_a_letter_is_left_to_an_editor(tmp_path):
    raw = raw_letter(tmp_path, 5)
    numbers = "; ".join(f"09123456{n:02}" for n in range(30))
    raw.write_text(raw.read_text("utf-8") + FOOT.format(numbers), "utf-8")
    ((outcome,),) = [one.outcomes for one in run_import(tmp_path / "out", raw)]
    assert outcome.draft.left_out == ()
    assert outcome.count("error") >= 30


def test_private_words_of_another_letter_in_the_file_are_not_kept(tmp_path):
    file = tmp_path / "hai.txt"
    texts = [raw_letter(tmp_path, n).read_text("utf-8") for n in (7, 8)]
    texts[1] = texts[1].replace("trước ngày", "qua số 0912 345 678 trước ngày")
    file.write_text("\n\n".join(texts), encoding="utf-8")
    outcomes = run_import(tmp_path / "out", file)[0].outcomes
    assert [bool(one.count("error")) for one in outcomes] == [False, True]
