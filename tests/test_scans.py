"""Scans: the picture of each page, and one clear fault of each that can't be shown, soon."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib

import pikepdf
import pytest
from PIL import Image

from gazette.scans import opened, reader
from gazette.scans.opened import LARGEST_PICTURE, page_picture
from gazette.scans.reader import read_scan
from tests.site.letters import scan_of, scanned_page

A4 = (1240, 1754)
FORMS = {"a.png": "PNG", "a.jpg": "JPEG", "a.JPEG": "JPEG", "a.tif": "TIFF", "a.pdf": "PDF"}


def saved(image, form, **options):
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def picture(name, content, page=0):
    made = page_picture(name, content, page)
    assert len(made) <= LARGEST_PICTURE
    return Image.open(io.BytesIO(made))


def is_red(colour):
    red, green, blue = colour
    return red > 245 and green < 10 and blue < 10


def fault(name, content):
    scan = read_scan(name, content)
    assert scan.sizes == ()
    wrong, right = scan.fault
    assert right.endswith(", and write the new checksum")
    return wrong


# ---------- what is shown ----------


@pytest.mark.parametrize("name", FORMS)
def test_a_scan_of_each_form_has_a_picture_wide_enough_to_read(name):
    content = scan_of(FORMS[name])
    assert read_scan(name, content).sizes == (A4,)
    made = picture(name, content)
    assert (made.format, made.size, made.mode) == ("JPEG", A4, "L")
    assert made.resize((1, 1)).getpixel((0, 0)) < 255 - 5  # there are words on it


@pytest.mark.parametrize("name", ["a.tif", "a.pdf"])
def test_each_page_has_a_picture_of_its_own(name):
    content = scan_of(FORMS[name], 3)
    assert read_scan(name, content).sizes == (A4,) * 3
    assert len({page_picture(name, content, page) for page in range(3)}) == 3


@pytest.mark.parametrize("name", FORMS)
def test_the_same_scan_gives_the_same_bytes(name):
    content = scan_of(FORMS[name])
    assert page_picture(name, content, 0) == page_picture(name, content, 0)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_gray_and_colours_stay(name, mode):
    page = scanned_page(mode=mode)
    page.paste("black" if mode == "L" else "red", (200, 1800, 700, 2200))
    made = picture(name, saved(page, FORMS[name]))
    assert made.mode == mode
    level = made.getpixel((300, 1500))
    assert level < 5 if mode == "L" else is_red(level)


def test_a_small_picture_is_not_enlarged():
    assert read_scan("a.png", saved(Image.new("L", (300, 200)), "PNG")).sizes == ((300, 200),)


def test_a_wide_page_has_as_many_pixels_as_a_high_one():
    wide = saved(Image.new("1", (7016, 4960)), "TIFF", compression="group4")
    assert read_scan("a.tiff", wide).sizes == ((1754, 1240),)


@pytest.mark.parametrize("size", [(1, 60_000), (60_000, 1), (1, 1)])
def test_an_odd_form_is_shown_as_well(size):
    content = saved(Image.new("L", size), "PNG")
    (planned,) = read_scan("a.png", content).sizes
    assert picture("a.png", content).size == planned


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_even_noise_takes_at_most_200_kb(mode):
    noise = Image.merge(mode, [Image.effect_noise(A4, 250) for _ in mode])
    made = picture("a.png", saved(noise, "PNG", compress_level=1))
    assert made.size == A4


def test_metadata_are_not_published():
    exif = Image.Exif()
    exif[0x010F], exif[0x8825] = "MAY RIENG", {1: "N", 2: (21.0, 1.0, 0.0)}
    options = {"exif": exif, "comment": "LỜI RIÊNG", "dpi": (300, 300), "icc_profile": b"x" * 200}
    content = saved(scanned_page(), "JPEG", **options)
    assert b"MAY RIENG" in content
    made = picture("a.jpg", content)
    assert not made.getexif()
    assert made.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
        "progressive",
        "progression",
    }


@pytest.mark.parametrize(("name", "form"), [("a.jpg", "JPEG"), ("a.tif", "TIFF"), ("a.png", "PNG")])
def test_a_page_that_was_held_sideways_is_turned(name, form):
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned to the right
    page = Image.new("L", (400, 200), "white")
    page.paste("black", (0, 0, 200, 200))
    content = saved(page, form, exif=exif)
    assert read_scan(name, content).sizes == ((200, 400),)
    made = picture(name, content)
    assert (made.size, made.getpixel((100, 50)) < 50, made.getpixel((100, 350)) > 200) == (
        (200, 400),
        True,
        True,
    )


def test_what_is_transparent_is_white():
    page = Image.new("LA", (100, 100), (0, 0))
    assert picture("a.png", saved(page, "PNG")).getpixel((50, 50)) > 250
    assert picture("a.png", saved(page.convert("RGBA"), "PNG")).getpixel((50, 50)) > (250,) * 3


@pytest.mark.parametrize(
    ("page", "form", "level"),
    [
        (Image.new("I;16", (80, 80), 128 * 256), "PNG", 128),
        (Image.new("I;16", (80, 80), 128 * 256), "TIFF", 128),
        (Image.new("1", (80, 80), 1), "TIFF", 255),
        (Image.new("P", (80, 80)), "PNG", (0, 0, 0)),
        (Image.new("CMYK", (80, 80), (0, 0, 0, 0)), "JPEG", (255, 255, 255)),
    ],
    ids=["16 bits", "16 bits of TIFF", "black and white", "palette", "inks"],
)
def test_other_kinds_of_pixels_look_as_they_should(page, form, level):
    content = saved(page, form)
    name = {"PNG": "a.png", "TIFF": "a.tif", "JPEG": "a.jpg"}[form]
    assert read_scan(name, content).fault is None
    assert picture(name, content).getpixel((40, 40)) == level


def test_a_pdf_that_was_never_paper_is_shown_as_well():
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    page.Contents = pikepdf.Stream(document, b"1 0 0 rg 0 0 300 400 re f")
    out = io.BytesIO()
    document.save(out)
    made = picture("a.pdf", out.getvalue())
    assert abs(made.width - A4[0]) < 3
    assert is_red(made.getpixel((100, 1500)))


# ---------- what is not ----------


def pdf_of(pages, **options):
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    document.save(out, **options)
    return out.getvalue()


def locked(user):
    return pdf_of(1, encryption=pikepdf.Encryption(user=user, owner="b"))


def png_of(width, height):
    """Return a PNG that says it is so large, and has little more than that."""

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 10_000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def pdf_with_content(content, width=100, height=100):
    """Return a PDF of one page with this content, which may show an image that is so large."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    image = pikepdf.Stream(document, b"")
    image.write(zlib.compress(b"\0" * 1000), filter=pikepdf.Name.FlateDecode)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent = width, height, 1
    image.ColorSpace = pikepdf.Name.DeviceGray
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
    page.Contents = pikepdf.Stream(document, b"")
    page.Contents.write(zlib.compress(content), filter=pikepdf.Name.FlateDecode)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_pdf_that_needs_a_password_is_refused():
    assert fault("a.pdf", locked("a")) == "needs a password"
    assert read_scan("a.pdf", locked("")).fault is None  # everyone can open it


