"""The pages on the data promise only what holds: their examples are run as they stand."""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pandas
import pytest

from gazette.outputs.open_data.bulk import bulk_targets
from gazette.outputs.open_data.public_fields import public_tables
from gazette.outputs.open_data.sql_recipes import recipe_targets
from tests.browser import missing
from tests.conftest import ROOT
from tests.open_data.conftest import json_targets

GUIDE = (ROOT / "docs/du-lieu.md").read_text(encoding="utf-8")
SERVERS = (ROOT / "docs/du-lieu-may-chu.md").read_text(encoding="utf-8")
THAI_BINH = "thai-binh/kien-xuong/2021/114-cv-hu"
HOST = "https://dia-chi-cua-trang"


def examples(guide, section, language):
    """Return the code of a section in one language."""
    text = re.search(rf"\{{#{section}\}}\n(.*?)(?=^##|\Z)", guide, re.DOTALL | re.MULTILINE)[1]
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def site(real_data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    targets = [*json_targets(real_data.inputs).values(), *bulk_targets(real_data.inputs)]
    for target in (*targets, *recipe_targets(real_data.inputs)):
        file = folder / target.address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(target.make())
    return folder


@pytest.fixture(scope="module")
def host(site):
    """Return the address of a server of the data."""
    handler = functools.partial(Quiet, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def tried(host, tmp_path):
    """Return a function that runs an example in an empty folder, in place of a reader."""
    programs = {"sh": ["sh", "-e", "-c"], "python": [sys.executable, "-W", "error", "-c"]}
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"

    def tried(code, language="sh"):
        for name in ("curl", "jq", "datasette") if language == "sh" else ():
            if name in code and not shutil.which(name, path=path):
                missing(name)
        command = [*programs[language], code.replace(HOST, host)]
        environment = {"PATH": path, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    return tried


@pytest.fixture
def run(tried):
    """Return a function that runs an example that succeeds without a warning."""

    def run(code, language="sh"):
        done = tried(code, language)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    return run


@pytest.mark.slow
def test_the_example_of_curl_and_jq(run, real_data):
    (code,) = examples(GUIDE, "vi-du-jq", "sh")
    row, *text = run(code).splitlines()
    assert row.split("\t")[:3] == ["114-CV/HU", "2021-05-07", "Huyện ủy Kiến Xương"]
    assert text == [block["text"] for block in real_data.letters[THAI_BINH]["blocks"]]


@pytest.mark.slow
def test_the_example_of_pandas_makes_a_spreadsheet(run, tmp_path, real_data):
    (code,) = examples(GUIDE, "vi-du-pandas", "python")
    run(code, "python")
    (row,) = pandas.read_csv(tmp_path / "thai-binh.csv").to_dict("records")
    letter = real_data.letters[THAI_BINH]
    assert row["number"] == letter["number"]
    assert list(row) == ["number", "date_from", "issuer_name", "subject", "deadlines", "page"]
    assert row["subject"] == letter["subject"]
    assert pandas.isna(row["deadlines"]) == (letter["deadlines"] == [])


@pytest.mark.slow
def test_the_example_of_datasette_searches_and_shows_our_words(run):
    opening, asking = examples(GUIDE, "vi-du-datasette", "sh")
    *loading, serving = opening.strip().splitlines()
    run("\n".join(loading))
    assert serving in asking.replace("\\\n  ", "")
    found = json.loads(run(asking))
    assert {row["number"] for row in found} == {"358-CV/HU"}
    page = run(f"{serving} --get /van-ban/directives?_search=vung+xanh")
    assert "Cơ quan ban hành" in page
    assert "Văn bản và tin, bài" in page
    assert "chuyển" not in page  # the words of the metadata alone are Vietnamese


def test_the_sizes_are_as_stated(synthetic_data):
    files = {
        target.address.removeprefix("du-lieu/v1/"): target.make()
        for target in bulk_targets(synthetic_data.inputs)
    }
    count = len(synthetic_data.letters)
    csv = sum(len(content) for name, content in files.items() if name.startswith("csv/"))
    sizes = {name: len(content) for name, content in files.items()} | {"csv/directives.csv": csv}
    stated = re.findall(r"^\| \[([\w./-]+)\].*\| ([\d,]+) MB \|$", GUIDE, re.MULTILINE)
    assert len(stated) == 6
    for name, size in stated[:4]:
        assert float(size.replace(",", ".")) == pytest.approx(sizes[name] / count / 1000, rel=0.5)


def test_every_table_is_explained():
    told = re.search(r"\{#cac-bang\}(.*?)^##", GUIDE, re.DOTALL | re.MULTILINE)[1]
    rows = re.findall(r"^\| (`.*?) \|", told, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == set(public_tables())


# ---------- the page for servers ----------


@pytest.mark.slow
def test_files_are_fetched_and_what_was_changed_is_named(run, tried, tmp_path):
    (code,) = examples(SERVERS, "tai-va-kiem-tra", "sh")
    run(code)
    file = tmp_path / "csv/directives.csv"
    file.write_bytes(file.read_bytes() + b"x")
    checked = tried(code.splitlines()[-1])
    assert (checked.returncode, checked.stdout) == (1, "csv/directives.csv: FAILED\n")


@pytest.mark.slow
def test_the_example_of_duckdb(run):
    (fetching,) = examples(SERVERS, "tai-va-kiem-tra", "sh")
    (code,) = examples(SERVERS, "duckdb", "python")
    run(fetching)
    assert "vinh-phuc/song-lo/2021/358-cv-hu" in run(code, "python")


def test_the_commands_of_postgresql_name_what_there_is(site):
    (code,) = examples(SERVERS, "postgresql", "sh")
    for file in re.findall(r"-f (\S+)", code):
        assert (site / "du-lieu/v1" / file).is_file()


@pytest.mark.slow
def test_the_lines_for_opensearch_name_each_letter_before_it(run, real_data, tmp_path, site):
    mapping, query = map(json.loads, examples(SERVERS, "opensearch", "json"))
    (code,) = examples(SERVERS, "opensearch", "sh")
    shutil.copy(site / "du-lieu/v1/directives.jsonl", tmp_path)
    (making,) = [line for line in code.splitlines() if line.startswith("jq ")]
    run(making)
    lines = list(map(json.loads, (tmp_path / "nap.ndjson").read_text("utf-8").splitlines()))
    assert [line["index"]["_id"] for line in lines[::2]] == list(real_data.letters)
    assert [line["id"] for line in lines[1::2]] == list(real_data.letters)
    fields = mapping["mappings"]["properties"]
    assert set(fields) <= set(lines[1])
    assert set(fields["blocks"]["properties"]) <= set(lines[1]["blocks"][0])
    assert list(query["query"]["match_phrase"]) == ["blocks.text"]
    assert "chưa được chạy thử" in SERVERS
