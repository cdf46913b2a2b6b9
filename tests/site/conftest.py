"""What the tests of the site share: sites built once, a server on this machine, a browser.

Chromium or Java missing: their tests are skipped with the reason, or fail where CI=true.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from gazette.site.commands import build_site
from tests.conftest import ROOT
from tests.site.factory import made_corpus
from tests.site.letters import scanned_letters
from tests.site.samples import KINDS

SITE_URL = "https://vi-du.invalid/van-ban/"
BIN = Path(sys.executable).parent
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 640}


# ---------- commands ----------


def environment(**changes):
    """Return the environment of a command: ours without what make or a tester may have set."""
    ours = ("SITE_URL", "SOURCE_DATE_EPOCH", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHONHASHSEED")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **changes}


@pytest.fixture(scope="session")
def run():
    """Return a function that runs a command of the environment to its end."""

    def run(command, *args, cwd=ROOT, **env):
        own = BIN / command
        return subprocess.run(
            [own if own.exists() else command, *map(str, args)],
            cwd=cwd,
            env=environment(**env),
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


def wait_until(holds, seconds=90):
    """Wait until `holds()` is true and return what it returned; fail after so many seconds."""
    end = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < end, f"not so after {seconds} s: {holds.__name__}"
        time.sleep(0.05)
    return found


@contextlib.contextmanager
def running(command, *args, cwd):
    """Run a command meanwhile; what it prints stands in `lines`. It is ended by its id.

    Ctrl+C is heeded again first: a shell's job in the background, as tests may be, ignores it, and
    so would what it starts.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [BIN / command, *map(str, args)],
        cwd=cwd,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    process.lines = []
    reader = threading.Thread(target=lambda: process.lines.extend(process.stdout))
    reader.start()
    try:
        yield process
    finally:
        process.kill()
        process.wait(10)
        reader.join(10)
        process.stdout.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def copied_project(folder):
    """Make a project folder with copies of what is edited in one."""
    for name in ("docs", "directives"):
        shutil.copytree(ROOT / name, folder / name)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        re.sub(r"\bscripts/gazette/", f"{ROOT}/scripts/gazette/", text), encoding="utf-8"
    )
    return folder


@pytest.fixture
def project(tmp_path):
    """Return a project folder of its own."""
    (tmp_path / "project").mkdir()
    return copied_project(tmp_path / "project")


# ---------- sites ----------


def built(folder, directives=None, site_url="", *, print_files=True, project=ROOT):
    with contextlib.chdir(project), pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", site_url)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        return build_site(directives, folder / "site", print_files=print_files).folder


@pytest.fixture(scope="session")
def once(tmp_path_factory, worker_id):
    """Return a function that fills a folder once for all workers: the others wait for the first."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def once(name, fill):
        folder, unfinished = shared / name, shared / f"{name}.new"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                shutil.rmtree(unfinished, ignore_errors=True)
                unfinished.mkdir()
                fill(unfinished)
                unfinished.rename(folder)
        return folder

    return once


@pytest.fixture(scope="session")
def site(once):
    """Return the site of the real records."""
    return once("real", built) / "site"


@pytest.fixture(scope="session")
def site_with_address(once):
    """Return the site of the real records, built with SITE_URL."""
    return once("addressed", lambda folder: built(folder, site_url=SITE_URL)) / "site"


@pytest.fixture(scope="session")
def made_records(once):
    """Return the folder of the made records."""
    return once("records", made_corpus)


@pytest.fixture(scope="session")
def made_site(once, made_records):
    """Return the site of the made records; they are many, and nobody prints them."""
    return once("made", lambda folder: built(folder, made_records, print_files=False)) / "site"


@pytest.fixture(scope="session")
def scanned_site(once):
    """Return the site of three letters with scans, of which one was not cleared."""

    def fill(folder):
        built(folder, scanned_letters(folder / "records"), print_files=False)

    return once("scanned", fill) / "site"


@pytest.fixture(scope="session")
def folders(site, made_site):
    return {"real": site, "made": made_site}


@pytest.fixture(params=["real", "made"])
def whole(request, folders):
    """Return the folder of each site in turn."""
    return folders[request.param]


# ---------- the server ----------


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder as static hosts do: what is not there answers with 404.html."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        """Say nothing."""

    def send_error(self, code, message=None, explain=None):  # noqa: ARG002 (the base's signature)
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """Pass over browsers that close a connection early."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serving(folder):
    """Serve a folder at a free port of this machine and yield its address."""

    def handler(*args):
        return _Handler(*args, directory=folder)

    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def served(site):
    """Return the address of the site of the real records."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def made_served(made_site):
    """Return the address of the site of the made records."""
    with serving(made_site) as address:
        yield address


@pytest.fixture(scope="session")
def hosts(served, made_served):
    return {"real": served, "made": made_served}


@dataclass(frozen=True)
class Kind:
    name: str
    url: str
    file: Path


@pytest.fixture(scope="session")
def kinds(hosts, folders):
    """Return a page of every kind."""
    return [
        Kind(name, hosts[which] + address, folders[which] / address)
        for name, (which, address) in KINDS.items()
    ]


# ---------- the browser ----------


@dataclass
class Watch:
    """What pages did: every request that they made, and their errors on the console."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def of(self, context):
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _hear(self, message):
        if message.type == "error":
            self.errors.append(message.text)

    @property
    def foreign(self):
        """The requests to other hosts than this machine; the browser lets none of them out."""
        own = ("http://127.0.0.1:", "file://", "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


@contextlib.contextmanager
def browsing(browser, watch):
    """Yield a function that opens a page in a new context: `new_page(color_scheme="dark")`.

    At the end no page may have asked another host or put an error on the console.
    """
    contexts = []

    def new_page(**options):
        own = {"locale": "vi-VN", "reduced_motion": "reduce", "viewport": WIDE, **options}
        context = browser.new_context(**own)
        context.set_default_timeout(15_000)
        contexts.append(context)
        watch.of(context)
        return context.new_page()

    yield new_page
    for context in contexts:
        context.close()
    assert watch.foreign == []
    assert watch.errors == []


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def new_page(browser, watch):
    with browsing(browser, watch) as new_page:
        yield new_page


@pytest.fixture(scope="module")
def one_page(browser):
    """Return one page for a whole file, and what it did: to open a new one takes long."""
    watch = Watch()
    with browsing(browser, watch) as new_page:
        yield new_page(), watch


@pytest.fixture
def page(one_page):
    """Return the file's page, for tests that leave nothing behind in it but where it stands."""
    page, watch = one_page
    yield page
    foreign, errors = watch.foreign, watch.errors
    watch.requests, watch.errors = [], []
    assert foreign == []
    assert errors == []
