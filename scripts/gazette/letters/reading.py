"""The stages of an import in a row: from a file to the letters that were read in it."""

from __future__ import annotations

from pathlib import Path

from gazette.letters.model import RawText, ReadLetter, Segmented

# Each stage is imported when a letter is read: the command line starts without them.
# ruff: noqa: PLC0415


_SAMPLE = """HUYỆN ỦY MẪU
Số 1-CV/HU
V/v phòng, chống dịch
Mẫu, ngày 01 tháng 8 năm 2021
Kính gửi: Các đơn vị.
Thực hiện Chỉ thị số 1-CT/TU ngày 01/8/2021, Huyện ủy yêu cầu báo cáo trước ngày 02/8/2021./.
Nơi nhận:
- Lưu Văn phòng.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Nguyễn Văn A
"""


def read_letters(path: Path) -> tuple[Segmented, tuple[ReadLetter, ...]]:
    """Read the letters in a file; raise `NotReadableError` where it can't be read."""
    from gazette.letters.formats import read_raw

    return _read(read_raw(path))


def warm() -> None:
    """Load all that reading needs, so that processes forked later share it."""
    from gazette.letters import formats  # noqa: F401 (they use it)

    _read(RawText("", _SAMPLE))


def _read(raw: RawText) -> tuple[Segmented, tuple[ReadLetter, ...]]:
    from gazette.letters.clean import clean
    from gazette.letters.fields import read_fields
    from gazette.letters.segment import segment

    segmented = segment(clean(raw))
    return segmented, tuple(map(read_fields, segmented.letters))
