"""BibTeX and RIS files are well formed and hold nothing but what the record says.

Both forms are read here by a few lines of their own, written by the rules of the formats.
"""

import re
from urllib.parse import urlsplit

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.bibtex import BIBTEX, bibtex
from gazette.outputs.registry import page_files
from gazette.outputs.ris import RIS, ris
from gazette.pages.bibliography import BibliographicReference, read_reference
from gazette.synth.generate import write_records
from tests.conftest import ROOT
from tests.site.conftest import SITE_URL
from tests.site.dom import page_at
from tests.site.factory import made_letter, made_report
from tests.site.samples import HELD, LETTERS, SEEDS

TRICK = "A & B_c 100% #1 $x {y} ~z^2 \\w\nER  - \n“Covid-19”"
REQUIRED = {"techreport": {"author", "title", "institution", "year"}, "misc": set()}
PLAIN = BibliographicReference(
    key="a/b/2021/1-cv-hu",
    is_report=False,
    authors=("Huyện ủy A",),
    title="Về việc",
    kind="Công văn",
    number="1-CV/HU",
    place="tỉnh B",
    date="2021-08-10",
    note="Ghi chú.",
    site="Trang",
    url="https://vi-du.invalid/a.html",
)


def reference_of(entry, site_url):
    return read_reference(entry, site_url)


def changed(**values):
    return BibliographicReference(**{**vars(PLAIN), **values})


def read_bibtex(text):
    """Read a file with one entry; return its type, key and fields, outer braces taken off."""
    head = re.match(r"@(\w+)\{([A-Za-z0-9:/-]+),\n", text)
    assert head, text
    fields, at = {}, head.end()
    while field := re.compile(r"\s*([a-z]+) = ").match(text, at):
        start = at = field.end()
        if text[at] == "{":
            depth = 0
            while True:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
                if not depth:
                    break
            value = text[start + 1 : at - 1]
        else:
            value = re.compile(r"\w+").match(text, at)[0]
            at += len(value)
        assert field[1] not in fields
        fields[field[1]] = value
        at += text[at] == ","
    assert text[at:] == "\n}\n"
    return head[1], head[2], fields


def untex(value):
    """Return a text with TeX's escapes undone."""
    named = {"backslash": "\\", "braceleft": "{", "braceright": "}"}
    named |= {"asciitilde": "~", "asciicircum": "^"}
    value = re.sub(r"^\{(.*)\}$", r"\1", value)
    pattern = r"\\text(\w+)\{\}|\\([$&#%_])|([{}\\$&#%_~^])"

    def read(found):
        assert not found[3], f"{found[3]} is not escaped in {value}"
        return named[found[1]] if found[1] else found[2]

    return re.sub(pattern, read, value)


def read_ris(text):
    """Read a file with one reference; return its tags and values in order."""
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert "\n" not in "".join(lines)
    pairs = []
    for line in lines:
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        pairs.append((found[1], found[2]))
    tags = [tag for tag, _ in pairs]
    assert (tags[0], tags[-1], tags.count("TY"), tags.count("ER")) == ("TY", "ER", 1, 1)
    return pairs


@pytest.fixture(scope="module")
def entries():
    corpus, problems = load_corpus([ROOT / "directives"])
    assert problems == []
    return {entry.record.path.name: entry for entry in corpus.entries}


@pytest.fixture
def of_seed(entries):
    """Return a function that returns both files of a record, parsed."""

    def of_seed(seed):
        reference = reference_of(entries[HELD[seed].file.name], SITE_URL)
        return read_bibtex(bibtex(reference)), dict(read_ris(ris(reference)))

    return of_seed


def test_a_letter_is_cited_with_all_that_is_known_of_it(of_seed):
    (kind, key, fields), tags = of_seed("002")
    address = SITE_URL + SEEDS["002"]
    subject = "Tiếp tục triển khai các giải pháp phòng, chống dịch Covid-19"
    note = fields.pop("note")
    assert "không có giá trị thay bản gốc" in note
    assert (kind, key) == ("techreport", "vinh-phuc/song-lo/2021/358-cv-hu")
    assert fields == {
        "author": "{Huyện ủy Sông Lô}",
        "title": f"{{{subject}}}",
        "type": "Công văn",
        "number": "358-CV/HU",
        "institution": "Huyện ủy Sông Lô",
        "address": "tỉnh Vĩnh Phúc",
        "year": "2021",
        "month": "aug",
        "date": "2021-08-10",
        "url": address,
        "language": "vietnamese",
    }
    assert tags == {
        "TY": "RPRT",
        "AU": "Huyện ủy Sông Lô",
        "TI": subject,
        "M3": "Công văn",
        "SN": "358-CV/HU",
        "PB": "Huyện ủy Sông Lô",
        "CY": "tỉnh Vĩnh Phúc",
        "PY": "2021",
        "DA": "2021/08/10/",
        "N1": note,
        "DB": "Văn bản chỉ đạo Covid-19 cấp huyện",
        "UR": address,
        "LA": "vi",
        "ER": "",
    }


def test_an_unknown_day_and_a_nameless_body_stay_unknown(of_seed):
    (_, _, fields), tags = of_seed("000")
    assert {"year", "month", "date"} & set(fields) == set()
    assert {"PY", "DA"} & set(tags) == set()
    assert fields["author"] == "{Huyện ủy chưa xác định tên}"
    assert fields["note"].startswith(
        "Chưa xác định ngày (sớm nhất là 22/7/2022). Văn bản thiếu phần cuối."
    )
    assert "ngày ban hành, cơ quan ban hành, tỉnh" in fields["note"]


