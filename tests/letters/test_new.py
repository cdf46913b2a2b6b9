"""`gazette new` asks for what is to do in a draft, and checks each answer at once."""

from __future__ import annotations

import pytest

from gazette.letters.answers import UnclearAnswer, value_of
from gazette.letters.finishing import accepted, finished, source_of, with_value, without
from gazette.records.read import read_record
from tests.conftest import ROOT
from tests.letters.making import the_record
from tests.letters.test_import import raw_letter
from tests.site.factory import made_letter

SEED = next((ROOT / "directives").rglob("2021-08-10-358-cv-hu.md"))


def test_a_letter_becomes_a_record_by_a_few_answers(new, tmp_path):
    answers = ["kiểm soát đi lại, Tổ chức chỉ đạo", "none", "none", "none", "y"]
    done = new(raw_letter(tmp_path, 5), answers=answers)
    file = the_record(tmp_path)
    assert "a record, nothing to do" in done.output, done.output
    record, problems = read_record(file)
    assert problems == []
    assert not record.directive.draft
    assert record.directive.topics == ("kiem-soat-di-lai", "to-chuc-chi-dao")
    assert file.name == "2021-08-06-5-cv-hu.md"


def test_a_folder_that_a_draft_leaves_empty_is_removed(new, tmp_path):
    folder = tmp_path / "directives/khong-ro/khong-ro"
    folder.mkdir(parents=True)
    draft = made_letter(tmp_path / "made", draft="true").rename(folder / "khong-ro-1.md")
    new(draft, answers=["n"])
    assert the_record(tmp_path).parent == tmp_path / "directives/ha-giang/dong-van"
    assert not (tmp_path / "directives/khong-ro").exists()


def test_a_folder_with_other_files_stays(new, tmp_path):
    folder = tmp_path / "directives/khong-ro/khong-ro"
    folder.mkdir(parents=True)
    (folder / "thu.txt").write_text("khác", encoding="utf-8")
    draft = made_letter(tmp_path / "made", draft="true").rename(folder / "khong-ro-1.md")
    new(draft, answers=["n"])
    assert [file.name for file in folder.iterdir()] == ["thu.txt"]


def test_whoever_stops_goes_on_later(new, tmp_path):
    raw = raw_letter(tmp_path, 5)
    assert new(raw, answers=["kiểm soát đi lại"]).exit_code == 1  # the input ends
    record, _ = read_record(the_record(tmp_path))
    assert record.directive.draft
    assert record.directive.topics == ("kiem-soat-di-lai",)
    for given in (raw, the_record(tmp_path)):
        done = new(given, answers=[""] * 9)
        assert "topics: is missing" not in done.output
        assert done.exit_code == 0


def test_an_answer_that_does_not_pass_is_asked_again(new, tmp_path):
    file = made_letter(tmp_path / "directives", draft="true")
    file.write_text(without(file.read_text("utf-8"), ["issued"]), "utf-8")
    done = new(file, answers=["2021-02-30", "11/8/2021", "10/8/2021", "n"])
    assert "is a day, month or hour that does not exist" in done.output
    assert "is not the day of the dateline" in done.output
    assert source_of(file.read_text("utf-8")).values["issued"] == "2021-08-10"


def test_a_value_that_is_not_printed_needs_a_reason(new, tmp_path):
    file = made_letter(tmp_path / "directives", draft="true", letterhead=None, inferred={})
    values = ("completeness", "number", "issued", "province", "district", "issuer")
    text = file.read_text("utf-8")
    for name in values:
        text = without(text, [name])
    file.write_text(text, "utf-8")
    answers = ["letterhead-missing", *[""] * 2, "Hà Giang", "Theo nơi lưu", ""]
    new(file, answers=[*answers, *[""] * 9])
    (moved,) = (tmp_path / "directives").rglob("*.md")
    values = source_of(moved.read_text("utf-8")).values
    assert values["province"] == "ha-giang"
    assert values["inferred"] == {"province": {"because": "Theo nơi lưu"}}


