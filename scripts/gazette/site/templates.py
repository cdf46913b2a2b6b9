"""The templates of our theme, read once for a build: no page mixes two states of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment

from gazette.store import digest_of

_SUFFIXES = (".html", ".xml", ".svg")


@dataclass(frozen=True)
class Templates:
    texts: Mapping[str, str]
    """By their paths below the theme's folder: `pages/home.html`."""

    @cached_property
    def digest(self) -> str:
        return digest_of(self.texts)

    def before(self, environment: Environment) -> BaseLoader:
        """Return a loader that takes these templates, and others as the environment did."""
        others = [environment.loader] if environment.loader else []
        return ChoiceLoader([DictLoader(self.texts), *others])


def read_templates(theme: Path) -> Templates:
    """Read all templates and icons of a theme's folder."""
    files = sorted(file for file in theme.rglob("*") if file.suffix in _SUFFIXES)
    return Templates(
        {file.relative_to(theme).as_posix(): file.read_text(encoding="utf-8") for file in files}
    )