def test_the_day_of_what_a_report_tells_of_is_not_its_own(of_seed):
    (kind, _, fields), tags = of_seed("001")
    assert (kind, tags["TY"]) == ("misc", "NEWS")
    assert fields["author"] == "{MINH CHIẾN}"
    assert {"year", "date", "number", "institution", "type"} & set(fields) == set()
    assert {"PY", "DA", "SN", "PB", "M3"} & set(tags) == set()
    assert "việc ngày 30/11/2021" in fields["note"]


@pytest.mark.parametrize("seed", SEEDS)
def test_both_forms_say_the_same(of_seed, seed):
    (_, key, fields), tags = of_seed(seed)
    pairs = {"author": "AU", "title": "TI", "number": "SN", "year": "PY", "note": "N1", "url": "UR"}
    for field, tag in pairs.items():
        assert untex(fields.get(field, "")) == tags.get(tag, ""), field
    assert f"{key}.html" == SEEDS[seed]


@pytest.mark.parametrize("seed", LETTERS)
def test_what_is_inferred_is_said(of_seed, seed):
    (_, _, fields), _ = of_seed(seed)
    inferred = HELD[seed].values["inferred"]
    assert ("Suy luận" in fields["note"]) == bool(inferred)


@pytest.mark.parametrize(
    ("date", "fields", "tags"),
    [
        ("2021", {"year": "2021", "date": "2021"}, {"PY": "2021", "DA": "2021///"}),
        (
            "2021-12",
            {"year": "2021", "month": "dec", "date": "2021-12"},
            {"PY": "2021", "DA": "2021/12//"},
        ),
        (None, {}, {}),
    ],
)
def test_a_date_goes_as_far_as_it_is_known(date, fields, tags):
    found = read_bibtex(bibtex(changed(date=date)))[2]
    assert {name: found[name] for name in ("year", "month", "date") if name in found} == fields
    read = dict(read_ris(ris(changed(date=date))))
    assert {tag: read[tag] for tag in ("PY", "DA") if tag in read} == tags


def test_no_sign_of_a_text_is_a_sign_of_the_format():
    reference = changed(title=TRICK, authors=(TRICK,), note=TRICK, number=TRICK, place=TRICK)
    wanted = " ".join(TRICK.split())
    _, _, fields = read_bibtex(bibtex(reference))
    for name in ("title", "author", "note", "number", "address"):
        assert untex(fields[name]) == wanted
    tags = read_ris(ris(reference))
    assert [value for tag, value in tags if tag in ("AU", "TI", "N1")] == [wanted] * 3


def test_an_address_can_t_end_its_field():
    url = "https://vi-du.invalid/a_b%20c}\r\nER  - .html"
    found = read_bibtex(bibtex(changed(url=url)))[2]["url"]
    assert found == dict(read_ris(ris(changed(url=url))))["UR"]
    assert found == "https://vi-du.invalid/a_b%20c%7D%0D%0AER%20%20-%20.html"


def test_without_an_address_of_the_site_there_is_none(entries):
    reference = reference_of(entries[HELD["002"].file.name], None)
    assert "url" not in read_bibtex(bibtex(reference))[2]
    assert "UR" not in dict(read_ris(ris(reference)))


def test_what_is_made_up_says_so_and_keys_are_unique(tmp_path):
    for file in write_records(tmp_path, 60, 1):
        assert file.exists()
    corpus, problems = load_corpus([tmp_path])
    assert problems == []
    keys = set()
    for entry in corpus.entries:
        reference = reference_of(entry, None)
        kind, key, fields = read_bibtex(bibtex(reference))
        tags = dict(read_ris(ris(reference)))
        keys.add(key)
        assert "không phải văn bản thật" in tags["N1"]
        assert untex(fields["title"]) == tags["TI"]
        date = entry.directive.issued
        assert ("year" in fields) == bool(date and date.year)
        assert REQUIRED[kind] - set(fields) <= {"year"}
    assert len(keys) == 60


def test_a_day_within_a_known_month_is_left_at_the_month(tmp_path):
    made_letter(tmp_path, issued="[2021-08-10..2021-08-12]", inferred={"issued": {"because": "…"}})
    entry = load_corpus([tmp_path])[0].entries[0]
    assert reference_of(entry, None).date == "2021-08"


def test_of_what_was_withdrawn_there_are_no_files(tmp_path):
    made_letter(tmp_path, withdrawn={"on": "2027-01-31", "because": "Thử"})
    made_report(tmp_path)
    corpus, _ = load_corpus([tmp_path])
    links = [link for each in page_files(corpus, (BIBTEX, RIS)).values() for link in each]
    found = [link.address.rpartition(".") for link in links]
    assert [ending for _, _, ending in found] == ["bib", "ris"]
    assert all("tin-2021-11-30" in stem for stem, _, _ in found)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_files_stand_beside_the_page_which_links_them(site, seed):
    page = page_at(site / SEEDS[seed])
    section = page.part("trich-dan")
    links = {a.text: a.attrs["href"] for a in section.all("a")}
    stem = SEEDS[seed].rpartition("/")[2].removesuffix(".html")
    files = {"BibTeX": ".bib", "RIS": ".ris", "JSON": ".json", "Akoma Ntoso (XML)": ".xml"}
    assert links == {name: stem + suffix for name, suffix in files.items()}
    folder = (site / SEEDS[seed]).parent
    assert "url" not in read_bibtex((folder / f"{stem}.bib").read_text(encoding="utf-8"))[2]
    read_ris((folder / f"{stem}.ris").read_bytes().decode())


def test_the_files_have_the_page_s_address_where_it_is_known(site_with_address):
    file = (site_with_address / SEEDS["002"]).with_suffix(".bib")
    url = read_bibtex(file.read_text(encoding="utf-8"))[2]["url"]
    assert urlsplit(url).path.endswith(SEEDS["002"])
