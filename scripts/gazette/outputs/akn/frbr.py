"""The metadata of a document: what identifies it as a work, as its text, and as our file.

Identifiers are made from addresses, so they last as long: the page
`vinh-phuc/song-lo/2021/358-cv-hu.html` shows the work
`/akn/vn/doc/van-ban/vinh-phuc.song-lo/2021/358-cv-hu`. So does the page of a document that is cited
but not held. A year that is unknown reads `khong-ro`.

The standard has only full days. So `FRBRdate` tells in `name` what its day is:

- `issued`: the day of issue, if it is known.
- `issued-not-before`, `issued-not-after`: the first and the last day that an unknown day of issue
  can be. Where nothing is known, the last is the day on which the record was added.
- `event`, `event-not-before`, `event-not-after`: likewise the day of the event that a report tells
  of; when it was published is unknown.
- `revised`: the latest change of our file.

Files are the editor's: no text of it has legal force (`FRBRauthoritative`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gazette.citations import key_of
from gazette.corpus import Entry
from gazette.outputs.akn.elements import AKN, Element
from gazette.outputs.akn.references import EDITOR, authors
from gazette.pages.names import subject_of
from gazette.records.model import Directive

_CITED = "vien-dan/"


def work_of(key: str) -> str:
    """Return the identifier of a work by the key of its document in the links of the corpus."""
    *place, year, number = key.removeprefix(_CITED).split("/")
    return "/".join(("/akn/vn/doc/van-ban", ".".join(place), year, number))


def identification(entry: Entry, component: str, site_url: str | None) -> Element:
    """Return what identifies a document, `main`, or one of its annexes."""
    work = work_of(key_of(entry.address))
    text = f"{work}/vie@"
    return AKN.identification(
        AKN.FRBRWork(
            *_names(work, work, component),
            *_aliases(entry, site_url),
            *_dates(entry.directive),
            *authors(entry.directive),
            *_descriptions(entry.directive),
        ),
        AKN.FRBRExpression(
            *_names(text, text, component),
            *_dates(entry.directive),
            *authors(entry.directive),
            AKN.FRBRauthoritative(value="false"),
            AKN.FRBRlanguage(language="vie"),
        ),
        AKN.FRBRManifestation(
            *_names(f"{text}.xml", text, f"{component}.xml"),
            AKN.FRBRdate(date=entry.directive.revised.isoformat(), name="revised"),
            AKN.FRBRauthor(href=f"#{EDITOR}"),
            AKN.FRBRformat(value="application/akn+xml"),
        ),
        source=f"#{EDITOR}",
    )


def _names(name: str, whole: str, component: str) -> tuple[Element, Element]:
    return AKN.FRBRthis(value=f"{whole}/!{component}"), AKN.FRBRuri(value=name)


def _aliases(entry: Entry, site_url: str | None) -> Iterator[Element]:
    if site_url:
        yield AKN.FRBRalias(value=f"{site_url}{entry.address}", name="page")


def _dates(directive: Directive) -> Iterator[Element]:
    name, date = "event" if directive.is_report else "issued", directive.date
    if date and date.day:
        yield _date(date.day, name)
        return
    if date and date.earliest:
        yield _date(date.earliest, f"{name}-not-before")
    if last := (date.latest if date else directive.added):
        yield _date(last, f"{name}-not-after")


def _date(day: dt.date, name: str) -> Element:
    return AKN.FRBRdate(date=day.isoformat(), name=name)


def _descriptions(directive: Directive) -> Iterator[Element]:
    yield AKN.FRBRcountry(value="vn")
    yield AKN.FRBRsubtype(value=directive.kind)
    if directive.number:
        yield AKN.FRBRnumber(value=directive.number.text)
    yield AKN.FRBRname(value=subject_of(directive))