def test_a_scan_has_one_to_200_pages():
    assert fault("a.pdf", pdf_of(0)) == "can't be opened, or has no pages"
    assert len(read_scan("a.pdf", pdf_of(200)).sizes) == 200
    assert fault("a.pdf", pdf_of(201)) == "has more than 200 pages"
    page = Image.new("1", (8, 8))
    many = saved(page, "TIFF", save_all=True, append_images=[page] * 200)
    assert fault("a.tif", many) == "has more than 200 pages"


@pytest.mark.parametrize(
    ("name", "content", "wrong"),
    [
        ("a.png", png_of(9000, 9000), "page 1 has 9000 × 9000 pixels"),
        ("a.png", png_of(10_000, 9000), "page 1 has 10000 × 9000 pixels"),
        ("a.png", png_of(60_000, 60_000), "page 1 is too large"),
        (
            "a.pdf",
            pdf_with_content(b"/I Do", 60_000, 60_000),
            "page 1 has 60000 × 60000 pixels",
        ),
    ],
    ids=["large", "so large that Pillow warns", "huge", "PDF"],
)
def test_pixels_are_limited_before_they_are_read(name, content, wrong):
    scan = read_scan(name, content)
    assert scan.fault[0] == wrong
    assert "at most 70000000 pixels a page" in scan.fault[1]


