"""The words that records may use: kinds, bodies, places, topics, abbreviations, known documents.

In: the `.yml` files of this folder, each of which names its sources. Out: one frozen `Vocabulary`,
read once per process. Nothing here knows a record.
"""

from gazette.vocabulary.load import vocabulary
from gazette.vocabulary.model import (
    Abbreviation,
    Body,
    KnownDocument,
    ProvinceToday,
)
from gazette.vocabulary.unit import District, Province, Unit

__all__ = [
    "Abbreviation",
    "Body",
    "District",
    "KnownDocument",
    "Province",
    "ProvinceToday",
    "Unit",
    "vocabulary",
]
