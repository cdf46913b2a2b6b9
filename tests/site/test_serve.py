"""`gazette serve` and `mkdocs serve`: the site on this machine, made anew when a record changes."""

from __future__ import annotations

import contextlib
import http.client
import re
import shutil
import signal
import socket
import sys
import urllib.error
import urllib.request

import pytest

from tests.conftest import ROOT
from tests.site.conftest import copied_project, free_port, running, wait_until
from tests.site.test_policy import hash_of

THEME = ROOT / "scripts/gazette/theme"
RECORD = "directives/vinh-phuc/song-lo/2021-08-10-358-cv-hu.md"
LIST = "vinh-phuc/song-lo/index.html"
NO_SOURCE = "source: {file: null, sha256: null, url: null, captured: null}\n"
PAGE = "vinh-phuc/song-lo/2021/358-cv-hu.html"


class Served:
    """A project that is being served: its process, its address and its record to edit."""

    def __init__(self, process, project, port):
        self.process = process
        self.project = project
        self.port = port
        self.address = f"http://127.0.0.1:{port}/"
        self.record = project / RECORD
        self.original = self.record.read_text(encoding="utf-8")

    def get(self, page):
        """Return a page, or nothing where no one answers (yet)."""
        try:
            with urllib.request.urlopen(self.address + page, timeout=5) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, OSError):
            return ""

    def asked(self, host, path="/index.html"):
        """Ask by a name of this machine; return the status and type of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with contextlib.closing(connection):
            connection.request("GET", path, headers={"Host": host.format(self.port)})
            answer = connection.getresponse()
            return answer.status, answer.headers["Content-Type"]

    def edit(self, **fields):
        """Write the record anew with other lines of front matter."""
        text = self.original
        for name, value in fields.items():
            text, times = re.subn(rf"^{name}: .*$", f"{name}: {value}", text, flags=re.MULTILINE)
            assert times == 1
        self.record.write_text(text, encoding="utf-8")

    def wait_for(self, words, page):
        def the_page_has_the_words():
            assert self.process.poll() is None, self.process.lines
            return words in self.get(page)

        wait_until(the_page_has_the_words)

    def wait_to_hear(self, *words):
        def it_was_said():
            return any(all(word in line for word in words) for line in self.process.lines)

        wait_until(it_was_said)


@contextlib.contextmanager
def serving(way, project):
    port = free_port()
    options = {"gazette": ("--port", port), "mkdocs": ("--dev-addr", f"127.0.0.1:{port}")}
    with running(way, "serve", *options[way], cwd=project) as process:
        served = Served(process, project, port)
        served.wait_for("<h1>", "index.html")
        served.letter = re.search("<main.*</main>", served.get(PAGE), re.DOTALL)[0]
        yield served


@pytest.fixture(scope="module", params=["gazette", "mkdocs"])
def either(request, tmp_path_factory):
    """Serve one project either way, for all tests that put it back as it was."""
    with serving(request.param, copied_project(tmp_path_factory.mktemp("project"))) as served:
        yield served


@pytest.fixture
def served(either):
    """Return what is served; the record is put back at the end, and the page with it."""
    yield either
    if either.record.read_text(encoding="utf-8") != either.original:
        either.edit()
        either.wait_for(either.letter, PAGE)


def test_it_says_where_it_serves(served):
    served.wait_to_hear(served.address)


def test_it_serves_the_home_page_and_the_letters(served):
    assert "Tra cứu văn bản" in served.get("index.html")
    assert "Không Quang Giáp" in served.get(PAGE)


@pytest.mark.parametrize("page", ["index.html", PAGE, "gioi-thieu.html"])
def test_it_serves_what_a_build_makes(served, site, page):
    shown, _, script = served.get(page).rpartition("<script>")
    script, _, end = script.partition("</script>")
    assert "livereload" in script
    shown = shown.replace(f" {hash_of(script)}", "", 1)  # in its policy
    assert (site / page).read_text(encoding="utf-8") == f"{shown}{end}"


def test_an_edit_of_a_record_shows_at_once(served):
    served.edit(revised="2030-11-30")
    served.wait_for("30/11/2030", PAGE)


def test_an_edit_of_a_topic_makes_its_page(served):
    own = re.search(r"^topics: \[(.*)\]$", served.original, re.MULTILINE)[1]
    served.edit(topics=f"[truong-hoc, {own}]")
    served.wait_for("358-CV/HU", "chu-de/truong-hoc/index.html")


def test_a_bad_edit_is_said_and_keeps_the_old_pages_up_until_it_is_mended(served):
    served.edit(revised="2030-11-31")
    served.wait_to_hear("358-cv-hu.md:", "2030-11-31")
    assert "358-CV/HU" in served.get(LIST)
    assert served.letter in served.get(PAGE)
    served.edit(revised="2030-11-29")
    served.wait_for("29/11/2030", PAGE)


def test_a_sign_that_can_not_be_printed_takes_no_page_down(served):
    text = served.original.rstrip()
    served.record.write_text(f"{text} \U0001f637\n", encoding="utf-8")
    served.wait_to_hear("358-cv-hu.md:", "\U0001f637")
    assert served.letter in served.get(PAGE)
    assert "358-CV/HU" in served.get(LIST)
    served.edit(revised="2030-11-28")
    served.wait_for("28/11/2030", PAGE)


def test_a_removed_folder_takes_no_page_down_and_may_come_back(served):
    folder = served.project / "directives"
    folder.rename(served.project / "khac")
    served.wait_to_hear("The old pages stay")
    assert served.letter in served.get(PAGE)
    (served.project / "khac").rename(folder)
    served.edit(revised="2030-11-27")
    served.wait_for("27/11/2030", PAGE)


def test_removed_records_take_no_page_down_and_may_come_back(served, tmp_path):
    folder = served.project / "directives"
    shutil.copytree(folder, tmp_path / "directives")
    shutil.rmtree(folder)
    served.wait_to_hear("The old pages stay")
    served.wait_for(served.letter, PAGE)
    shutil.copytree(tmp_path / "directives", folder)
    served.edit(revised="2030-11-26")
    served.wait_for("26/11/2030", PAGE)


def test_a_template_error_is_said_with_its_line_and_takes_no_page_down(project):
    theme = shutil.copytree(THEME, project / "theme")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace(str(THEME), str(theme)))
    template = theme / "pages/directive.html"
    text = template.read_text(encoding="utf-8")
    with serving("gazette", project) as served:
        template.write_text(f"{text}{{% endfor %}}\n", encoding="utf-8")
        served.wait_to_hear(f"directive.html:{len(text.splitlines()) + 1}: ")
        served.wait_for(served.letter, PAGE)
        template.write_text(f"{text}\n<!-- mới -->\n", encoding="utf-8")
        served.wait_for("<!-- mới -->", PAGE)


def test_a_hand_written_page_that_can_not_be_read_takes_no_page_down(served):
    about = served.project / "docs/gioi-thieu.md"
    text = about.read_bytes()
    about.write_bytes(text + b"\xff\n")
    served.wait_to_hear("gioi-thieu.md")
    assert "Nguyên tắc nhập và đối chiếu" in served.get("gioi-thieu.html")
    about.write_bytes(text + "\nThêm vào đây.\n".encode())
    served.wait_for("Thêm vào đây.", "gioi-thieu.html")
    about.write_bytes(text)


def test_the_browser_is_told_when_to_load_anew(served, new_page):
    page = new_page()
    page.goto(served.address + PAGE)
    served.edit(revised="2030-11-25")
    page.get_by_text("25/11/2030").wait_for(state="attached", timeout=60_000)


@pytest.mark.parametrize("host", ["localhost:{}", "LOCALHOST:{}", "127.0.0.1:{}", "[::1]:{}"])
def test_it_answers_to_its_own_names(served, host):
    assert served.asked(host) == (200, "text/html")


@pytest.mark.parametrize(
    "host",
    ["vi-du.invalid", "vi-du.invalid:{}", "localhost", "localhost:1", "127.0.0.1.a:{}", ""],
)
@pytest.mark.parametrize("path", ["/index.html", "/livereload/0/1", "/khong-co"])
def test_it_answers_to_no_other_name(served, host, path):
    """So no page of another host can read drafts by a name that leads to this machine."""
    assert served.asked(host, path) == (421, "text/plain; charset=utf-8")


@pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere 127.0.0.2 is no address of this machine"
)
def test_no_one_else_on_the_network_is_served(served):
    # Were it listening at every address, this one would be taken
    with socket.create_server(("127.0.0.2", served.port)):
        assert served.get("index.html")


def test_nothing_is_built_into_the_project_but_what_search_keeps(served):
    names = {path.name for path in served.project.iterdir()} - {".cache"}
    assert names == {"directives", "docs", "mkdocs.yml"}


def test_it_leaves_no_lock_and_no_site_before_behind(served):
    assert not {"locks", "spare"} & {path.name for path in (served.project / ".cache").iterdir()}


@pytest.mark.parametrize("way", ["gazette", "mkdocs"])
def test_ctrl_c_ends_it_quietly(project, way):
    with serving(way, project) as served:
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(15) == 0
        assert "Traceback" not in "".join(served.process.lines)


def test_a_taken_port_is_said_and_ends_with_2(run, project):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("gazette", "serve", "--port", port, cwd=project)
    assert done.returncode == 2
    assert f"port {port} is taken; choose another with --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bad_record_at_the_start_is_said_and_ends_with_1(run, project):
    record = project / RECORD
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("kind: cong-van", "kind: thu-tu"), encoding="utf-8")
    done = run("gazette", "serve", "--port", free_port(), cwd=project)
    assert done.returncode == 1
    assert "358-cv-hu.md:" in done.stdout + done.stderr
    assert done.stderr.splitlines()[-1].startswith("Nothing is served: mend this")
    assert "Traceback" not in done.stderr


def test_what_is_wrong_with_drafts_is_said_and_the_site_served(project):
    record = project / RECORD
    text = record.read_text(encoding="utf-8").replace("---\n", "---\ndraft: true\n", 1)
    text = re.sub(r"^source:\n(  .*\n)+", NO_SOURCE, text, flags=re.MULTILINE)
    record.with_name("khong-ro-1.md").write_text(text.replace("topics: [", "topics: [["), "utf-8")
    private = NO_SOURCE.replace("file: null", "file: thu.txt")
    record.with_name("khong-ro-2.md").write_text(text.replace(NO_SOURCE, private), "utf-8")
    record.with_name("thu.txt").write_text("Bệnh nhân BN 999999", encoding="utf-8")
    with serving("gazette", project) as served:
        served.wait_to_hear("Draft:", "khong-ro-1.md:")
        served.wait_to_hear("Draft:", "khong-ro-2.md", "until this is mended")
        served.wait_to_hear("Draft:", "thu.txt:1:11", "number of a patient")


def test_a_draft_is_served_with_its_gaps_and_is_in_no_list(served):
    draft = served.record.with_name("2021-08-10-359-cv-hu.md")
    text = served.original.replace("---\n", "---\ndraft: true\n", 1).replace("358", "359")
    text = re.sub(r"^source:\n(  .*\n)+", NO_SOURCE, text, flags=re.MULTILINE)
    text = re.sub(r"^topics: .*\n", "", text, flags=re.MULTILINE)
    draft.write_text(text, encoding="utf-8")
    page = PAGE.replace("358", "359")
    try:
        served.wait_for("Bản nháp, chưa công bố", page)
        assert "Chưa có “Chủ đề” (topics); ghi theo nguồn." in served.get(page)
        assert "359-CV/HU" not in served.get(LIST)
        served.wait_to_hear("Draft:", f"/{page}", "1 to do or wrong")
    finally:
        draft.unlink()
    wait_until(lambda: not served.get(page))
