"""What the site says on paper: the form of every document, in readers' words.

In: an entry, and the site's address where it is known. Out: the `gazette.printing.form.Form` from
which PDF and Word are made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from gazette.corpus import Entry
from gazette.outputs.model import SiteInputs
from gazette.outputs.text import plain_text, text_address
from gazette.pages.annotate import Span
from gazette.pages.citation import citation_of
from gazette.pages.directive import banner_of, place_line
from gazette.pages.documents import cite_spans
from gazette.pages.labels import label, labels
from gazette.pages.letter import point_names
from gazette.pages.names import date_name, issuer_name, title_of
from gazette.printing.form import About, Banner, EndLine, Form, Words, form_of
from gazette.printing.rules import rules_in_force
from gazette.records.model import Directive
from gazette.vocabulary import vocabulary

NOTHING: Mapping[str, Sequence[Span]] = MappingProxyType({})


def read_form(entry: Entry, inputs: SiteInputs) -> Form:
    """Return the form that the print files of an entry show."""
    cited = cite_spans(inputs.corpus, entry) if inputs.site_url else {}
    return paper_form(entry, inputs.site_url, cited)


def paper_form(
    entry: Entry, site_url: str | None = None, cited: Mapping[str, Sequence[Span]] = NOTHING
) -> Form:
    """Return the form of one document; without the site's address it bears none, and no QR code.

    `cited` are the words that lead to the pages of other documents.
    """
    directive, address = entry.directive, f"{site_url}{entry.address}" if site_url else None
    names = point_names(entry.record.blocks)
    about = About(
        title=f"{title_of(directive)}, {place_line(directive)}",
        author=_author(directive),
        keywords=tuple(vocabulary().topics[key].name for key in directive.topics),
        points=names,
        banner=_banner(directive, next(reversed(names.values()), labels().directive.text)),
        end=tuple(_end(entry, address)),
        address=address,
        cited={
            place: [(span.start, span.end, f"{site_url}{span.data}") for span in spans]
            for place, spans in cited.items()
        },
    )
    return form_of(entry.record, about, paper_words())


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
        lacks={
            "issuer": words.lack_issuer,
            "motto": words.lack_motto,
            "number": words.lack_number,
            "dateline": words.lack_dateline,
            "signature": words.lack_signature,
        },
    )


def _banner(directive: Directive, last: str) -> Banner | None:
    """Say above all else what is no letter, no whole one, or no real one."""
    own = banner_of(directive, last)
    if directive.synthetic:
        return Banner(labels().site.synthetic, f"{own.title}. {own.text}" if own else "")
    return Banner(own.title, own.text) if own else None


def _author(directive: Directive) -> str:
    who = directive.byline if directive.is_report else issuer_name(directive)
    return who or labels().fact.unknown


def _end(entry: Entry, address: str | None) -> Iterator[EndLine]:
    """Say what the paper is, whence it comes, and how its text can be held against the site's."""
    directive, words = entry.directive, labels().paper
    form = rules_in_force(directive)
    yield EndLine(
        " ".join([words.not_certified, *([words.form.format(rules=form)] if form else [])])
    )
    yield EndLine(words.site.format(site=labels().site.name, citation=citation_of(directive)))
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
    if source.sha256:
        yield EndLine(words.checksum.format(sha256=source.sha256))
    text = hashlib.sha256(plain_text(entry).encode()).hexdigest()
    name = text_address(entry).rpartition("/")[2]
    yield EndLine(words.checksum_text.format(file=name, sha256=text))
    for change in directive.mended:
        yield EndLine(label("paper", "mended", because=change.because))
