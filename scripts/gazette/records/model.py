"""The front matter of a directive as a typed value.

In: the values of a record's front matter. Out: a frozen `Directive`, or pydantic's errors, which
`check.shape` turns into problems. Field names follow Dublin Core and schema.org Legislation where
they have a word; every field has an example, which the JSON Schema and the messages show;
no example names a real person or quotes a record, since that may be withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from gazette.records.fields import Date, Day, DocumentNumber, Flag, Name, Text
from gazette.records.problem import FieldPath
from gazette.text.edtf import Edtf
from gazette.vocabulary.office import Office, office_at

HEAD_LINES = ("superior", "issuer", "star", "motto", "number", "title", "dateline")
FORM_LINES = ("superior", "issuer", "motto", "number", "dateline")
"""The lines that the letterhead of every kind of letter has."""
SECOND_LINES = ("superior", "issuer", "number")
SIGN_LINES = ("authority", "position", "name")
INFERABLE = (
    "kind",
    "number",
    "issued",
    "event",
    "issuer",
    "subject",
    "district",
    "province",
    "speaks_as",
)
"""The fields whose value can be inferred, in the order in which messages and notes list them."""

ChangeKind = Literal["dinh-chinh", "thay-the", "sua-doi", "bai-bo", "gia-han"]
Completeness = Literal["complete", "letterhead-missing", "fragment", "report"]


_SET = object.__setattr__
_NOT_KEPT: set[str] = set()


class RecordPart(BaseModel):
    """The base of every part of a record: no unknown keys, immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def __getstate__(self) -> dict[Any, Any]:
        """Return its values alone, in the order of its fields: many are cached, so they are light.

        Which fields were written is left out: `Source.values` says that.
        """
        return {"values": tuple(map(vars(self).__getitem__, _names(type(self))))}

    def __setstate__(self, state: dict[Any, Any]) -> None:
        _SET(self, "__dict__", dict(zip(_names(type(self)), state["values"], strict=True)))
        _SET(self, "__pydantic_fields_set__", _NOT_KEPT)
        _SET(self, "__pydantic_extra__", None)
        _SET(self, "__pydantic_private__", None)


@cache
def _names(part: type[RecordPart]) -> tuple[str, ...]:
    """Return the names of its fields."""
    return tuple(part.model_fields)


class SecondIssuer(RecordPart):
    """The lines of the letterhead that the other issuer of a joint letter has for itself."""

    superior: Text | None = Field(None, examples=["UBND TỈNH VĨNH PHÚC"])
    issuer: Text = Field(examples=["ỦY BAN NHÂN DÂN HUYỆN SÔNG LÔ"])
    number: Text | None = Field(None, examples=["Số 12/CTr-UBND"])


class Letterhead(RecordPart):
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
    second: SecondIssuer | None = None
    """The other issuer of a joint letter."""


class Addressed(RecordPart):
    """What stands above the recipients where most letters have "Kính gửi:"."""

    label: Text = Field(examples=["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:"])


class Signature(RecordPart):
    """Who signed and with what authority, as printed."""

    authority: Text | None = Field(examples=["T/M BAN THƯỜNG VỤ"])
    position: Text | None = Field(examples=["PHÓ BÍ THƯ"])
    name: Name = Field(examples=["Nguyễn Văn A"])


class Task(RecordPart):
    """Who must do what, and by when, in the words of the body."""

    point: Text = Field(examples=["d4"])
    who: tuple[Text, ...] = Field(min_length=1, examples=[["trung-tam-y-te-huyen"]])
    quote: Text = Field(examples=["Giao Trung tâm Y tế lập kế hoạch trực dịch"])
    due: Date | None = Field(None, examples=["2021-12-15"])
    start: Date | None = Field(None, examples=["2021-05-06T12:00:00"])
    who_because: Text | None = Field(None, examples=["Câu không nêu ai; câu trước nói với họ"])
    """Why it is for `who`, where neither its point nor the lead-in names them."""


class Inferred(RecordPart):
    """Why a field has a value that the text does not state."""

    because: Text = Field(examples=["Thị trấn Liên Hương là huyện lỵ của huyện Tuy Phong"])
    quote: Text | None = Field(None, examples=["thị trấn Liên Hương"])


class Sic(RecordPart):
    """A slip in the source, kept as printed."""

    quote: Text = Field(examples=["để để"])
    note: Text = Field(examples=["Lặp từ"])
    may_change_meaning: Flag = Field(default_factory=bool, examples=["true"])
    """Set where the right words may mean something else; other slips are of spelling and stops."""


class Cite(RecordPart):
    """The document that a citation means, where the rules can't tell."""

    quote: Text = Field(examples=["Chỉ thị số 15/CT-TTg"])
    document: Text = Field(examples=["chi-thi-15-ct-ttg-2020"])
    """A key of cited.yml, or the address of a held record's page."""
    because: Text = Field(examples=["Nêu giãn cách xã hội, nội dung của chỉ thị năm 2020"])