def test_a_candidate_brings_its_reason(new, tmp_path):
    why = {"value": "dong-van", "because": "Gửi các chi, đảng bộ", "quote": "Các chi"}
    file = made_letter(
        tmp_path / "directives",
        draft="true",
        letterhead=None,
        completeness="letterhead-missing",
        proposed={"candidates": {"district": [why]}},
    )
    file.write_text(without(file.read_text("utf-8"), ["district"]), "utf-8")
    new(file, answers=["1", *[""] * 9])
    (moved,) = (tmp_path / "directives").rglob("*.md")
    values = source_of(moved.read_text("utf-8")).values
    assert values["district"] == "dong-van"
    assert values["inferred"]["district"]["because"] == "Gửi các chi, đảng bộ"
    assert "proposed" not in values


def test_a_letter_typed_by_hand_begins_with_questions(new, tmp_path):
    head = ["ĐẢNG BỘ TỈNH VĨNH PHÚC", "HUYỆN ỦY SÔNG LÔ", "ĐẢNG CỘNG SẢN VIỆT NAM"]
    letterhead = [*head, "Số 9-CV/HU", "V/v phòng, chống dịch", ""]
    letterhead += ["Sông Lô, ngày 10 tháng 8 năm 2021"]
    fields = ["1", "10/8/2021", "vinh phuc", "song lo", "huyen uy", "null"]
    answers = ["complete", "cong van", *letterhead, *fields]
    answers += ["1", "tiem chung", "Công an huyện.", "", "Lưu VPHU.", ""]
    answers += ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn An"]
    answers += ["Huyện ủy yêu cầu:", "", "1. Công an huyện lập chốt./.", ".", "y"]
    done = new(answers=answers)
    (file,) = (tmp_path / "directives").rglob("*.md")
    assert file.relative_to(tmp_path).as_posix() == (
        "directives/vinh-phuc/song-lo/2021-08-10-9-cv-hu.md"
    ), done.output
    record, problems = read_record(file)
    assert problems == []
    assert [block.id for block in record.blocks] == ["p1", "d1"]
    assert "a record, nothing to do" in done.output


def test_of_a_task_that_names_no_one_it_asks_for_whom_it_is(new, tmp_path):
    task = {"point": "d1", "who": [], "quote": "Điểm thứ 1."}
    file = made_letter(tmp_path / "directives", draft="true", proposed={"tasks": [task]})
    done = new(file, answers=["all", "ubnd huyện", "y"])
    assert "who must do that?" in done.output
    record, _ = read_record(file)
    assert [one.who for one in record.directive.tasks] == [("uy-ban-nhan-dan-huyen",)]


def test_bodies_that_the_letter_names_are_candidates_for_a_task(new, tmp_path):
    tasks = [
        {"point": "d1", "who": ["cong-an-huyen"], "quote": "Điểm thứ 1"},
        {"point": "d1", "who": [], "quote": "Điểm thứ 1."},
    ]
    file = made_letter(
        tmp_path / "directives",
        draft="true",
        recipients=["Ủy ban nhân dân huyện."],
        proposed={"tasks": tasks},
    )
    done = new(file, answers=["all", "2, huyện ủy", "n"])
    assert "    1 cong-an-huyen    2 uy-ban-nhan-dan-huyen" in done.output
    accepted = source_of(file.read_text("utf-8")).values["tasks"][1]
    assert accepted["who"] == ["uy-ban-nhan-dan-huyen", "huyen-uy"]


def test_a_task_for_no_one_is_dropped(new, tmp_path):
    quotes = ("Điểm thứ", "Điểm thứ 1", "Điểm thứ 1.")
    tasks = [{"point": "d1", "who": [], "quote": quote} for quote in quotes]
    file = made_letter(tmp_path / "directives", draft="true", proposed={"tasks": tasks})
    new(file, answers=["all", "", "none", "huyện ủy"])
    values = source_of(file.read_text("utf-8")).values
    assert values["proposed"]["tasks"] == tasks[:1]
    assert [one["quote"] for one in values["tasks"]] == ["Điểm thứ 1."]


def test_whom_a_task_is_for_may_be_left_for_later(new, tmp_path):
    task = {"point": "d1", "who": [], "quote": "Điểm thứ 1."}
    file = made_letter(tmp_path / "directives", draft="true", proposed={"tasks": [task]})
    done = new(file, answers=["all", ""])
    assert "is empty" not in done.output
    assert source_of(file.read_text("utf-8")).values["proposed"] == {"tasks": [task]}


