"""The site's own words, read from `labels.yml`, as attributes: `labels().home.newest`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gazette.data import read_data
from gazette.text.digits import grouped


class LabelSection:
    """The labels of one section."""

    def __init__(self, words: Mapping[str, str]) -> None:
        vars(self).update(words)

    def __getattr__(self, name: str) -> str:
        raise AttributeError(f'there is no label "{name}"')


class Labels:
    """All labels by section."""

    def __init__(self, sections: Mapping[str, Mapping[str, str]]) -> None:
        vars(self).update({name: LabelSection(words) for name, words in sections.items()})

    def __getattr__(self, name: str) -> LabelSection:
        raise AttributeError(f'there is no section "{name}" of labels')

    def section(self, name: str) -> Mapping[str, str]:
        """Return the labels of a section by name, for scripts that show them."""
        words: LabelSection = getattr(self, name)
        return vars(words)


@cache
def labels() -> Labels:
    return Labels(read_data("pages", "labels"))


def label(section: str, name: str, /, **values: object) -> str:
    """Return one label, filled in; `name` may come from data. Whole numbers read as in "1.200"."""
    text: str = getattr(getattr(labels(), section), name)
    if not values:
        return text
    written = {k: grouped(one) if isinstance(one, int) else one for k, one in values.items()}
    return text.format(**written)