def test_a_scan_of_too_many_pixels_in_all_is_refused(monkeypatch):
    monkeypatch.setattr(opened, "MOST_IN_ALL", 100)
    page = Image.new("1", (8, 8))
    content = saved(page, "TIFF", save_all=True, append_images=[page])
    with pytest.raises(opened.ScanError, match="its first 2 pages have 128 pixels"):
        opened.picture_sizes("a.tif", content)


def test_a_file_of_too_many_bytes_is_not_read(monkeypatch):
    monkeypatch.setattr(reader, "LARGEST_SCAN", 10)
    assert fault("a.png", b"x" * 11) == "has 11 bytes; a scan has at most 10"


@pytest.mark.parametrize("compression", [None, "group4", "jpeg"])
@pytest.mark.parametrize("share", [0.3, 0.8, 0.98])
def test_a_cut_tiff_is_refused_without_a_word_on_the_terminal(compression, share, capfd):
    page = scanned_page(size=(620, 877)).convert("L" if compression == "jpeg" else "1")
    content = saved(page, "TIFF", save_all=True, append_images=[page] * 2, compression=compression)
    said = fault("a.tif", content[: int(len(content) * share)])
    assert "cut short" in said or "can't be opened" in said
    assert capfd.readouterr() == ("", "")


def test_a_fax_with_a_wrong_code_is_refused(capfd):
    """Pillow takes what libtiff makes of it, which is a guess."""
    content = bytearray(saved(scanned_page().convert("1"), "TIFF", compression="group4"))
    content[300:304] = b"\0\0\0\0"
    opened.picture_sizes("a.tif", bytes(content))
    assert "Fax4Decode: " in capfd.readouterr().err
    assert fault("a.tif", bytes(content)) == "is damaged"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.pdf"])
@pytest.mark.parametrize("share", [0.01, 0.95])
def test_any_cut_scan_is_refused(name, share):
    content = scan_of(FORMS[name])
    said = fault(name, content[: int(len(content) * share)])
    assert "cut short" in said or "can't be opened" in said


@pytest.mark.parametrize("name", FORMS)
def test_what_is_no_scan_is_refused(name):
    for content in (b"", b"x", b"%PDF-1.7\n%%EOF", b"\xff\xd8\xff\xe0", b"II*\0\x08\0\0\0"):
        assert fault(name, content)


def test_pixels_that_pillow_would_clip_are_refused():
    content = saved(Image.new("F", (8, 8), 0.5), "TIFF")
    assert fault("a.tif", content) == 'has pixels of the kind "F"'


def test_a_pdf_whose_page_can_not_be_drawn_is_refused(monkeypatch):
    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr("gazette.scans.pdf_pages.PdfPages.image", fail)
    with pytest.raises(opened.ScanError, match="page 1 is damaged or cut short"):
        opened.picture_sizes("a.pdf", pdf_of(1))


def test_a_scan_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(reader, "_WAIT", 0.001)
    assert fault("a.pdf", pdf_of(1)) == "can't be read to its end"


def test_a_scan_that_crashes_its_reader_is_refused(monkeypatch):
    done = subprocess.CompletedProcess([], -11, b"", b"")
    monkeypatch.setattr(reader, "_in_process", lambda *_: done)
    assert fault("a.pdf", pdf_of(1)) == "can't be read to its end"


def test_a_library_that_is_missing_is_named(monkeypatch):
    done = subprocess.CompletedProcess([], 3, b"", b"No module named 'PIL'")
    monkeypatch.setattr(reader, "_in_process", lambda *_: done)
    with pytest.raises(ModuleNotFoundError, match="No module named 'PIL'"):
        read_scan("a.pdf", pdf_of(1))


def test_who_has_no_scans_imports_nothing_for_them():
    code = "import sys, gazette.corpus, gazette.records.check; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert not {"PIL", "pypdfium2", "subprocess"} & {*done.stdout.split()}