def test_topics_are_asked_for_once(new, tmp_path):
    proposed = {"topics": ["tiem-chung"], "points": {"d1": ["tiem-chung"]}}
    file = made_letter(tmp_path / "directives", draft="true", proposed=proposed)
    file.write_text(without(file.read_text("utf-8"), ["topics"]), "utf-8")
    done = new(file, answers=[""] * 9)
    assert done.output.count("topics: is missing") == 1
    assert "  1  tiem-chung  Tiêm chủng" in done.output
    asked = done.output.partition("a draft, to do: ")[0]
    assert "proposed" not in asked  # those of points wait for them
    done = new(file, answers=["1", "all", "n"])
    assert "points: 1 proposed" in done.output
    assert "topics: 1 proposed" not in done.output
    values = source_of(file.read_text("utf-8")).values
    assert (values["topics"], values["points"]) == (["tiem-chung"], {"d1": ["tiem-chung"]})


def test_an_unclear_answer_deletes_no_proposals(new, tmp_path):
    slips = [{"quote": "Các chi", "note": "Thử"}, {"quote": "trực thuộc", "note": "Thử"}]
    file = made_letter(tmp_path / "directives", draft="true", proposed={"sic": slips})
    done = new(file, answers=["yes", "3", "all 1", ""])
    assert done.output.count("is none of them") == 3
    assert source_of(file.read_text("utf-8")).values["proposed"] == {"sic": slips}
    new(file, answers=["1, 2", "n"])
    assert source_of(file.read_text("utf-8")).values["sic"] == slips


def with_two_districts(tmp_path):
    """Return a draft whose district may be one of two of a name, and has no letterhead."""
    shared = {"because": "Nhiều huyện có tên này"}
    values = ("ben-tre/chau-thanh", "tien-giang/chau-thanh")
    candidates = [{"value": one, **shared} for one in values]
    file = made_letter(
        tmp_path / "directives",
        draft="true",
        letterhead=None,
        completeness="letterhead-missing",
        proposed={"candidates": {"district": candidates}},
    )
    text = without(without(file.read_text("utf-8"), ["district"]), ["province"])
    file.write_text(text, "utf-8")
    return file


def test_a_district_that_shares_its_name_brings_its_province(new, tmp_path):
    """Why it was unsure is not why it is that: the editor is asked."""
    file = with_two_districts(tmp_path)
    new(file, answers=["", "2", *["Theo nơi lưu", ""] * 2, *[""] * 9])
    (moved,) = (tmp_path / "directives").rglob("*.md")
    assert moved.parent == tmp_path / "directives/tien-giang/chau-thanh"
    values = source_of(moved.read_text("utf-8")).values
    assert (values["province"], values["district"]) == ("tien-giang", "chau-thanh")
    assert {one["because"] for one in values["inferred"].values()} == {"Theo nơi lưu"}


@pytest.mark.parametrize("answer", ["all", "1 2", "3"])
def test_of_several_districts_one_is_chosen(new, tmp_path, answer):
    file = with_two_districts(tmp_path)
    new(file, answers=["", answer, *[""] * 9])
    (moved,) = (tmp_path / "directives").rglob("*.md")
    assert "district" not in source_of(moved.read_text("utf-8")).values


def test_only_candidates_of_decided_fields_are_deleted(new, tmp_path):
    why = [{"value": "dong-van", "because": "Gửi các chi, đảng bộ"}]
    file = made_letter(
        tmp_path / "directives",
        draft="true",
        proposed={"candidates": {"district": why, "issuer": [dict(why[0])]}},
    )
    file.write_text(without(file.read_text("utf-8"), ["district"]), "utf-8")
    new(file, answers=[""] * 9)
    (moved,) = (tmp_path / "directives").rglob("*.md")
    proposed = source_of(moved.read_text("utf-8")).values["proposed"]
    assert proposed == {"candidates": {"district": why}}


