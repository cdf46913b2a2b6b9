"""The comparison of builds: the same letters in each program, and the same change."""

import json

import pytest

from bench import builds
from bench.usage import Usage
from gazette.corpus import load_corpus
from gazette.synth.generate import write_records

LETTERS = 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("builds")
    list(write_records(folder / "records", LETTERS, 1))
    return folder


@pytest.fixture(scope="module")
def peer(folder):
    return builds.Material(folder)


def test_a_peer_has_a_page_of_every_letter_with_all_that_it_prints(folder, peer):
    corpus, _ = load_corpus([folder / "records"])
    for entry in corpus.entries:
        text = (peer.folder / "docs" / entry.address).with_suffix(".md").read_text("utf-8")
        assert entry.record.source.body in text
        assert all(piece in text for _, piece in entry.directive.printed())


def test_a_page_names_its_place_month_kind_and_topics(folder):
    corpus, _ = load_corpus([folder / "records"])
    entry = next(one for one in corpus.entries if one.directive.district)
    front = json.loads(builds.page(entry).split("---")[1])
    assert len(front["places"]) == 2
    assert [len(front[name]) for name in ("months", "forms")] == [1, 1]
    assert len(front["topics"]) == len(entry.directive.topics)


@pytest.mark.parametrize("state", ["one body", "one subject"])
def test_a_change_leaves_our_record_valid(folder, state):
    ours = builds.Ours(folder / state, folder / "records")
    before = ours.edited.read_text("utf-8")
    ours.prepare(state, 0)
    assert ours.edited.read_text("utf-8") != before
    assert load_corpus([ours.project.folder / "directives"])[1] == []


def test_a_change_of_a_peer_is_of_its_text_or_its_title(peer):
    texts = [peer.edited.read_text("utf-8")]
    for state in builds.STATES:
        peer.prepare(state, 0)
        texts.append(peer.edited.read_text("utf-8"))
    first, cold, unchanged, body, subject = texts
    assert first == cold == unchanged
    assert body == f"{first}\n\nMới 0.\n"
    assert subject == body.replace('"title": "', '"title": "Mới 0 ', 1)


def test_the_table_has_the_medians_and_the_pages(peer, capsys):
    (peer.site / "a").mkdir(parents=True)
    for name in ("a/1.html", "a/2.html"):
        (peer.site / name).write_text("")
    usages = [Usage(cpu, 2.0, 30_000_000) for cpu in (1.0, 9.0, 3.0)]
    builds.print_table([builds.row(12, peer, "cold", usages)])
    said = capsys.readouterr().out
    assert "| 12 | cold | 3.0 / 2.0 / 30 |" in said
    assert "Pages of 12 letters: material 2, 1500.0 ms CPU each." in said
