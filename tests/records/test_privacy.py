"""What is private or secret is found however it is written, and little else is.

`tests/cases/private.yml` has lines of both sorts.
"""

import hashlib
import unicodedata
from pathlib import Path

import pytest
import yaml

from gazette.letters.finishing import source_of, with_value
from gazette.records.check.privacy import private_data
from gazette.records.check.secrecy import secrecy_marks
from gazette.records.read import read_record
from tests.conftest import ROOT

CASES = yaml.safe_load((ROOT / "tests/cases/private.yml").read_text(encoding="utf-8"))
HARMFUL = [(kind, text) for kind, texts in CASES["harmful"].items() for text in texts]
CALLED = {
    "telephone": ("telephone number",),
    "identity": ("identity number",),
    "health card": ("health-card number",),
    "e-mail": ("e-mail address",),
    "person": ("name of a person", "number of a patient"),
    "secrecy": ("secrecy mark",),
}
LETTER = ROOT / "directives/vinh-phuc/song-lo/2021-08-10-358-cv-hu.md"


def found_in(text):
    private = {one.kind for one in private_data(text)}
    return private | {"secrecy mark" for _ in secrecy_marks(text)}


def test_the_list_has_many_of_both_sorts():
    assert len(HARMFUL) >= 100
    assert len(CASES["harmless"]) >= 100


@pytest.mark.parametrize(("kind", "text"), HARMFUL)
def test_what_may_not_be_published_is_found(kind, text):
    assert found_in(text) & {*CALLED[kind]}
    assert found_in(f"Thường trực yêu cầu.\n\n{text}\n\nThực hiện nghiêm./.") & {*CALLED[kind]}


@pytest.mark.parametrize("text", CASES["harmless"])
def test_what_may_be_published_is_not_reported(text):
    assert found_in(text) == set()
    assert found_in(f"Thường trực yêu cầu.\n\n{text}\n\nThực hiện nghiêm./.") == set()


@pytest.mark.parametrize("mark", ["MẬT", "TUYỆT MẬT", "LƯU HÀNH NỘI BỘ"])
def test_a_secrecy_mark_is_found_in_decomposed_letters(mark):
    assert list(secrecy_marks(unicodedata.normalize("NFD", mark)))


def test_the_place_of_a_secrecy_mark_is_its_line_and_column():
    assert list(secrecy_marks("Kính gửi:\n| 1 | TỐI MẬT |\n")) == [(1, 7, "TỐI MẬT")]


def test_each_number_of_a_list_is_found():
    text = "ĐT: 0900 000 001, 0900–000–002 hoặc 0900.000.003/0900.000.004"
    found = [text[one.start : one.end] for one in private_data(text)]
    assert found == ["0900 000 001", "0900–000–002", "0900.000.003", "0900.000.004"]


def privacy_of(folder, *changes):
    """Return field, line and words of what is private in a changed copy of a letter."""
    text = LETTER.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    (folder / LETTER.name).write_text(text, encoding="utf-8")
    problems = read_record(folder / LETTER.name)[1]
    return [
        (one.field, one.wrong)
        for one in problems
        if "not_personal" in f"{one.field} {one.right}" and "source" not in one.field
    ]


BODY = ("triển khai thực hiện./.", "triển khai thực hiện; mã 0300000001-001./.")


def explained(quote):
    return ("inferred:", f"not_personal: [{{quote: {quote}, because: Mã số thuế}}]\ninferred:")


def test_a_number_is_refused_until_the_record_says_what_it_is(tmp_path):
    assert privacy_of(tmp_path, BODY) == [("file", 'telephone number "0300000001"')]
    assert privacy_of(tmp_path, BODY, explained("0300000001-001")) == []
    assert privacy_of(tmp_path, BODY, explained("0300000001")) == []


def test_part_of_a_number_explains_nothing(tmp_path):
    assert ("file", 'telephone number "0300000001"') in privacy_of(
        tmp_path, BODY, explained("'0300'")
    )


def test_what_is_explained_is_in_the_record(tmp_path):
    (found,) = privacy_of(tmp_path, explained("'7'"), ("BCD", "BCD"))
    assert found == ("not_personal.0.quote", '"7" is not in the record')


def test_private_data_hidden_by_escapes_is_found_in_its_field(tmp_path):
    hidden = ("- quote: BCD", '- quote: "0\\u0039\\x30\\u0030 000 \\u0030\\u0030\\u0031"')
    assert ("sic.2.quote", 'telephone number "0900 000 001"') in privacy_of(tmp_path, hidden)


def test_front_matter_is_looked_at_too(tmp_path):
    comment = ("added:", "# hỏi 0900 000 001\nadded:")
    assert privacy_of(tmp_path, comment) == [("file", 'telephone number "0900 000 001"')]


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "–", "."])
def test_a_number_is_refused_in_the_record_and_in_its_source_file(blank, tmp_path):
    number, source = blank.join(("0900", "000", "001")), "002_b134961027536e2c.txt"
    for file in (LETTER, LETTER.with_name(source)):
        text = file.read_text(encoding="utf-8").replace("thực hiện./.", f"thực hiện {number}./.")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    problems = read_record(tmp_path / LETTER.name)[1]
    found = [one for one in problems if one.wrong.startswith("telephone number")]
    assert [Path(one.file).name for one in found] == [LETTER.name, source]
    for one in found:
        line = Path(one.file).read_text(encoding="utf-8").split("\n")[one.line - 1]
        assert line[one.column - 1 :].startswith(number)


@pytest.mark.parametrize("words", ["Mã số thuế 0300000001-001", "tài khoản 0100000002 của MTTQ"])
def test_a_number_that_is_called_a_tax_or_account_number_may_stand(words, tmp_path):
    change = ("triển khai thực hiện./.", f"triển khai thực hiện; {words}./.")
    assert privacy_of(tmp_path, change) == []


@pytest.mark.parametrize("after", ["ở ấp 3", "ủng hộ", "ạ", "ấp An Bình"])
def test_a_name_ends_before_a_small_letter(after):
    text = f"Bệnh nhân Nguyễn Văn Mẫu {after}."
    assert [text[one.start : one.end] for one in private_data(text)] == ["Nguyễn Văn Mẫu"]


@pytest.mark.parametrize(
    "words", ["0900 000 001", "BN 999999", "bệnh nhân Nguyễn Văn Mẫu", "mau@example.invalid"]
)
def test_the_entry_that_the_message_gives_is_right(words, tmp_path):
    folder = tmp_path / "vinh-phuc/song-lo"
    folder.mkdir(parents=True)
    raw, record = folder / "002_b134961027536e2c.txt", folder / LETTER.name
    source = LETTER.with_name(raw.name).read_text("utf-8")
    text = LETTER.read_text("utf-8")

    def written(words, front):
        ends = ("thực hiện./.", f"thực hiện {words}./.")
        raw.write_text(source.replace(*ends), "utf-8")
        digest = hashlib.sha256(raw.read_bytes()).hexdigest()
        record.write_text(with_value(front.replace(*ends), ["source", "sha256"], digest), "utf-8")
        return [one for one in read_record(record)[1] if one.severity == "error"]

    message = next(one.right for one in written(words, text) if "write […]" in one.right)
    entry = yaml.safe_load(message[message.index("{") : message.index("}") + 1])
    assert set(entry) == {"before", "after", "because"}
    known = source_of(text).values.get("mended", [])
    assert written("[…]", with_value(text, ["mended"], [entry, *known])) == []
