"""The site's own words, read from `labels.yml`, as attributes: `labels().home.newest`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml


class Words:
    """The labels of one section; a name that is not there raises AttributeError."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def by_name(self) -> Mapping[str, str]:
        return self._words

    def __getattr__(self, name: str) -> str:
        try:
            return self._words[name]
        except KeyError:
            raise AttributeError(f'there is no label "{name}"') from None


class Labels:
    """All labels by section."""

    def __init__(self, sections: Mapping[str, Mapping[str, str]]) -> None:
        self._sections = {name: Words(words) for name, words in sections.items()}

    def section(self, name: str) -> Mapping[str, str]:
        """Return the labels of a section by their names, for scripts that show them."""
        return self._sections[name].by_name()

    def __getattr__(self, name: str) -> Words:
        try:
            return self._sections[name]
        except KeyError:
            raise AttributeError(f'there is no section "{name}" of labels') from None


@cache
def labels() -> Labels:
    """Return all labels; the same object at every call."""
    text = files("gazette.pages").joinpath("labels.yml").read_text(encoding="utf-8")
    return Labels(yaml.safe_load(text))


def label(section: str, name: str, /, **values: object) -> str:
    """Return one label, filled in; `name` may come from data (`completeness`)."""
    text: str = getattr(getattr(labels(), section), name)
    return text.format(**values) if values else text