class Change(RecordPart):
    """What the letter does to another, in its own words."""

    kind: ChangeKind = Field(examples=["thay-the"])
    document: Text = Field(examples=["12-CV/HU"])
    """Its number as the letter cites it, a key of cited.yml, or the address of a record's page."""
    quote: Text = Field(examples=["Công văn này thay thế Công văn số 12-CV/HU, ngày 01/5/2021"])


class Mended(RecordPart):
    """A change made in transcription: the source's text, the record's text, and the reason."""

    before: Text = Field(examples=["thuộc địa 2 bàn"])
    after: str = Field(examples=["thuộc địa bàn"])
    because: Text = Field(examples=["Bỏ số trang và nối lại đoạn bị ngắt khi sang trang"])


class NotPersonal(RecordPart):
    """What looks like a private number or name, and what it is."""

    quote: Text = Field(examples=["0300000001-001"])
    because: Text = Field(examples=["Mã số thuế"])


class ScanCleared(RecordPart):
    """An editor's word that a scan shows no private data, so that its pages are published."""

    on: Day = Field(examples=["2026-11-28"])
    by: Name = Field(examples=["Trần Thị B"])


class SourceFile(RecordPart):
    """Where the text comes from; the file is kept beside the record.

    It is published, unless it is a scan: then pictures of its pages are, once it is cleared.
    """

    file: Text | None = Field(examples=["ban-goc.txt"])
    sha256: Text | None = Field(pattern=r"^[0-9a-f]{64}$", examples=["9f86d081…"])
    url: Text | None = Field(examples=["null"])
    captured: Date | None = Field(examples=["null"])
    scan_cleared: ScanCleared | None = None


class Withdrawn(RecordPart):
    """When and why the text was withdrawn; the page stays at its address and says so."""

    on: Day = Field(examples=["2027-01-31"])
    because: Text = Field(examples=["Cơ quan ban hành yêu cầu thu hồi"])


class PublishedChange(RecordPart):
    """A change of the record after it was published, told to its readers."""

    on: Day = Field(examples=["2026-12-01"])
    what: Text = Field(examples=["Sửa số liệu ở điểm 2 theo bản gốc"])


class Candidate(RecordPart):
    """A value that a field of a draft may have, and why."""

    value: Any = Field(examples=["song-lo"])
    because: Text = Field(examples=["Văn bản gửi các xã của huyện Sông Lô"])
    quote: Text | None = Field(None, examples=["xã Đôn Nhân"])


PROPOSABLE = ("topics", "tasks", "cites", "changes", "sic", "points")
"""The fields that an import proposes entries for."""


class Proposed(RecordPart):
    """What an import proposes for a draft, in the form of the record's fields.

    An editor accepts an entry by moving it, or deletes it. Once moved, it is checked.
    """

    candidates: Mapping[str, tuple[Candidate, ...]] = Field(
        default_factory=dict, examples=[{"district": [{"value": "…", "because": "…"}]}]
    )
    """Values for fields that are not decided, by the field."""
    read_from_picture: Flag | None = Field(None, examples=["true"])
    """Set where a machine read the text from a picture, until someone has compared it."""
    topics: tuple[Text, ...] = Field((), examples=[["tiem-chung"]])
    tasks: tuple[Mapping[str, Any], ...] = Field((), examples=[[{"point": "d1", "quote": "…"}]])
    points: Mapping[str, tuple[Text, ...]] = Field(
        default_factory=dict, examples=[{"d2": ["tiem-chung"]}]
    )
    cites: tuple[Mapping[str, Any], ...] = Field((), examples=[[{"quote": "…"}]])
    changes: tuple[Mapping[str, Any], ...] = Field((), examples=[[{"quote": "…"}]])
    sic: tuple[Mapping[str, Any], ...] = Field((), examples=[[{"quote": "…"}]])

    @property
    def counts(self) -> Mapping[str, int]:
        """How many entries are proposed, by the field that they are for."""
        entries = {name: getattr(self, name) for name in PROPOSABLE}
        return {name: len(values) for name, values in entries.items() if values}


_NOTHING = Proposed.model_validate({})


