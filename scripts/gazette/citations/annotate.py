"""Cut a text into runs, those that link and those that don't, without changing a character.

In: a text and the links that stand in it. Out: runs whose texts, put together, are the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gazette.citations.model import Link, Run


def annotate(text: str, links: Iterable[Link]) -> tuple[Run, ...]:
    """Return the runs of a text. `links` are those of its block alone."""
    return tuple(run for run in _runs(text, links) if run.text)


def _runs(text: str, links: Iterable[Link]) -> Iterator[Run]:
    done = 0
    for link in sorted(links, key=lambda link: link.citation.link_start):
        start, end = link.citation.link_start, link.citation.link_end
        if start < done:
            continue
        yield Run(text[done:start], done)
        yield Run(text[start:end], start, link)
        done = end
    yield Run(text[done:], done)
