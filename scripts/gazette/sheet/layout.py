"""Lay a letter out: its printed parts in the order of the form, each of one or more lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from gazette.citations import annotate
from gazette.corpus import Corpus, Entry
from gazette.records.body import Block
from gazette.records.footnotes import note_mark
from gazette.records.model import Directive, Letterhead, Signature
from gazette.records.record import Record
from gazette.sheet.lines import CitedByPlace, LineBuilder, PlainLineBuilder
from gazette.sheet.model import (
    Lack,
    Sheet,
    SheetAnnex,
    SheetBlock,
    SheetHead,
    SheetNote,
    SheetPart,
    SheetSignature,
    SheetText,
)
from gazette.sheet.notes import NoteMarks
from gazette.sheet.printed_form import printed_form

_CACHED = 2_000  # sheets, some 50 MB
_NO_HEAD = Letterhead.model_validate(dict.fromkeys(Letterhead.model_fields) | {"subject": ()})
# Printed in place of a signature: "(Đã ký)"
_SIGNED = re.compile(r"\s*(\(\s*đã ký\s*\))\s*", re.IGNORECASE)
# "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH": each on a line of its own
_FOR_ANOTHER = re.compile(r"\s+(?=K/?T\b)|(?<=\S)\s+(?=PHÓ\b)")
# "TRƯỞNG BAN", "CHỦ TỊCH UBND HUYỆN": the post in the committee, and the own one
_OWN_POST = re.compile(r"(?<=TRƯỞNG BAN)\s+(?=(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ)\b)")
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
    to, addressed = directive.recipients, directive.addressed
    is_cut = directive.completeness == "fragment"
    is_signed = not directive.is_report and not is_cut
    letter = [block for block in record.blocks if not block.annex]
    annexed = [block for block in record.blocks if block.annex]
    annexes = [list(some) for _, some in groupby(annexed, key=lambda block: block.annex)]
    marks = NoteMarks(letter)
    builder.enter(marks)
    return Sheet(
        form=printed_form(directive),
        head=None if directive.is_report else _head(directive, builder),
        headline=builder.part(directive.subject if directive.is_report else None, "subject"),
        addressed=builder.part(addressed.label if addressed else None),
        recipients=builder.lines(to, "recipients", has_dash=len(to) > 1),
        text=_text(letter, marks, builder),
        is_cut=is_cut,
        copies=builder.lines(directive.copies, "copies", has_dash=True),
        signatures=tuple(_signatures(directive, builder)) if is_signed else (),
        byline=builder.part(directive.byline),
        annexes=tuple(_annex(blocks, builder) for blocks in annexes),
        slips=builder.slips(),
        short_forms=builder.short_forms(),
    )


def _head(directive: Directive, builder: PlainLineBuilder) -> SheetHead:
    head = directive.letterhead or _NO_HEAD
    second = vars(head.second).values() if head.second else ()
    return SheetHead(
        superior=builder.part(head.superior),
        issuer=_or_lack(builder.part(head.issuer), "issuer"),
        star=builder.part(head.star),
        motto=_or_lack(_motto(head.motto, builder), "motto"),
        number=_or_lack(builder.part(head.number), "number"),
        title=builder.part(head.title),
        dateline=_or_lack(builder.part(head.dateline), "dateline"),
        subject=SheetPart(builder.lines(head.subject, "letterhead.subject")),
        urgency=builder.part(directive.urgency),
        second=tuple(map(builder.part, second)),
    )


def _or_lack(part: SheetPart, lack: Lack) -> SheetPart:
    return part if part.lines else SheetPart(lack=lack)


def _motto(motto: str | None, builder: PlainLineBuilder) -> SheetPart:
    return SheetPart(tuple(map(builder.line, _SECOND_LINE.split(motto)))) if motto else SheetPart()


def _text(blocks: Iterable[Block], marks: NoteMarks, builder: PlainLineBuilder) -> SheetText:
    """Return the text of the letter, or of an annex, whose marks the builder takes."""
    levels, is_title = {"": -1}, True
    made, notes = list[SheetBlock](), list[SheetNote]()
    for block in blocks:
        levels[block.id] = levels.get(block.parent, -1) + 1
        if block.kind == "note":
            notes.append(_note(block, marks, builder))
            continue
        is_title = is_title and block.annex > 0 and _is_title(block)
        text = "" if block.rows else block.text
        made.append(
            SheetBlock(
                id=block.id,
                kind=block.kind,
                level=levels[block.id],
                name=block.name,
                line=builder.line(text, block.id, block.emphasis),
                rows=tuple(
                    builder.lines(row, f"{block.id}.{n}") for n, row in enumerate(block.rows)
                ),
                is_title=is_title,
            )
        )
    return SheetText(tuple(made), tuple(notes))


def _note(block: Block, marks: NoteMarks, builder: PlainLineBuilder) -> SheetNote:
    line = builder.line(block.text, block.id, block.emphasis)
    return SheetNote(block.id, block.name, note_mark(block.text), line, marks.of(block.id))


def _is_title(block: Block) -> bool:
    """Tell whether a paragraph under the title of an annex goes on with it."""
    text = block.text.strip()
    is_bracketed = text.startswith("(") and text.rstrip("./").endswith(")")
    return block.kind == "paragraph" and (text.isupper() or is_bracketed)


def _annex(blocks: Sequence[Block], builder: PlainLineBuilder) -> SheetAnnex:
    title, *text = blocks
    marks = NoteMarks(text)
    builder.enter(marks)
    line = builder.line(title.text, title.id, title.emphasis)
    return SheetAnnex(title.id, title.name, SheetPart((line,)), _text(text, marks, builder))


def _signatures(directive: Directive, builder: PlainLineBuilder) -> Iterator[SheetSignature]:
    """Yield the signatures side by side; where there is none, what says that it is missing."""
    yield from (_signature(sign, builder) for sign in directive.signers or (None,))


def _signature(sign: Signature | None, builder: PlainLineBuilder) -> SheetSignature:
    """Return the signature, with "(đã ký)" on a line of its own where the source prints it."""
    parts = (sign.authority, sign.position, sign.name) if sign else ("", "", "")
    authority, position, name = (part or "" for part in parts)
    signed = _SIGNED.search(position) or _SIGNED.search(name)
    return SheetSignature(
        authority=_sign_lines(authority, builder),
        position=_sign_lines(_SIGNED.sub("", position), builder),
        signed=builder.part(signed[1] if signed else None),
        name=_or_lack(builder.part(_SIGNED.sub("", name)), "signature"),
    )


def _sign_lines(text: str, builder: PlainLineBuilder) -> SheetPart:
    """Return authority or position: a line for each post, and for whom one signs for."""
    is_for_another = re.search(r"\bK/?T\b", text)
    lines = _FOR_ANOTHER.split(text) if is_for_another else [text]
    posts = (post for line in lines for post in _OWN_POST.split(line))
    return SheetPart(tuple(map(builder.line, filter(None, posts))))
