"""The record of a directive, as a typed value.

In: the values of a record's front matter. Out: a frozen `Directive`, or pydantic's errors, which
`check.shape` turns into problems. Field names follow Dublin Core and schema.org Legislation where
they have a word; every field has an example, which the JSON Schema and the messages show;
no example names a real person or quotes a record, since that may be withdrawn.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from gazette.text.edtf import Edtf, EdtfError, parse_edtf
from gazette.vocabulary.number import Number, parse_number
from gazette.vocabulary.office import Office, office_at

HEAD_LINES = ("superior", "issuer", "star", "motto", "number", "title", "dateline")
FORM_LINES = ("superior", "issuer", "motto", "number", "dateline")
"""The lines that the letterhead of every kind of letter has."""
SIGN_LINES = ("authority", "position", "name")

Completeness = Literal["complete", "letterhead-missing", "fragment", "report"]


def _read_edtf(value: object) -> Edtf:
    if not isinstance(value, str):
        kind = "null" if value is None else "a list" if isinstance(value, list) else "a mapping"
        raise PydanticCustomError("edtf", "is {kind}, not a date", {"kind": kind})
    try:
        return parse_edtf(value)
    except EdtfError as error:
        raise PydanticCustomError("edtf", "{reason}", {"reason": str(error)}) from None


def _read_day(value: object) -> dt.date:
    try:
        day = _read_edtf(value).day
    except PydanticCustomError as error:
        raise PydanticCustomError("day", "{reason}", {"reason": error.message()}) from None
    if day is None:
        raise PydanticCustomError("day", '"{value}" is not one whole day', {"value": value})
    return day


def _read_number(value: object) -> Number:
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    if not value:
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    if number := parse_number(value):
        return number
    raise PydanticCustomError("number", '"{value}" is no document number', {"value": value})


def _read_mark(value: object) -> bool:
    if value not in ("true", True):
        raise PydanticKnownError("literal_error", {"expected": "true, or leave it out"})
    return True


Date = Annotated[Edtf, PlainValidator(_read_edtf), WithJsonSchema({"type": "string"})]
Day = Annotated[
    dt.date, PlainValidator(_read_day), WithJsonSchema({"type": "string", "format": "date"})
]
DocumentNumber = Annotated[
    Number,
    PlainValidator(_read_number),
    WithJsonSchema({"type": "string", "minLength": 1}),
]
Mark = Annotated[bool, PlainValidator(_read_mark), WithJsonSchema({"const": True})]
Text = Annotated[str, Field(min_length=1)]


class Part(BaseModel):
    """What every part of a record shares: no unknown keys, no change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Letterhead(Part):
    """The lines above the body, exactly as printed; null where the source lacks one."""

    superior: Text | None = Field(examples=["ĐẢNG BỘ TỈNH VĨNH PHÚC"])
    issuer: Text | None = Field(examples=["HUYỆN ỦY SÔNG LÔ"])
    star: Literal["*"] | None = Field(None, examples=["*"])
    """The sign under the issuer's name."""
    motto: Text | None = Field(examples=["ĐẢNG CỘNG SẢN VIỆT NAM"])
    number: Text | None = Field(examples=["Số 358 -CV/HU"])
    title: Text | None = Field(None, examples=["CHỈ THỊ"])
    """The kind's name above the subject; a công văn has none."""
    subject: tuple[Text, ...] = Field(
        examples=[["Về việc tăng cường công tác", "phòng, chống dịch"]]
    )
    dateline: Text | None = Field(examples=["Sông Lô, ngày 10 tháng 8 năm 2021"])


class Signature(Part):
    """Who signed, and by what right, as printed."""

    authority: Text | None = Field(examples=["T/M BAN THƯỜNG VỤ"])
    position: Text | None = Field(examples=["PHÓ BÍ THƯ"])
    name: Text = Field(examples=["Nguyễn Văn A"])


class Task(Part):
    """Who must do what, by when; the words are the body's own."""

    point: Text = Field(examples=["d4"])
    who: tuple[Text, ...] = Field(min_length=1, examples=[["trung-tam-y-te-huyen"]])
    quote: Text = Field(examples=["Giao Trung tâm Y tế lập kế hoạch trực dịch"])
    due: Date | None = Field(None, examples=["2021-12-15"])
    start: Date | None = Field(None, examples=["2021-05-06T12:00:00"])


class Inferred(Part):
    """Why a value that the text does not state is held all the same."""

    because: Text = Field(examples=["Thị trấn Liên Hương là huyện lỵ của huyện Tuy Phong"])
    quote: Text | None = Field(None, examples=["thị trấn Liên Hương"])


class Sic(Part):
    """A slip of the source, kept as printed."""

    quote: Text = Field(examples=["để để"])
    note: Text = Field(examples=["Lặp từ"])


