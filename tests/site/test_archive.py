"""`gazette export zip`: the whole site in one file, unpacked and opened as a reader would."""

from __future__ import annotations

import functools
import http.server
import io
import re
import shutil
import subprocess
import threading
import unicodedata
import zipfile

import pytest
from playwright.sync_api import expect

from gazette.site.archive import NotAsBuiltError, write_zip
from gazette.site.inventory import MANIFEST, SIGNATURE, Row, content_of, manifest, walk
from tests.browser import missing
from tests.conftest import ROOT
from tests.site.samples import SEEDS

LEADING = "Mở trang này.html"
WINDOWS = re.compile(r'[^<>:"|?*\\/\x00-\x1f]*[^<>:"|?*\\/\x00-\x1f .]')
PORTS = {f"{name}{number}" for name in ("com", "lpt") for number in range(10)}
DEVICES = {"con", "prn", "aux", "nul", *PORTS}
GUIDE = (ROOT / "docs/dung-ngoai-tuyen.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


def zipped(site):
    write_zip(site, whole := io.BytesIO())
    return whole.getvalue()


def small_site(folder, files):
    """Write a site of a few files with its manifest."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    rows = {address: Row("", content_of(folder / address)) for address, _ in walk(folder)}
    (folder / MANIFEST).parent.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).write_bytes(manifest(rows))
    return folder


@pytest.fixture(scope="module")
def packed(site):
    return zipped(site)


@pytest.fixture(scope="module")
def unpacked(packed, tmp_path_factory):
    """Return the top folder of a copy, as on somebody's stick."""
    folder = tmp_path_factory.mktemp("usb") / "Tài liệu (D:) của chị Hà #1 100%"
    zipfile.ZipFile(io.BytesIO(packed)).extractall(folder)
    return folder


# ---------- the file ----------


def test_the_leading_page_is_first_and_the_whole_site_follows(packed, site):
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        first, *names = archive.namelist()
        assert unicodedata.normalize("NFC", LEADING) == first
        assert names == [*sorted(names[:-1]), f"trang-web/{MANIFEST}"]
        assert {*names} == {f"trang-web/{address}" for address, _ in walk(site)}
        assert all(archive.read(n) == (site / n.partition("/")[2]).read_bytes() for n in names)


def test_two_exports_are_alike_byte_for_byte_wherever_the_site_stands(packed, site, tmp_path):
    copy = shutil.copytree(site, tmp_path / "khác", copy_function=shutil.copyfile)
    assert zipped(copy) == packed


def test_times_and_rights_say_nothing_of_the_machine(packed):
    infos = zipfile.ZipFile(io.BytesIO(packed)).infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {(info.create_system, info.external_attr) for info in infos} == {(3, 0o644 << 16)}


def test_windows_can_have_every_name(packed):
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    for name in names:
        for part in name.split("/"):
            assert WINDOWS.fullmatch(part)
            assert part.partition(".")[0].lower() not in DEVICES
    assert len({name.lower() for name in names}) == len(names)
    assert max(map(len, names)) < 160  # of 260, and it is unpacked somewhere


def test_what_is_not_of_the_site_is_left_out_but_the_signature_is_in(tmp_path):
    site = small_site(tmp_path, {"index.html": "x", "a/b.txt": "b"})
    (site / "CNAME").write_text("example.org")
    (site / SIGNATURE).write_text("ký")
    names = zipfile.ZipFile(io.BytesIO(zipped(site))).namelist()
    listed = ["a/b.txt", "index.html", MANIFEST, SIGNATURE]
    assert names == [LEADING, *(f"trang-web/{name}" for name in listed)]


@pytest.mark.parametrize(
    "names", [("a/con.txt",), ("a/b:c.txt",), ("a ./b.txt",), ("A.txt", "a.txt")]
)
def test_a_name_that_windows_can_not_have_is_said(tmp_path, names):
    site = small_site(tmp_path, {"index.html": "x", **dict.fromkeys(names, "")})
    with pytest.raises(NotAsBuiltError) as error:
        zipped(site)
    said = str(error.value).splitlines()
    assert [line.partition(": Windows")[0] for line in said] == [str(site / one) for one in names]


# ---------- the command ----------


def test_the_command_writes_it(gazette, packed, site, tmp_path):
    file = tmp_path / "mới/trang.zip"
    done = gazette("export", "zip", "--site-dir", site, "--out", file)
    assert (done.exit_code, done.stdout) == (0, "")
    assert file.read_bytes() == packed
    assert f"{len(packed) / 1e6:.1f} MB" in done.stderr
    assert gazette("export", "zip", "--site-dir", site).stdout_bytes == packed


def test_without_a_built_site_it_says_so(gazette, tmp_path):
    done = gazette("export", "zip", "--out", "x.zip", cwd=tmp_path)
    assert done.exit_code == 2
    assert "there is no built site in `site`; run `gazette build` first" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("spoil", ["change", "remove"])
def test_of_a_site_that_is_not_as_it_was_built_nothing_is_written(gazette, tmp_path, spoil):
    site = small_site(tmp_path / "site", {"index.html": "x", "a.txt": "a"})
    if spoil == "change":
        (site / "a.txt").write_text("b")
    else:
        (site / "a.txt").unlink()
    (tmp_path / "x.zip").write_text("old")
    done = gazette("export", "zip", "--out", "x.zip", cwd=tmp_path)
    assert done.exit_code == 1
    assert "a.txt: not as it was built; run `gazette build` again" in done.stderr
    assert (tmp_path / "x.zip").read_text() == "old"


def test_an_option_of_the_other_formats_is_said(gazette, site, tmp_path):
    done = gazette("export", "zip", "--directives", tmp_path)
    assert done.exit_code == 2
    assert "name it with --site-dir" in done.stderr
    done = gazette("export", "json", "--site-dir", site)
    assert done.exit_code == 2
    assert "name them with --directives" in done.stderr


# ---------- a copy, unpacked ----------


def test_the_copy_is_whole(unpacked, gazette):
    assert [file.name for file in sorted(unpacked.iterdir())] == [LEADING, "trang-web"]
    done = gazette("verify", unpacked / "trang-web")
    assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.parametrize("script", [True, False])
def test_the_leading_page_leads_to_the_first_one(unpacked, new_page, script):
    page = new_page(java_script_enabled=script)
    page.goto((unpacked / LEADING).as_uri())
    page.wait_for_url((unpacked / "trang-web/index.html").as_uri())
    expect(page.locator("h1")).to_contain_text("Tra cứu văn bản")


def test_a_reader_searches_reads_and_prints_without_a_network(unpacked, new_page):
    page = new_page(offline=True)
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto((unpacked / "trang-web/index.html").as_uri())
    page.locator("#q").fill("huyen kien xuong")
    page.keyboard.press("Enter")
    page.locator("[data-search-results] > li a").first.click()
    page.wait_for_url(f"**/{SEEDS['004']}?**")
    expect(page.locator(".sheet")).to_contain_text("114-CV/HU")
    page.locator("[data-print]").first.click()
    assert page.evaluate("window.printed")
    assert len(page.pdf()) > 10_000
    files = page.locator("a[href$='.pdf'], a[href$='.docx']")
    links = files.evaluate_all("all => all.map(one => one.href)")
    there = [(unpacked / "trang-web" / SEEDS["004"]).with_suffix(end) for end in (".pdf", ".docx")]
    assert {*links} == {file.as_uri() for file in there if file.is_file()}
    assert len({*links}) == 2


# ---------- the page that tells of it ----------


def test_the_foot_of_every_page_and_the_page_on_data_lead_there(page, served):
    page.goto(f"{served}{SEEDS['002']}")
    page.locator(".foot").get_by_role("link", name="Dùng ngoại tuyến").click()
    page.wait_for_url(f"{served}dung-ngoai-tuyen.html")
    page.goto(f"{served}du-lieu.html")
    assert page.locator("main a[href='dung-ngoai-tuyen.html']").count() == 1


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        """Say nothing."""


def _said(command, folder):
    """Return how a command ends that checks files, and which it names."""
    done = subprocess.run(
        command, shell=True, cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, {line.partition(": ")[0] for line in done.stdout.splitlines()}


def test_its_commands_make_a_copy_and_prove_it_whole(site, gazette, tmp_path):
    for name in ("curl", "awk", "sha256sum", "shasum"):
        if not shutil.which(name):
            missing(f"there is no {name}")
    copying, checking, shasum, comparing, making = COMMANDS
    handler = functools.partial(_Quiet, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}"
        told = copying.replace("https://dia-chi-cua-trang", host)
        done = subprocess.run(["sh", "-e", "-c", told], cwd=tmp_path, check=False)
        assert done.returncode == 0
        copy = tmp_path / "trang-web"
        checks = (checking, shasum, comparing.replace("https://dia-chi-cua-trang", host))
        assert [_said(check, copy) for check in checks] == [(0, set())] * 3
        content = (copy / "robots.txt").read_bytes()
        (copy / "robots.txt").write_bytes(b"")
        (copy / "gioi-thieu.html").rename(tmp_path / "gioi-thieu.html")
        assert [_said(one, copy) for one in checks] == [(1, {"robots.txt", "gioi-thieu.html"})] * 3
        server.shutdown()
    (tmp_path / "gioi-thieu.html").rename(copy / "gioi-thieu.html")
    (copy / "robots.txt").write_bytes(content)
    assert gazette("verify", copy).exit_code == 0
    assert making.splitlines() == ["gazette build", "gazette export zip --out van-ban.zip"]