def misplaced(tmp_path, **values):
    """Return a draft that isn't where it belongs, as one begun before its place was known."""
    file = made_letter(tmp_path / "directives", draft="true", **values)
    place = tmp_path / "directives/khong-ro/khong-ro/moi.md"
    place.parent.mkdir(parents=True)
    return file, file.rename(place)


def test_a_draft_of_the_centre_is_moved_to_the_folder_of_the_centre(new, tmp_path):
    file, begun = misplaced(tmp_path, issuer="ban-bi-thu", number="1-CV/TW", district=None)
    assert file.parent == tmp_path / "directives/trung-uong"
    new(begun, answers=["y"])
    assert the_record(tmp_path) == file


def test_where_another_file_is_a_draft_stays(new, tmp_path):
    file, begun = misplaced(tmp_path)
    file.write_text("an editor's work", "utf-8")
    done = new(begun, answers=["y"])
    assert f"can't be moved to {file}: File exists" in done.output
    assert file.read_text("utf-8") == "an editor's work"
    assert source_of(begun.read_text("utf-8")).is_draft


def draft_with_slips(tmp_path, *notes):
    slips = [{"quote": "dịch", "note": note} for note in notes]
    return made_letter(tmp_path / "directives", draft="true", proposed={"sic": slips})


def notes_in(file):
    return [one["note"] for one in source_of(file.read_text("utf-8")).values.get("sic", [])]


@pytest.mark.parametrize("wrong", ["xyz", "3", "1, 9", "al", ",", "1-2 none"])
def test_an_answer_that_names_no_proposal_deletes_none(new, tmp_path, wrong):
    file = draft_with_slips(tmp_path, "Một", "Hai")
    done = new(file, answers=[wrong, ""])
    assert "is none of them" in done.output
    assert len(source_of(file.read_text("utf-8")).values["proposed"]["sic"]) == 2


def test_after_a_wrong_answer_the_right_one_counts(new, tmp_path):
    file = draft_with_slips(tmp_path, "Một", "Hai")
    new(file, answers=["9", "2", "n"])
    assert notes_in(file) == ["Hai"]
    assert "proposed" not in source_of(file.read_text("utf-8")).values


@pytest.mark.parametrize(
    ("said", "notes"),
    [("1-2", ["Một", "Hai"]), ("2-3,1", ["Một", "Hai", "Ba"]), ("3-1", []), ("2-4", [])],
)
def test_proposals_may_be_named_by_ranges(new, tmp_path, said, notes):
    file = draft_with_slips(tmp_path, "Một", "Hai", "Ba")
    new(file, answers=[said, "", "n"])
    assert notes_in(file) == notes


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        ("1-2", ["tiem-chung", "vung-xanh"]),
        ("1, 1", ["tiem-chung"]),
        ("1-2,3", ["tiem-chung", "vung-xanh", "kiem-soat-di-lai"]),
        ("2, tổ chức chỉ đạo", ["vung-xanh", "to-chuc-chi-dao"]),
        ("tổ chức chỉ đạo; 2-3", ["to-chuc-chi-dao", "vung-xanh", "kiem-soat-di-lai"]),
        ("1-9", None),
    ],
)
def test_topics_may_be_named_by_ranges_and_beside_them_by_words(new, tmp_path, said, topics):
    keys = ["tiem-chung", "vung-xanh", "kiem-soat-di-lai"]
    file = made_letter(tmp_path / "directives", draft="true", proposed={"topics": keys})
    file.write_text(without(file.read_text("utf-8"), ["topics"]), "utf-8")
    new(file, answers=[said, "", "", "n"])
    assert source_of(file.read_text("utf-8")).values.get("topics") == topics


def test_a_task_keeps_the_number_it_was_chosen_by(new, tmp_path):
    tasks = [{"point": "d1", "who": [], "quote": one} for one in ("Điểm thứ", "Điểm thứ 1.")]
    file = made_letter(tmp_path / "directives", draft="true", proposed={"tasks": tasks})
    done = new(file, answers=["2", "ubnd huyện", "n"])
    shown = [line.split()[0] for line in done.output.splitlines() if "Điểm thứ 1." in line]
    assert shown == ["2", "2"], done.output


