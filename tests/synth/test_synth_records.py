"""A thousand synthetic records are valid, reproducible and of every kind."""

import hashlib
import os
import re
import statistics
import subprocess
import sys
import unicodedata
from collections import Counter

import pytest

from gazette.corpus import load_corpus
from gazette.records.address import parse_address
from gazette.synth.generate import synthetic_records, write_records
from gazette.text.dates import short_date
from gazette.vocabulary import vocabulary

COUNT, PAGE = 1000, 2500  # characters on a page
DIGEST = """
import hashlib
from gazette.synth.generate import synthetic_records
print(hashlib.sha256(repr(list(synthetic_records(25, 7))).encode()).hexdigest())
"""
CITATION = re.compile(r"số ([\w/.-]+),? ngày\s(\d\d/\d\d?/\d{4})")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("synth")
    files = list(write_records(folder, COUNT, seed=1))
    assert len(set(files)) == COUNT
    corpus, problems = load_corpus([folder])
    assert [str(problem) for problem in problems] == []
    return corpus


@pytest.fixture(scope="module")
def records(corpus):
    return [entry.record for entry in corpus.entries]


@pytest.fixture(scope="module")
def directives(records):
    return [record.directive for record in records]


def layout_of(record):
    """Return a body's layout, judged by the kinds of its blocks."""
    kinds = {block.kind for block in record.blocks}
    under = any(block.kind == "dash" and block.parent for block in record.blocks)
    order = ("table", "article", "section", "number", "dash")
    first = next((kind for kind in order if kind in kinds), "prose")
    return "dashes under numbers" if first == "number" and under else first


def test_every_record_is_valid_and_says_that_it_is_synthetic(directives):
    assert len(directives) == COUNT
    assert all(directive.synthetic for directive in directives)
    assert all(value is None for directive in directives for _, value in directive.source)


def test_records_of_another_seed_are_others_and_valid_too(tmp_path):
    list(write_records(tmp_path, 120, seed=2))
    assert load_corpus([tmp_path])[1] == []
    paths = [{path for path, _ in synthetic_records(120, seed)} for seed in (1, 2)]
    assert len(paths[0] & paths[1]) < 5


def test_the_same_seed_gives_the_same_bytes_in_every_process():
    found = set()
    for hash_seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": hash_seed}
        done = subprocess.run(
            [sys.executable, "-c", DIGEST], env=env, capture_output=True, text=True, check=True
        )
        found.add(done.stdout.strip())
    records = repr(list(synthetic_records(25, 7)))
    assert found == {hashlib.sha256(records.encode()).hexdigest()}


def test_a_small_corpus_is_the_beginning_of_a_larger_one():
    assert list(synthetic_records(30, 1)) == list(synthetic_records(60, 1))[:30]


def test_all_provinces_and_most_districts_are_there(directives):
    provinces = {directive.province for directive in directives} - {None}
    places = {(directive.province, directive.district) for directive in directives}
    assert provinces == set(vocabulary().provinces)
    assert len({place for place in places if place[1]}) > 600


def test_the_address_of_every_page_leads_back_to_its_file(corpus):
    files = [(parse_address(entry.address), entry.record.path) for entry in corpus.entries]
    assert [path for address, path in files if not address.fits(path.stem)] == []
    assert all(path.parent.as_posix().endswith(address.folder) for address, path in files)


def test_places_may_be_unknown(directives):
    bodies = vocabulary().bodies
    local = [d for d in directives if d.issuer and bodies[d.issuer].level == "district"]
    assert len([d for d in local if d.province and not d.district]) >= 20
    assert len([d for d in local if not d.province]) >= 5


def test_every_kind_is_there(directives):
    assert {directive.kind for directive in directives} == set(vocabulary().kinds)


def test_districts_and_all_above_them_issue(directives):
    levels = Counter(
        vocabulary().bodies[directive.issuer].level for directive in directives if directive.issuer
    )
    assert levels["district"] > levels["province"] > levels["centre"] > 15


def test_every_completeness_is_there(directives):
    found = Counter(directive.completeness for directive in directives)
    assert found["complete"] > COUNT * 0.6
    assert min(found[name] for name in ("letterhead-missing", "fragment", "report")) > COUNT * 0.03


