"""A font, a style or a script that templates and styles ask for must be there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

_IN_STYLE = re.compile(r"""url\(\s*['"]?([^'")?#]+)""")
_IN_TEMPLATE = re.compile(r"""['"]/?(assets/[^'"]+)['"]""")
_ELSEWHERE = re.compile(r"[a-z]+:|/", re.IGNORECASE)


def missing_assets(
    templates: Mapping[str, str], styles: Iterable[tuple[str, str]], there: Collection[str]
) -> list[str]:
    """Name each file that a template or style refers to and that is not in the site."""
    asked = [*_of_templates(templates), *_of_styles(styles)]
    return sorted({f"{source}: {file} is missing" for source, file in asked if file not in there})


def _of_templates(templates: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in templates.items():
        for file in _IN_TEMPLATE.findall(text):
            yield name, file


def _of_styles(styles: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for address, text in styles:
        for file in _IN_STYLE.findall(text):
            if not _ELSEWHERE.match(file):
                yield address, posixpath.normpath(f"{posixpath.dirname(address)}/{file.strip()}")