def test_whoever_compared_a_text_read_from_a_picture_says_so(new, tmp_path):
    file = made_letter(
        tmp_path / "directives", draft="true", proposed={"read_from_picture": "true"}
    )
    assert "read_from_picture" in file.read_text("utf-8")
    new(file, answers=["yes", "n"])
    assert "proposed" not in source_of(file.read_text("utf-8")).values


def test_a_page_without_a_letter_is_said_so(new, tmp_path):
    file = tmp_path / "trang.txt"
    file.write_text("Trang chủ\nGiới thiệu\nLiên hệ\n", encoding="utf-8")
    done = new(file)
    assert done.exit_code == 1
    assert "holds no directive" in done.output


@pytest.mark.parametrize(
    ("field", "said", "value"),
    [
        ("kind", "Công văn", "cong-van"),
        ("issuer", "huyện ủy", "huyen-uy"),
        ("district", "SÔNG LÔ", "song-lo"),
        ("topics", "tiêm chủng; vùng xanh", ["tiem-chung", "vung-xanh"]),
        ("topics", "tiêm chủng, tiem-chung", ["tiem-chung"]),
        ("who", "ubnd huyện; huyện ủy, ubnd huyện", ["uy-ban-nhan-dan-huyen", "huyen-uy"]),
        ("who", "chi, đảng bộ trực thuộc", ["cac-chi-dang-bo-truc-thuoc"]),
        (
            "who",
            "huyện ủy; các chi, đảng bộ trực thuộc",
            ["huyen-uy", "cac-chi-dang-bo-truc-thuoc"],
        ),
        ("issued", "1/8/2021", "2021-08-01"),
        ("issued", "8/2021", "2021-08"),
        ("number", "Số 358 -CV/HU", "358-CV/HU"),
        ("district", "null", None),
        ("subject", "phòng, chống dịch", "phòng, chống dịch"),
    ],
)
def test_answers_may_be_written_in_any_way(field, said, value):
    assert value_of(field, said) == value


def test_an_answer_that_may_mean_several_keys_names_them():
    with pytest.raises(UnclearAnswer) as unclear:
        value_of("district", "Kỳ Anh")
    assert {one.key for one in unclear.value.terms} == {"huyen-ky-anh", "thi-xa-ky-anh"}
    assert value_of("district", "thị xã Kỳ Anh") == "thi-xa-ky-anh"


def test_a_step_leaves_all_else_as_it_is():
    text = SEED.read_text(encoding="utf-8")
    assert with_value(text, ["kind"], "cong-van") == text
    draft = with_value(text, ["draft"], "true")
    assert draft == text.replace("---\n", "---\ndraft: true\n", 1)
    assert finished(draft) == text
    lines = without(text, ["speaks_as"]).splitlines()
    assert lines == [line for line in text.splitlines() if not line.startswith("speaks_as:")]


def test_an_accepted_entry_moves_to_its_field():
    text = SEED.read_text(encoding="utf-8")
    count = len(source_of(text).values["sic"])
    entry = {"quote": "dịch", "note": "Thử"}
    draft = with_value(text, ["proposed"], {"sic": [entry], "points": {"d9": ["tiem-chung"]}})
    values = source_of(accepted(draft, ["sic", 0])).values
    assert values["sic"][count] == entry
    assert values["proposed"] == {"points": {"d9": ["tiem-chung"]}}
    values = source_of(accepted(draft, ["points", "d9"])).values
    assert values["points"]["d9"] == ["tiem-chung"]
    assert "points" not in values["proposed"]


# ---------- what the questions show ----------


