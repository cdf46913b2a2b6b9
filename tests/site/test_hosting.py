"""The site behind a host: the headers in `hosting/`, and nginx, at the root and in a folder."""

from __future__ import annotations

import contextlib
import gzip
import re
import shutil
import subprocess
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from gazette.site.policy import header_policy
from tests.browser import missing
from tests.conftest import ROOT
from tests.site.conftest import built, copied_project, free_port, wait_until
from tests.site.dom import page_at
from tests.site.samples import SEEDS
from tests.site.test_policy import policy_of

HOSTING = ROOT / "hosting"
NGINX = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
NETLIFY = (HOSTING / "_headers").read_text(encoding="utf-8")
MAIN = """daemon off; master_process off; error_log stderr; pid nginx.pid;
events {}
http {
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  include site.conf;
}
"""
LETTER = SEEDS["004"].removesuffix(".html")
UTF8 = "; charset=utf-8"
TYPES = {
    "index.html": f"text/html{UTF8}",
    "": f"text/html{UTF8}",
    f"{LETTER}.json": f"application/json{UTF8}",
    f"{LETTER}.xml": f"text/xml{UTF8}",
    f"{LETTER}.txt": f"text/plain{UTF8}",
    f"{LETTER}.bib": f"application/x-bibtex{UTF8}",
    f"{LETTER}.ris": f"application/x-research-info-systems{UTF8}",
    f"{LETTER}.pdf": "application/pdf",
    f"{LETTER}.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "du-lieu/manifest.json": f"application/json{UTF8}",
    "du-lieu/SHA256SUMS": f"text/plain{UTF8}",
    "du-lieu/v1/directives.jsonl": f"application/jsonl{UTF8}",
    "du-lieu/v1/van-ban-excel.csv": f"text/csv{UTF8}",
    "du-lieu/v1/van-ban.sqlite": "application/vnd.sqlite3",
    "assets/site.css": f"text/css{UTF8}",
    "assets/site.js": f"application/javascript{UTF8}",
    "assets/favicon.svg": "image/svg+xml",
    "assets/fonts/giao-dien-400.woff2": "font/woff2",
    "robots.txt": f"text/plain{UTF8}",
    "khong-co.html": f"text/html{UTF8}",
}
ADDRESSED = {"index.atom": f"application/atom+xml{UTF8}", "sitemap.xml": f"text/xml{UTF8}"}


def headers_of(text, line):
    return {name: value.strip('"') for name, value in re.findall(line, text, re.MULTILINE)}


NETLIFY_HEADERS = headers_of(NETLIFY, r"^  ([\w-]+): (.*)$")
NGINX_HEADERS = headers_of(NGINX, r"^    add_header ([\w-]+) (.*) always;$")


# ---------- the files to copy ----------


def test_hosts_send_the_policy_that_pages_have(site):
    policy = page_at(site / "index.html").one("meta", **{"http-equiv": "Content-Security-Policy"})
    wanted = header_policy(policy.attrs["content"])
    assert NGINX_HEADERS["Content-Security-Policy"] == wanted
    assert NETLIFY_HEADERS["Content-Security-Policy"] == wanted
    directives = {part.split(" ")[0]: part.split(" ")[1:] for part in wanted.split(";")}
    assert directives == {
        **policy_of(page_at(site / "index.html")),
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }


def test_all_hosts_send_the_same():
    assert NGINX_HEADERS == NETLIFY_HEADERS


def test_a_copy_in_docs_comes_to_the_top_of_the_site(tmp_path):
    project = copied_project(tmp_path)
    shutil.copy(HOSTING / "_headers", project / "docs")
    site = built(tmp_path, project=project, print_files=False)
    assert (site / "_headers").read_text(encoding="utf-8") == NETLIFY


# ---------- nginx ----------


