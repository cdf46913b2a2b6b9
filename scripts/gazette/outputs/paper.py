"""What the site says on paper: the form of every document, in readers' words.

In: an entry, and the site's address where it is known. Out: the `gazette.printing.form.Form` from
which PDF and Word are made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from typing import get_args

from gazette.corpus import Entry
from gazette.outputs.model import SiteInputs
from gazette.outputs.text import plain_text, text_address
from gazette.pages.documents import banner_of, place_line
from gazette.pages.end_words import end_words
from gazette.pages.labels import label, labels
from gazette.pages.names import date_name, issuer_name, title_of
from gazette.printing.form import EndLine, Form, Meta, Notice, Words
from gazette.printing.rules import rules_in_force
from gazette.records.model import Directive
from gazette.records.record import Record
from gazette.sheet import Sheet
from gazette.sheet.model import Lack
from gazette.vocabulary import vocabulary


def read_form(entry: Entry, inputs: SiteInputs) -> Form:
    """Return the form of one document; without the site's address it bears none, and no QR code."""
    directive, sheet, site_url = entry.directive, inputs.sheets.of(entry), inputs.site_url
    address = f"{site_url}{entry.address}" if site_url else None
    return Form(
        sheet=sheet,
        meta=Meta(
            title=f"{title_of(directive)}, {place_line(directive)}",
            author=_author(directive),
            keywords=tuple(vocabulary().topics[key].name for key in directive.topics),
            revised=directive.revised,
        ),
        words=paper_words(),
        banner=_banner(entry.record),
        end=tuple(_end(entry, sheet, address)),
        site_url=site_url,
        address=address,
    )


@cache
def paper_words() -> Words:
    """Return the words that every paper bears."""
    own, words = labels().paper, labels().directive
    return Words(
        to=words.to,
        copies=words.copies,
        notice=labels().site.print_mark,
        note=own.note,
        cut_here=words.cut_here,
        page=own.code,
        lacks={lack: label("directive", f"lack_{lack}") for lack in get_args(Lack) if lack},
    )


def _banner(record: Record) -> Notice | None:
    """Say above all else what is no letter, no whole one, or no real one."""
    own = banner_of(record)
    if record.directive.synthetic:
        return Notice(labels().site.synthetic, f"{own.title}. {own.text}" if own else "")
    return Notice(own.title, own.text) if own else None


def _author(directive: Directive) -> str:
    who = directive.byline if directive.is_report else issuer_name(directive)
    return who or labels().fact.unknown


def _end(entry: Entry, sheet: Sheet, address: str | None) -> Iterator[EndLine]:
    """Say what the paper is, whence it comes, and how its text can be held against the site's."""
    directive, words, end = entry.directive, labels().paper, end_words(entry.directive)
    form = rules_in_force(directive)
    yield EndLine(" ".join([end.not_certified, *([words.form.format(rules=form)] if form else [])]))
    yield EndLine(end.origin)
    if address:
        yield EndLine(words.address.format(address=address), address)
    source = directive.source
    yield EndLine(
        words.source.format(
            url=source.url or labels().source.unknown_url,
            captured=date_name(source.captured) if source.captured else labels().source.unknown,
        ),
        source.url,
    )
    if end.checksum:
        yield EndLine(end.checksum)
    text = hashlib.sha256(plain_text(directive, sheet).encode()).hexdigest()
    name = text_address(entry).rpartition("/")[2]
    yield EndLine(words.checksum_text.format(file=name, sha256=text))
    for change in directive.mended:
        yield EndLine(label("paper", "mended", because=change.because))