def test_a_question_shows_a_proposal_whole_and_what_it_rests_on(new, tmp_path):
    long = "Đầu câu " + "rất dài " * 30 + "cuối câu"
    task = {"point": "d1", "who": ["cong-an-huyen"], "quote": long, "due": "2021-08-20"}
    cite = {
        "quote": "Chỉ thị số 16/CT-TTg",
        "document": "chi-thi-16-ct-ttg-2020",
        "because": "Danh mục có văn bản này",
    }
    change = {"kind": "thay-the", "document": "8-CV/HU", "quote": "thay Công văn số 8-CV/HU"}
    slip = {"quote": "thứ 1", "note": "Sai số", "may_change_meaning": "true"}
    proposed = {"tasks": [task], "cites": [cite], "changes": [change], "sic": [slip]}
    file = made_letter(tmp_path / "directives", draft="true", proposed=proposed)
    shown = new(file, answers=[""] * 9).output
    assert f"d1: cong-an-huyen: due 2021-08-20: “{long}”" in shown
    assert (
        "chi-thi-16-ct-ttg-2020 (16/CT-TTg, 2020-03-31): “Chỉ thị số 16/CT-TTg”: "
        "Danh mục có văn bản này"
    ) in shown
    assert "thay-the 8-CV/HU: “thay Công văn số 8-CV/HU”" in shown
    assert "“thứ 1” in “1. Điểm thứ 1. Các cơ quan, đơn vị, xã, thị trấn…”: Sai số: may" in shown


def test_of_two_letters_of_a_file_each_is_named(new, tmp_path):
    file = tmp_path / "hai.txt"
    letters = [raw_letter(tmp_path, number).read_text("utf-8") for number in (7, 8)]
    file.write_text("\n\n".join(letters), encoding="utf-8")
    shown = new(file, answers=[""] * 20).output
    for number, name in ((1, "2021-08-08-7-cv-hu"), (2, "2021-08-09-8-cv-hu")):
        assert f"letter {number} of 2: directives/vinh-phuc/song-lo/{name}.md" in shown


def test_a_question_shows_what_the_letterhead_prints(new, tmp_path):
    file = made_letter(tmp_path / "directives", draft="true")
    text = file.read_text("utf-8")
    for field in ("issued", "district"):
        text = without(text, [field])
    head = source_of(text).values["letterhead"] | {"dateline": "Đồng Văn, ngày l0 tháng 8 năm 2021"}
    file.write_text(with_value(text, ["letterhead"], head), "utf-8")
    shown = new(file, answers=[""] * 9).output
    assert "issued: is missing\n  printed: Đồng Văn, ngày l0 tháng 8 năm 2021\n" in shown
    assert f"  printed: {head['issuer']} / Đồng Văn, ngày l0" in shown


# ---------- why a value is that which is not printed ----------


def unplaced(tmp_path):
    """Return a draft without a letterhead, whose district is not decided."""
    inferred = ("number", "issued", "province", "issuer")
    file = made_letter(
        tmp_path / "directives",
        draft="true",
        letterhead=None,
        completeness="letterhead-missing",
        body="Huyện ủy giao Công an huyện Đồng Văn lập chốt.",
        inferred={name: {"because": "Theo nơi lưu"} for name in inferred},
    )
    file.write_text(without(file.read_text("utf-8"), ["district"]), "utf-8")
    return file


def reason_of_district(tmp_path):
    (moved,) = (tmp_path / "directives").rglob("*.md")
    return source_of(moved.read_text("utf-8")).values["inferred"].get("district")


def test_a_usual_reason_is_chosen_by_its_number(new, tmp_path):
    done = new(unplaced(tmp_path), answers=["dong van", "1", "Công an huyện Đồng Văn", *[""] * 9])
    assert "A sentence says what shows it:" in done.output
    assert reason_of_district(tmp_path) == {
        "because": "Suy từ “Công an huyện Đồng Văn” nêu trong văn bản; "
        "phần đầu văn bản không nêu tên nơi này.",
        "quote": "Công an huyện Đồng Văn",
    }


def test_a_reason_that_is_the_value_once_more_is_asked_again(new, tmp_path):
    answers = ["dong van", "Đồng Văn", "vì thế", "9", "Theo nơi lưu", "", *[""] * 9]
    done = new(unplaced(tmp_path), answers=answers)
    assert done.output.count("gives no reason: write a sentence") == 3
    assert reason_of_district(tmp_path) == {"because": "Theo nơi lưu"}


def test_a_reason_quotes_what_the_letter_prints(new, tmp_path):
    done = new(unplaced(tmp_path), answers=["dong van", "1", "xã Lũng Cú", *[""] * 9])
    assert 'inferred.district.quote: "xã Lũng Cú" is not in the record' in done.output
    assert not reason_of_district(tmp_path)