class Cite(Part):
    """Which document a citation names, where rules can't tell."""

    quote: Text = Field(examples=["Chỉ thị số 15/CT-TTg"])
    document: Text = Field(examples=["chi-thi-15-ct-ttg-2020"])
    """A key of cited.yml, or the address of a held record's page."""
    because: Text = Field(examples=["Nêu giãn cách xã hội, nội dung của chỉ thị năm 2020"])


class Mended(Part):
    """A change made in transcription: what the source file has, what the record has, and why."""

    before: Text = Field(examples=["thuộc địa 2 bàn"])
    after: str = Field(examples=["thuộc địa bàn"])
    because: Text = Field(examples=["Bỏ số trang và nối lại đoạn bị ngắt khi sang trang"])


class SourceFile(Part):
    """Where the text was taken from; the file is kept beside the record and published."""

    file: Text | None = Field(examples=["ban-goc.txt"])
    sha256: Text | None = Field(pattern=r"^[0-9a-f]{64}$", examples=["9f86d081…"])
    url: Text | None = Field(examples=["null"])
    captured: Date | None = Field(examples=["null"])


class Withdrawn(Part):
    """A record whose text is no longer shown; its address stays and says why."""

    on: Day = Field(examples=["2027-01-31"])
    because: Text = Field(examples=["Cơ quan ban hành yêu cầu thu hồi"])


class Directive(Part):
    """One directive, or a news report of one (`completeness: report`)."""

    synthetic: Mark = Field(default_factory=bool, examples=["true"])
    """Set by `gazette synth` on what it makes up for tests: no real document bears it."""
    kind: Text = Field(examples=["cong-van"])
    number: DocumentNumber | None = Field(None, examples=["358-CV/HU"])
    issued: Date | None = Field(None, examples=["2021-08-10"])
    event: Date | None = Field(None, examples=["2021-11-30"])
    """Of a report: the day on which what it tells of took place."""
    province: Text | None = Field(examples=["vinh-phuc"])
    district: Text | None = Field(examples=["song-lo"])
    issuer: Text | None = Field(None, examples=["huyen-uy"])
    speaks_as: Text | None = Field(examples=["Thường trực Huyện ủy"])
    subject: Text = Field(examples=["Tăng cường phòng, chống dịch bệnh trong mùa mưa lũ"])
    byline: Text | None = Field(None, examples=["VĂN A"])
    """Of a report: its author, as printed."""
    completeness: Completeness = Field(examples=["complete"])
    topics: tuple[Text, ...] = Field(examples=[["tiem-chung", "vung-xanh"]])
    letterhead: Letterhead | None = None
    recipients: tuple[Text, ...] = Field((), examples=[["Ủy ban nhân dân huyện,"]])
    copies: tuple[Text, ...] = Field((), examples=[["Thường trực Tỉnh ủy (b/c),"]])
    signature: Signature | None = None
    tasks: tuple[Task, ...] = ()
    points: Mapping[str, tuple[Text, ...]] = Field(
        default_factory=dict, examples=[{"d2": ["tiem-chung"]}]
    )
    """By point: which topics it speaks of."""
    inferred: Mapping[str, Inferred] = Field(
        default_factory=dict, examples=[{"district": {"because": "…"}}]
    )
    cites: tuple[Cite, ...] = ()
    sic: tuple[Sic, ...] = ()
    mended: tuple[Mended, ...] = ()
    source: SourceFile
    transcriber: Text | None = None
    verified_by: Text | None = None
    withdrawn: Withdrawn | None = None
    added: Day = Field(examples=["2026-11-22"])
    revised: Day = Field(examples=["2026-11-22"])
    formerly: tuple[Text, ...] = Field(
        (), examples=[["/tra-vinh/khong-ro/khong-ro/506-cv-hu.html"]]
    )

    @property
    def is_report(self) -> bool:
        return self.completeness == "report"

    @property
    def date(self) -> Edtf | None:
        """The day of the letter, or of what a report tells of."""
        return self.event if self.is_report else self.issued

    @property
    def office(self) -> Office:
        """Who issued it and where; of a report, which nobody issued, its place alone."""
        return office_at(self.issuer, self.province, self.district)

    def printed(self) -> list[tuple[tuple[str | int, ...], str]]:
        """Return every printed piece that stands outside the body, with the way to it."""
        pieces: list[tuple[tuple[str | int, ...], str | None]] = []
        if self.is_report:
            pieces += [(("subject",), self.subject), (("byline",), self.byline)]
        if head := self.letterhead:
            pieces += [(("letterhead", name), getattr(head, name)) for name in HEAD_LINES]
            pieces += [(("letterhead", "subject", i), line) for i, line in enumerate(head.subject)]
        pieces += [(("recipients", i), line) for i, line in enumerate(self.recipients)]
        pieces += [(("copies", i), line) for i, line in enumerate(self.copies)]
        if sign := self.signature:
            pieces += [(("signature", name), getattr(sign, name)) for name in SIGN_LINES]
        return [(path, piece) for path, piece in pieces if piece]
