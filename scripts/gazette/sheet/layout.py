"""Lay a letter out: its printed parts in the order of the form, each of one or more lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from gazette.citations import annotate
from gazette.corpus import Corpus, Entry
from gazette.records.body import Block
from gazette.records.model import Letterhead, Signature
from gazette.records.record import Record
from gazette.sheet.lines import CitedByPlace, LineBuilder, PlainLineBuilder
from gazette.sheet.model import Lack, Sheet, SheetBlock, SheetHead, SheetPart, SheetSignature
from gazette.sheet.printed_form import printed_form

_CACHED = 2_000  # sheets, some 50 MB
_NO_HEAD = Letterhead.model_validate(dict.fromkeys(Letterhead.model_fields) | {"subject": ()})
# Printed in place of a signature: "(Đã ký)"
_SIGNED = re.compile(r"\s*(\(\s*đã ký\s*\))\s*", re.IGNORECASE)
# The State's motto has two lines: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - …"
_SECOND_LINE = re.compile(r"\s+(?=Độc lập\b)")


class Sheets:
    """The sheets of a corpus, each made when first asked for; the latest are cached."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._of = lru_cache(_CACHED)(self._lay_out)

    def of(self, entry: Entry) -> Sheet:
        return self._of(entry.address)

    def _lay_out(self, address: str) -> Sheet:
        entry = self._corpus.by_address[address]
        links = self._corpus.links.cites.get(address, ())
        head = entry.directive.letterhead
        return lay_out(entry.record, annotate(links, head.subject if head else ()))


def lay_out(record: Record, cited: CitedByPlace) -> Sheet:
    """Return the sheet of a record. `cited` says where its texts cite other documents."""
    return _sheet(record, LineBuilder(record, cited))


def plain_sheet(record: Record) -> Sheet:
    """Return the sheet of a record with its texts alone: no emphasis, citation or slip is told."""
    return _sheet(record, PlainLineBuilder())


def _sheet(record: Record, builder: PlainLineBuilder) -> Sheet:
    """Return the sheet of a record with the lines that `builder` makes.

    Each copy line has a dash. Recipients have dashes where there is more than one.
    """
    directive = record.directive
    to = directive.recipients
    is_cut = directive.completeness == "fragment"
    is_signed = not directive.is_report and not is_cut
    return Sheet(
        form=printed_form(directive),
        head=None if directive.is_report else _head(directive.letterhead, builder),
        headline=builder.part(directive.subject if directive.is_report else None, "subject"),
        recipients=builder.lines(to, "recipients", has_dash=len(to) > 1),
        blocks=tuple(_blocks(record.blocks, builder)),
        is_cut=is_cut,
        copies=builder.lines(directive.copies, "copies", has_dash=True),
        signature=_signature(directive.signature, builder) if is_signed else None,
        byline=builder.part(directive.byline),
        slips=builder.slips(),
        short_forms=builder.short_forms(),
    )


def _head(head: Letterhead | None, builder: PlainLineBuilder) -> SheetHead:
    head = head or _NO_HEAD
    return SheetHead(
        superior=builder.part(head.superior),
        issuer=_or_lack(builder.part(head.issuer), "issuer"),
        star=builder.part(head.star),
        motto=_or_lack(_motto(head.motto, builder), "motto"),
        number=_or_lack(builder.part(head.number), "number"),
        title=builder.part(head.title),
        dateline=_or_lack(builder.part(head.dateline), "dateline"),
        subject=SheetPart(builder.lines(head.subject, "letterhead.subject")),
    )


def _or_lack(part: SheetPart, lack: Lack) -> SheetPart:
    return part if part.lines else SheetPart(lack=lack)


def _motto(motto: str | None, builder: PlainLineBuilder) -> SheetPart:
    return SheetPart(tuple(map(builder.line, _SECOND_LINE.split(motto)))) if motto else SheetPart()


def _blocks(blocks: Iterable[Block], builder: PlainLineBuilder) -> Iterator[SheetBlock]:
    levels = {"": -1}
    for block in blocks:
        levels[block.id] = levels[block.parent] + 1
        text = "" if block.rows else block.text
        yield SheetBlock(
            id=block.id,
            kind=block.kind,
            level=levels[block.id],
            name=block.name,
            line=builder.line(text, block.id, block.emphasis),
            rows=tuple(builder.lines(row, f"{block.id}.{n}") for n, row in enumerate(block.rows)),
        )


def _signature(sign: Signature | None, builder: PlainLineBuilder) -> SheetSignature:
    """Return the signature, with "(đã ký)" on a line of its own where the source prints it."""
    position, name = (sign.position or "", sign.name) if sign else ("", "")
    signed = _SIGNED.search(position) or _SIGNED.search(name)
    return SheetSignature(
        authority=builder.part(sign.authority if sign else None),
        position=builder.part(_SIGNED.sub("", position)),
        signed=builder.part(signed[1] if signed else None),
        name=_or_lack(builder.part(_SIGNED.sub("", name)), "signature"),
    )
