"""The districts in which communes lie.

In: the type and the name of a commune, as in "thị trấn Liên Hương". Out: the districts that have
one of that name, by `communes.yml`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from gazette.data import read_data
from gazette.text.tones import tone_key
from gazette.vocabulary.load import vocabulary

DistrictKey = tuple[str, str]
"""The keys of a province and of one of its districts."""
COMMUNE_TYPES = ("thị trấn", "xã", "phường")
LONGEST = 4
"""Words in the name of a commune."""


def districts_with(kind: str, name: str) -> frozenset[DistrictKey]:
    """Return the districts with a commune of this type and name, in any spelling of tones."""
    return _districts_by_commune().get((kind, tone_key(name)), frozenset())


@cache
def _districts_by_commune() -> Mapping[tuple[str, str], frozenset[DistrictKey]]:
    codes: dict[str, list[DistrictKey]] = defaultdict(list)
    for key, unit in vocabulary().districts.items():
        codes[unit.code].append(key)
    found: dict[tuple[str, str], set[DistrictKey]] = defaultdict(set)
    for code, types in read_data("vocabulary", "communes")["communes"].items():
        for kind, names in types.items():
            for name in names.split(", "):
                found[kind, tone_key(name)].update(codes[code])
    return {commune: frozenset(keys) for commune, keys in found.items()}
