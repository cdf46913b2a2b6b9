"""A nasty corpus: valid records, with every extreme in its share."""

from collections import Counter
from itertools import islice

import pytest

from gazette.corpus import load_corpus
from gazette.synth.generate import synthetic_records, write_records
from gazette.synth.plan import plans
from gazette.synth.traits import NASTY, PLAIN

COUNT = 400


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nasty")
    list(write_records(folder, COUNT, seed=1, nasty=True))
    corpus, problems = load_corpus([folder])
    assert [str(problem) for problem in problems] == []
    return corpus


@pytest.fixture(scope="module")
def records(corpus):
    return [entry.record for entry in corpus.unredacted]


def test_every_record_is_valid(records):
    assert len(records) == COUNT


def test_a_small_corpus_is_the_beginning_of_a_larger_one():
    few, many = (list(synthetic_records(count, 1, nasty=True)) for count in (30, 60))
    assert few == many[:30]


def test_plain_plans_have_no_trait_and_nasty_ones_have_every():
    plain, nasty = (
        {trait for plan in islice(plans(1, mix), COUNT) for trait in plan.traits}
        for mix in (PLAIN, NASTY)
    )
    assert plain == set()
    assert nasty == set(NASTY.traits)


def test_one_district_has_three_letters_of_ten(records):
    places = Counter(record.directive.district for record in records if record.directive.district)
    assert places.most_common(1)[0][1] > COUNT * 0.25


def test_half_of_the_letters_cite_one_document_and_some_cite_one_held(corpus):
    cited = Counter({key: len(citing) for key, citing in corpus.links.cited_by.items()})
    outside, held = cited.most_common(2)
    assert outside[1] > COUNT * 0.4
    assert f"{held[0]}.html" in corpus.by_address
    assert held[1] > COUNT * 0.1


def test_bodies_are_of_one_word_and_of_fifty_pages(records):
    sizes = [len(record.source.body.encode()) for record in records]
    assert min(sizes) < 20
    assert max(sizes) > 60_000


def test_tables_are_wide_and_long(records):
    tables = [block.rows for record in records for block in record.blocks if block.rows]
    assert max(len(rows[0]) for rows in tables) > 12
    assert max(map(len, tables)) > 40


def test_names_lists_and_words_are_long(records):
    directives = [record.directive for record in records]
    assert max(len(directive.recipients) for directive in directives) > 60
    assert max(len(d.signature.name) for d in directives if d.signature) > 40
    assert max(len(word) for record in records for word in record.body_text.split()) > 150


def test_some_letters_have_rare_forms(records):
    kinds = Counter(block.kind for record in records for block in record.blocks)
    assert kinds["annex"] > 5
    assert kinds["note"] > 2
    starts = {block.text.split(" ")[0] for record in records for block in record.blocks}
    assert {"1/", "I-", "1.", "I."} <= starts
    assert any(record.directive.urgency for record in records)


def test_some_letters_assign_many_tasks(records):
    assert max(len(record.directive.tasks) for record in records) > 60


def test_many_letters_are_of_one_day(records):
    days = Counter(record.directive.date.text for record in records if record.directive.date)
    assert days["2021-08-10"] > COUNT * 0.02


def test_two_letters_of_a_year_have_one_number(corpus):
    assert [entry for entry in corpus.entries if entry.address[:-8] + ".html" in corpus.by_address]


def test_some_were_withdrawn_and_some_had_another_address(records):
    assert len([record for record in records if record.directive.withdrawn]) > 3
    assert len([record for record in records if record.directive.formerly]) > 10