class Directive(RecordPart):
    """One directive, or a news report of one (`completeness: report`)."""

    synthetic: Flag = Field(default_factory=bool, examples=["true"])
    """Set by `gazette synth` on records made for tests; never set on a real document."""
    draft: Flag | None = Field(None, examples=["true"])
    """Set while the record is not finished: it is checked, and no page shows it."""
    kind: Text = Field(examples=["cong-van"])
    number: DocumentNumber | None = Field(None, examples=["358-CV/HU"])
    issued: Date | None = Field(None, examples=["2021-08-10"])
    event: Date | None = Field(None, examples=["2021-11-30"])
    """Reports only: the day of the event reported."""
    province: Text | None = Field(examples=["vinh-phuc"])
    district: Text | None = Field(examples=["song-lo"])
    issuer: Text | None = Field(None, examples=["huyen-uy"])
    second_issuer: Text | None = Field(None, examples=["uy-ban-nhan-dan-huyen"])
    """Of a joint letter, the body that the second letterhead names."""
    speaks_as: Text | None = Field(examples=["Thường trực Huyện ủy"])
    subject: Text = Field(examples=["Tăng cường phòng, chống dịch bệnh trong mùa mưa lũ"])
    byline: Text | None = Field(None, examples=["VĂN A"])
    """Reports only: the author, as printed."""
    completeness: Completeness = Field(examples=["complete"])
    topics: tuple[Text, ...] = Field(examples=[["tiem-chung", "vung-xanh"]])
    gist: tuple[Text, ...] = Field(
        (),
        min_length=2,
        max_length=5,
        examples=[["Rà soát vùng xanh.", "Tiêm vắc xin theo kế hoạch."]],
    )
    """What matters in it, in an editor's words; no program writes it."""
    letterhead: Letterhead | None = None
    urgency: Text | None = Field(None, examples=["HỎA TỐC"])
    """The mark of urgency, as printed."""
    addressed: Addressed | None = None
    recipients: tuple[Text, ...] = Field((), examples=[["Ủy ban nhân dân huyện,"]])
    copies: tuple[Text, ...] = Field((), examples=[["Thường trực Tỉnh ủy (b/c),"]])
    signature: Signature | None = None
    signatures: tuple[Signature, ...] = ()
    """Several, in the order printed; then there is no `signature`."""
    closing: Flag | None = Field(None, examples=["true"])
    """Set where the last paragraph closes the letter without "./."."""
    tasks: tuple[Task, ...] = ()
    points: Mapping[str, tuple[Text, ...]] = Field(
        default_factory=dict, examples=[{"d2": ["tiem-chung"]}]
    )
    """The topics of single points, by point id."""
    inferred: Mapping[str, Inferred] = Field(
        default_factory=dict, examples=[{"district": {"because": "…"}}]
    )
    cites: tuple[Cite, ...] = ()
    changes: tuple[Change, ...] = ()
    sic: tuple[Sic, ...] = ()
    mended: tuple[Mended, ...] = ()
    not_personal: tuple[NotPersonal, ...] = ()
    source: SourceFile
    transcriber: Name | None = None
    verified_by: Name | None = None
    withdrawn: Withdrawn | None = None
    added: Day = Field(examples=["2026-11-22"])
    revised: Day = Field(examples=["2026-11-22"])
    history: tuple[PublishedChange, ...] = ()
    """Every published change, in the order of days; it stays when the text is withdrawn."""
    formerly: tuple[Text, ...] = Field(
        (), examples=[["/tra-vinh/khong-ro/khong-ro/506-cv-hu.html"]]
    )
    proposed: Proposed | None = None
    """Of a draft only: what its import proposes."""

    @property
    def proposals(self) -> Proposed:
        """What is proposed, which may be nothing."""
        return self.proposed or _NOTHING

    @property
    def is_report(self) -> bool:
        return self.completeness == "report"

    @property
    def date(self) -> Edtf | None:
        """The day of issue, or the day of the event for a report."""
        return self.event if self.is_report else self.issued

    @property
    def signers(self) -> tuple[Signature, ...]:
        """All who signed."""
        return (self.signature,) if self.signature else self.signatures

    @property
    def office(self) -> Office:
        """The issuer in its place; only the place for a report."""
        return office_at(self.issuer, self.province, self.district, self.date)

    @property
    def issuers(self) -> dict[str, Office]:
        """The issuers in their place, by their fields: two of a joint letter, none if unknown."""
        given = {"issuer": self.issuer, "second_issuer": self.second_issuer}
        return {
            field: office_at(key, self.province, self.district, self.date)
            for field, key in given.items()
            if key
        }

    @property
    def issuing_offices(self) -> tuple[Office, ...]:
        return tuple(self.issuers.values())

    def printed(self) -> list[tuple[FieldPath, str]]:
        """Return every printed piece outside the body, each with the path to its field."""
        pieces: list[tuple[FieldPath, str | None]] = []
        if self.is_report:
            pieces += [(("subject",), self.subject), (("byline",), self.byline)]
        if head := self.letterhead:
            pieces += _lines(("letterhead",), head, HEAD_LINES)
            pieces += [(("letterhead", "subject", i), line) for i, line in enumerate(head.subject)]
            pieces += _lines(("letterhead", "second"), head.second, SECOND_LINES)
        pieces += [(("urgency",), self.urgency), *_lines(("addressed",), self.addressed, ["label"])]
        pieces += [(("recipients", i), line) for i, line in enumerate(self.recipients)]
        pieces += [(("copies", i), line) for i, line in enumerate(self.copies)]
        pieces += _lines(("signature",), self.signature, SIGN_LINES)
        for i, sign in enumerate(self.signatures):
            pieces += _lines(("signatures", i), sign, SIGN_LINES)
        return [(path, piece) for path, piece in pieces if piece]


def _lines(
    path: FieldPath, part: RecordPart | None, names: Iterable[str]
) -> list[tuple[FieldPath, str | None]]:
    """Return the lines of a part of the record, each with the path to its field."""
    return [((*path, name), getattr(part, name)) for name in names] if part else []
