"""The ways on from a letter, and what they depend on."""

import datetime as dt

import pytest

from gazette.corpus import load_corpus
from gazette.pages.document.doors import DoorFinder
from tests.site.factory import made_letter

DONG_VAN, MEO_VAC, CHAU_THANH = "ha-giang/dong-van", "ha-giang/meo-vac", "ben-tre/chau-thanh"
OWN = f"{DONG_VAN}/2021/10-cv-hu.html"


@pytest.fixture
def finder(tmp_path):
    corpus, problems = load_corpus([tmp_path])
    assert problems == []
    return DoorFinder(corpus), corpus.by_address[OWN]


@pytest.fixture
def doors(tmp_path):
    """Return a function that reads the doors of a letter: what each shows, by its title."""

    def read():
        corpus, problems = load_corpus([tmp_path])
        assert problems == []
        found = DoorFinder(corpus).of(corpus.by_address[OWN])
        return {door.title.text: [link.text for link, _ in door.rows] for door in found}

    return read


def write(folder, number, day, place=DONG_VAN, **fields):
    made_letter(folder, place, number=f"{number}-CV/HU", issued=day, **fields)


def test_there_are_three_doors_each_with_the_nearest_in_time(doors, tmp_path):
    write(tmp_path, 10, "2021-08-10", topics=["tiem-chung"])
    for number, day in (
        (1, "2021-01-01"),
        (9, "2021-08-08"),
        (11, "2021-08-13"),
        (12, "2021-09-30"),
    ):
        write(tmp_path, number, day, topics=["cach-ly"])
    write(tmp_path, 21, "2021-08-31", MEO_VAC, topics=["cach-ly"])
    write(tmp_path, 22, "2021-09-01", MEO_VAC, topics=["cach-ly"])
    write(tmp_path, 31, "2022-08-31", CHAU_THANH, topics=["tiem-chung"])
    assert doors() == {
        "Cùng huyện": ["Công văn 9-CV/HU", "Công văn 11-CV/HU", "Công văn 12-CV/HU"],
        "Cùng tỉnh Hà Giang, tháng 8/2021": ["Công văn 21-CV/HU"],
        "Cùng chủ đề: Tiêm chủng": ["Công văn 31-CV/HU"],
    }


def test_of_two_equally_near_the_newer_comes_first(doors, tmp_path):
    for number, day in ((10, "2021-08-10"), (9, "2021-08-09"), (11, "2021-08-11")):
        write(tmp_path, number, day)
    (shown, *_) = doors().values()
    assert shown == ["Công văn 11-CV/HU", "Công văn 9-CV/HU"]


def test_no_letter_stands_at_two_doors(doors, tmp_path):
    for number in range(10, 20):
        write(tmp_path, number, f"2021-08-{number}", topics=["tiem-chung"])
    shown = [name for names in doors().values() for name in names]
    assert len(shown) == len(set(shown)) == 9


def test_a_letter_alone_has_no_doors(doors, tmp_path):
    write(tmp_path, 10, "2021-08-10")
    assert doors() == {}


def test_each_door_leads_to_the_list_of_all(tmp_path):
    for number in (10, 11):
        write(tmp_path, number, "2021-08-10", topics=["tiem-chung"])
    write(tmp_path, 12, "2021-08-10", MEO_VAC, topics=["tiem-chung"])
    write(tmp_path, 13, "2021-08-10", CHAU_THANH, topics=["tiem-chung"])
    corpus, _ = load_corpus([tmp_path])
    assert [door.title.address for door in DoorFinder(corpus).of(corpus.by_address[OWN])] == [
        f"{DONG_VAN}/index.html",
        "tim-kiem/index.html?tinh=ha-giang&thang=2021-08",
        "chu-de/tiem-chung/index.html",
    ]


@pytest.mark.parametrize(("day", "most"), [("2021-12-01", 0), ("2021-07-30", 18)])
def test_an_edit_redoes_the_pages_that_show_it_and_no_others(tmp_path, day, most):
    start = dt.date(2021, 7, 1)
    for number in range(60):
        issued = start + dt.timedelta(number)
        write(tmp_path, number + 1, issued.isoformat(), topics=["tiem-chung"])
    before = inputs(tmp_path)
    write(tmp_path, 99, day, topics=["tiem-chung"])
    after = inputs(tmp_path)
    redone = [at for at, told in before.items() if after[at] != told]
    assert len(redone) <= most
    assert bool(redone) == bool(most)


def inputs(folder):
    corpus, _ = load_corpus([folder])
    finder = DoorFinder(corpus)
    return {entry.address: repr(finder.inputs(entry)) for entry in corpus.entries}
