"""How a PDF of each template looks, compared with small pictures kept with the tests.

`--rewrite` takes them anew; look at them before you commit them.
"""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from gazette.corpus import load_corpus
from tests.conftest import ROOT
from tests.printing.conftest import SITE_URL, printed
from tests.printing.forms import paper_form
from tests.printing.poppler import pages_of, picture_of
from tests.site.factory import SENTENCE, made_letter

CASES = ROOT / "tests/cases/print"
# Of 255 greys: what two versions of Poppler draw differs by less, a letter moved by 1 mm by more
MEAN = 1.5
HEAD = {
    "superior": None,
    "issuer": "ỦY BAN NHÂN DÂN\nHUYỆN ĐỒNG VĂN",
    "motto": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    "number": "Số: 15/QĐ-UBND",
    "title": "QUYẾT ĐỊNH",
    "subject": ["Về việc thành lập Tổ kiểm tra phòng, chống dịch"],
    "dateline": "Đồng Văn, ngày 10 tháng 8 năm 2021",
}
TABLE = (
    "| TT | Địa bàn | Người phụ trách |\n|---|---|---|\n| 1 | Xã A | Ông B |\n| 2 | Xã C | Bà D |"
)


@pytest.fixture(scope="module")
def looks(pdfs, tmp_path_factory):
    """Return a file for each template: two real records and a made letter of the State."""
    folder = tmp_path_factory.mktemp("looks")
    made_letter(
        folder / "records",
        issuer="uy-ban-nhan-dan-huyen",
        kind="quyet-dinh",
        number="15/QĐ-UBND",
        subject="thành lập Tổ kiểm tra phòng, chống dịch",
        letterhead=HEAD,
        inferred={"province": {"because": "Huyện Đồng Văn thuộc tỉnh Hà Giang."}},
        recipients=[],
        signature={
            "authority": "TM. ỦY BAN NHÂN DÂN",
            "position": "CHỦ TỊCH",
            "name": "(Đã ký) Lê Văn Mẫu",
        },
        body=f"{SENTENCE}\n\nĐiều 1. {SENTENCE}\n\n{TABLE}\n\nĐiều 2. {SENTENCE}/.",
    )
    corpus, problems = load_corpus([folder / "records"])
    assert problems == []
    entry = corpus.entries[0]
    state = printed(entry, paper_form(entry, SITE_URL), folder / "state.pdf")
    return {"party": pdfs["002"], "fragment": pdfs["000"], "report": pdfs["001"], "state": state}


@pytest.mark.parametrize(
    ("name", "end"),
    [
        *(("party", "first"), ("party", "last"), ("fragment", "first")),
        *(("report", "first"), ("state", "first")),
    ],
)
def test_a_page_looks_as_it_did(request, looks, name, end):
    file, kept = looks[name].file, CASES / f"{name}-{end}.png"
    taken = picture_of(file, 1 if end == "first" else len(pages_of(file)))
    if request.config.getoption("--rewrite"):
        CASES.mkdir(exist_ok=True)
        kept.write_bytes(taken)
    new, old = Image.open(io.BytesIO(taken)), Image.open(kept)
    assert new.size == old.size
    assert ImageStat.Stat(ImageChops.difference(new, old)).mean[0] < MEAN


def test_a_line_that_moves_is_seen(looks):
    taken = Image.open(io.BytesIO(picture_of(looks["party"].file, 1)))
    moved = ImageChops.offset(taken, 0, 1)  # 0.8 mm
    assert ImageStat.Stat(ImageChops.difference(taken, moved)).mean[0] > 2 * MEAN