def test_every_layout_is_there(records):
    found = Counter(layout_of(record) for record in records)
    layouts = {"table", "article", "section", "number", "dashes under numbers", "dash", "prose"}
    assert set(found) == layouts
    assert min(found.values()) > COUNT * 0.05


def test_dates_are_of_three_years_and_known_in_part(directives):
    texts = [directive.date.text if directive.date else "" for directive in directives]
    forms = Counter(re.sub(r"\d+", "9", text) for text in texts)
    some = ("9-9", "9", "[9-9-9..]", "[..9-9-9]", "[9-9-9..9-9-9]", "")
    assert forms["9-9-9"] > COUNT * 0.8
    assert all(forms[form] >= 2 for form in some)
    assert {text[:4] for text in texts if text[:1] == "2"} == {"2020", "2021", "2022"}


def test_lengths_are_those_of_letters_with_a_long_tail(records):
    sizes = [len(record.source.body.encode()) for record in records]
    pages = [len(record.body_text) / PAGE for record in records]
    assert 4000 < statistics.mean(sizes) < 6000
    assert statistics.median(sizes) < statistics.mean(sizes)
    assert len([size for size in sizes if size < 1100]) >= 5
    assert len([page for page in pages if page > 5]) >= 5


def test_tasks_are_due_start_or_are_open(directives):
    tasks = [task for directive in directives for task in directive.tasks]
    assert len([task for task in tasks if task.due and task.due.day]) > 500
    assert len([task for task in tasks if task.due and not task.due.day]) > 100
    assert len([task for task in tasks if task.start and task.start.time]) > 100
    assert len([task for task in tasks if not task.due and not task.start]) > 500


def test_points_speak_of_their_letters_topics_and_of_most_topics_some_do(directives):
    found = Counter(key for d in directives for keys in d.points.values() for key in keys)
    assert len(found) >= 20
    assert sum(found.values()) > COUNT
    assert all({*keys} <= {*d.topics} for d in directives for keys in d.points.values())


def test_some_letters_have_slips(directives):
    slips = Counter(slip.quote for directive in directives for slip in directive.sic)
    assert len(slips) >= 6
    assert sum(slips.values()) > 100
    graves = [slip for directive in directives for slip in directive.sic if slip.may_change_meaning]
    assert 0 < len(graves) < sum(slips.values()) / 2


def test_a_slip_never_touches_the_name_of_the_speaker(records):
    names, slip = "phòng, chống", "phòng,chống"  # in the name of every steering committee
    speakers = [(record.directive.speaks_as or "", record.body_text) for record in records]
    at_risk = [(name, text) for name, text in speakers if names in name and slip in text]
    assert len(at_risk) >= 5
    assert [name for name, text in at_risk if name.replace(names, slip) in text] == []


def test_citations_name_records_of_the_corpus_and_others(records):
    held = {
        (d.number.text, short_date(d.issued.day))
        for d in (record.directive for record in records)
        if d.number and d.issued and d.issued.day
    }
    cited = [pair for record in records for pair in CITATION.findall(record.body_text)]
    resolved = [pair for pair in cited if pair in held]
    assert len(resolved) > 150
    assert len(cited) - len(resolved) > 150


def test_no_record_cites_a_later_one(records):
    own = (record.directive for record in records)
    days = {d.number.text: d.issued.day for d in own if d.number and d.issued}
    for record in records:
        own = record.directive.date.day if record.directive.date else None
        for number, day in CITATION.findall(record.body_text):
            if own and days.get(number) and short_date(days[number]) == day:
                assert days[number] < own


@pytest.mark.parametrize(
    "spelling",
    ["Ủy ban", "Uỷ ban", "UBND", "hòa", "hoà", "vắc xin", "vacxin", "vaccine", "BCĐ", "đ/c", '"'],
)
def test_spellings_vary(records, spelling):
    having = [r for r in records if spelling in "\n".join((r.body_text, *r.directive.recipients))]
    assert 5 <= len(having) < COUNT


def test_there_are_more_than_six_thousand_syllables(records):
    texts = (unicodedata.normalize("NFC", record.body_text).lower() for record in records)
    found = Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text))
    assert len(found) >= 6000
    common = sum(uses for _, uses in found.most_common(500))
    assert 0.5 < common / found.total() < 0.95
