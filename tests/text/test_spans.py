"""What is never broken over two lines."""

import pytest

from gazette.text.spans import find_whole


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("dịch bệnh Covid-19 và SARS-CoV-2", ["Covid-19", "SARS-CoV-2"]),
        ("số 398-TB/HU, ngày", ["398-TB/HU"]),
        ("phát triển kinh tế - xã hội năm", ["tế - xã"]),
        ("Đài Truyền thanh - Truyền hình", ["thanh - Truyền"]),
        ("một - hai - ba", ["một - hai", "- ba"]),
        ("Covid-19 - Hà Nội", ["Covid-19 - Hà"]),
        ("dài-quá-mười-chữ-cái - hai", ["- hai"]),
        ("- Huy động toàn hệ thống", []),  # the sign of a point, which stands at its begin
        ("từ 2021-2026", ["2021-2026"]),
        ("Thông tư 23/2022/TT-BYT của", ["23/2022/TT-BYT"]),
    ],
)
def test_dashes_and_hyphens_never_end_a_line(text, wanted):
    assert [text[start:end] for start, end in find_whole(text)] == wanted
