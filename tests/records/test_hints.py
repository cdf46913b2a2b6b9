"""Hints at sentences that assign a task and that no task quotes."""

import json
import re

import pytest
import yaml
from click.testing import CliRunner

from gazette.cli import main
from gazette.records.check.task_hints import task_hints
from gazette.records.read import read_record
from tests.conftest import ROOT

LETTER = ROOT / "directives/vinh-phuc/song-lo/2021-08-10-358-cv-hu.md"
SEEDS = sorted((ROOT / "directives").rglob("*.md"))


@pytest.fixture
def bare(tmp_path):
    """Return the file of a letter without its tasks, its source file beside it."""
    folder = tmp_path / "vinh-phuc/song-lo"
    folder.mkdir(parents=True)
    text = re.sub(r"\ntasks:\n(?:  .*\n)+", "\ntasks: []\n", LETTER.read_text(encoding="utf-8"))
    (folder / LETTER.name).write_text(text, encoding="utf-8")
    for file in LETTER.parent.glob("*.txt"):
        (folder / file.name).write_bytes(file.read_bytes())
    return folder / LETTER.name


def hints_of(file):
    return list(task_hints(read_record(file)[0]))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_the_letters_held_have_no_hints(seed):
    assert hints_of(seed) == []


def test_without_its_tasks_each_assigning_point_has_a_hint(bare):
    points = [re.match(r"point (\S+)", hint.wrong)[1] for hint in hints_of(bare)]
    assert points == [
        *("p1", "d2-g1", "d2-g2", "d3-g1", "d3-g2", "d3-g3", "d3-p1", "d3-p1", "d3-p2"),
        *("d4", "d5", "d5", "d5-p1", "p2"),
    ]


def test_a_hint_proposes_point_bodies_and_words(bare):
    hint = next(hint for hint in hints_of(bare) if hint.wrong.startswith("point d4"))
    assert 'says "Giao Trung tâm"' in hint.wrong
    assert (
        'add {point: d4, who: [trung-tam-y-te-huyen], quote: "Giao Trung tâm Y tế chủ trì, '
        'tham mưu xây dựng kế hoạch thiết lập vùng xanh của huyện."}' in hint.right
    )
    line = bare.read_text(encoding="utf-8").splitlines()[hint.line - 1]
    assert line[hint.column - 1 :].startswith("Giao Trung tâm Y tế")


def test_the_words_of_a_hint_are_yaml_whatever_they_hold(bare):
    said = 'Giao Trung tâm Y tế chủ trì, lập kế hoạch "vùng xanh" \\ khác: # {của} huyện.'
    text = bare.read_text(encoding="utf-8")
    given = re.search(r"Giao Trung tâm Y tế chủ trì,[^\n]*?của huyện\.", text)[0]
    bare.write_text(text.replace(given, said), encoding="utf-8")
    hint = next(hint for hint in hints_of(bare) if hint.wrong.startswith("point d4"))
    assert yaml.safe_load(hint.right.partition("add ")[2])["quote"] == said


def test_a_second_assignment_in_a_point_has_its_own_hint(bare):
    task = "  - {point: d5, who: [uy-ban-nhan-dan-huyen], quote: Giao UBND huyện}"
    text = bare.read_text(encoding="utf-8").replace("\ntasks: []\n", f"\ntasks:\n{task}\n")
    last = "tại thành phố Hồ Chí Minh."
    text = text.replace(last, f"{last} Giao Trung tâm Y tế lấy mẫu xét nghiệm.")
    bare.write_text(text, encoding="utf-8")
    hints = [hint.wrong for hint in hints_of(bare) if hint.wrong.startswith("point d5 ")]
    assert hints == [
        'point d5 says "Các địa phương rà soát, báo", and no task quotes it',
        'point d5 says "Giao Trung tâm", and no task quotes it',
    ]


@pytest.mark.parametrize(
    ("sentence", "hinted"),
    [
        ("Công an huyện lập chốt kiểm soát tại các cửa ngõ.", True),
        ("Trung tâm Y tế, Công an huyện tiếp tục tổ chức tiêm vắc xin.", True),
        ("- Đảng ủy các xã, thị trấn rà soát người về từ vùng dịch.", True),
        ("Thời gian tới, tình hình có thể phức tạp; Công an huyện tuần tra ban đêm.", True),
        ("Công an huyện đã lập 05 chốt kiểm soát.", False),  # it tells what happened
        ("Thường trực Huyện ủy theo dõi sát tình hình.", False),  # it speaks
        ("Công an huyện:", False),
        ("Dịch bệnh tiếp tục diễn biến phức tạp trên địa bàn Công an huyện quản lý.", False),
    ],
)
def test_a_sentence_that_begins_with_a_body_and_its_duty_has_a_hint(bare, sentence, hinted):
    text = bare.read_text(encoding="utf-8")
    last = "tại thành phố Hồ Chí Minh."
    bare.write_text(text.replace(last, f"{last}\n\n{sentence}"), encoding="utf-8")
    words = " ".join(sentence.rpartition("; ")[2].lstrip("- ").split()[:3])
    wrongs = [hint.wrong for hint in hints_of(bare) if hint.wrong.startswith("point d5-")]
    assert any(f'says "{words}' in wrong for wrong in wrongs) == hinted


def test_a_hint_leaves_out_bodies_that_the_vocabulary_lacks(bare):
    hint = next(hint for hint in hints_of(bare) if hint.wrong.startswith("point d3-p1"))
    assert "who: […]" in hint.right


def test_with_hints_alone_a_check_passes_and_tells_them_apart(bare):
    text = CliRunner().invoke(main, ["check", str(bare)])
    assert text.exit_code == 0
    assert "problems: 0, hints: 14" in text.output
    assert text.output.count(": hint: tasks: ") == 14
    rows = json.loads(CliRunner().invoke(main, ["check", str(bare), "--format", "json"]).output)
    assert {row["severity"] for row in rows} == {"hint"}
    assert len(rows) == 14


def test_a_problem_beside_hints_still_fails_a_check(bare):
    text = bare.read_text(encoding="utf-8").replace("province: vinh-phuc", "province: vinh-phu")
    bare.write_text(text, encoding="utf-8")
    rows = CliRunner().invoke(main, ["check", str(bare), "--format", "json"])
    assert rows.exit_code == 1
    assert {row["severity"] for row in json.loads(rows.output)} == {"error", "hint"}