@contextlib.contextmanager
def serving_with_nginx(folder, site, path):
    """Serve a site with our file as it is, but for the port and the folders."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not nginx:
        missing("there is no nginx; Debian's package has it")
    port, root = free_port(), folder / "www"
    root.mkdir()
    (root / path).parent.mkdir(exist_ok=True)
    (root / path.strip("/") if path else root / "site").symlink_to(site)
    shutil.copy("/etc/nginx/mime.types", folder)
    changes = {
        "listen 80": f"listen 127.0.0.1:{port}",
        "root /var/www/site": f"root {root if path else root / 'site'}",
        "404 /404.html": f"404 /{path}404.html",
    }
    text = NGINX
    for old, new in changes.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(MAIN, encoding="utf-8")
    process = subprocess.Popen([nginx, "-p", folder, "-c", "nginx.conf"])
    try:
        address = f"http://127.0.0.1:{port}/{path}"
        wait_until(lambda: process.poll() is not None or answer_of(address))
        yield address
    finally:
        process.terminate()
        process.wait(10)


def answer_of(address, **headers):
    """Return the answer of a server and what it holds; None where none answers."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
            return answer, answer.read()
    except urllib.error.HTTPError as answer:
        return answer, answer.read()
    except urllib.error.URLError:
        return None


@pytest.fixture(scope="module", params=["", "van-ban/"])
def path(request):
    return request.param


@pytest.fixture(scope="module")
def hosted_site(path, request):
    return request.getfixturevalue("site_with_address" if path else "site")


@pytest.fixture(scope="module")
def hosted(path, hosted_site, tmp_path_factory):
    with serving_with_nginx(tmp_path_factory.mktemp("nginx"), hosted_site, path) as address:
        yield address


def test_nginx_sends_every_file_with_its_type_and_the_headers(hosted, hosted_site, path):
    for address, media_type in {**TYPES, **(ADDRESSED if path else {})}.items():
        answer, content = answer_of(hosted + address)
        file = hosted_site / (address or "index.html")
        assert answer.status == (200 if file.is_file() else 404), address
        assert answer.headers["Content-Type"] == media_type
        assert content == (file if file.is_file() else hosted_site / "404.html").read_bytes()
        sent = {name: answer.headers[name] for name in NGINX_HEADERS}
        assert sent == NGINX_HEADERS, address


def test_nginx_packs_what_is_text(hosted, hosted_site):
    for address in ("index.html", f"{LETTER}.json", "assets/site.css", "assets/search-engine.js"):
        answer, packed = answer_of(hosted + address, **{"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip", address
        assert gzip.decompress(packed) == (hosted_site / address).read_bytes()


def test_a_folder_leads_to_its_page(hosted, hosted_site):
    for address in ("chu-de/", "chu-de"):
        _, content = answer_of(hosted + address)
        assert content == (hosted_site / "chu-de/index.html").read_bytes()


def test_behind_nginx_a_reader_gets_from_home_to_a_point_by_search(hosted, new_page):
    page = new_page()
    page.goto(f"{hosted}index.html")
    page.locator("#q").fill("vùng xanh")
    page.keyboard.press("Enter")
    page.locator("[data-search-results] > li a").first.click()
    expect(page.locator(".sheet mark").first).to_be_visible()
    page.goto(f"{hosted}du-lieu.html")
    data = page.evaluate("fetch('du-lieu/v1/index.json').then(answer => answer.json())")
    assert data["version"]


def test_behind_nginx_the_page_for_what_is_not_there_leads_home(hosted, browser):
    page = browser.new_page()
    page.goto(f"{hosted}khong/co/trang-nay.html")
    style = "getComputedStyle(document.querySelector('.top')).borderBottomStyle"
    assert page.evaluate(style) == "double"
    page.locator(".ways a").first.click()
    page.wait_for_url(f"{hosted}index.html")
    page.close()


def test_behind_nginx_nobody_can_frame_a_page(hosted, browser):
    page = browser.new_page()
    page.set_content(f'<iframe src="{hosted}gioi-thieu.html"></iframe>')
    (frame,) = page.frames[1:]
    wait_until(lambda: frame.url == "chrome-error://chromewebdata/", seconds=20)
    page.close()
