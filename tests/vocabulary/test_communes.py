"""Communes, and the districts in which they lie."""

from gazette.data import read_data
from gazette.vocabulary import vocabulary
from gazette.vocabulary.communes import COMMUNE_TYPES, districts_with

COMMUNES = read_data("vocabulary", "communes")["communes"]


def test_a_town_of_one_district_tells_it():
    assert districts_with("thị trấn", "Liên Hương") == {("binh-thuan", "tuy-phong")}
    assert districts_with("thị trấn", "LIÊN HƯƠNG") == {("binh-thuan", "tuy-phong")}


def test_many_districts_have_a_commune_of_a_common_name():
    assert len(districts_with("xã", "Tân Lập")) > 10


def test_the_type_of_a_commune_counts():
    assert districts_with("xã", "Liên Hương") == frozenset()
    assert districts_with("xã", "Không Có") == frozenset()


def test_the_districts_are_those_of_the_vocabulary():
    codes = {unit.code for unit in vocabulary().districts.values()}
    assert COMMUNES.keys() <= codes
    assert {kind for types in COMMUNES.values() for kind in types} == set(COMMUNE_TYPES)
