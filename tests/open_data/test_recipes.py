"""The recipes for DuckDB and PostgreSQL: ten queries give the answers of the site."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from gazette.outputs.open_data.bulk import bulk_targets
from gazette.outputs.open_data.sql_recipes import queries_sql, recipe_targets
from gazette.pages.names import documents_counted
from gazette.text.fold import fold
from gazette.text.grouping import grouped_by
from tests.browser import missing

ROOT = "du-lieu/v1"
QUERIES = dict(
    query.removeprefix("-- ").split("\n", 1) for query in queries_sql().strip().split(";\n\n")
)


@pytest.fixture(scope="module")
def folder(synthetic_data, tmp_path_factory):
    """Return the folder of the bulk files, where recipes are run."""
    site = tmp_path_factory.mktemp("site", numbered=True)
    for output in (bulk_targets, recipe_targets):
        for target in output(synthetic_data.inputs):
            file = site / target.address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(target.make())
    return site / ROOT


@pytest.fixture(scope="module")
def answers(synthetic_data):
    """Return what the site says, query by query."""
    findings = synthetic_data.inputs.findings
    corpus = findings.corpus
    links, tasks = corpus.links, findings.tasks
    issued = {
        (office.province, office.district): len(record.issued)
        for office, record in findings.body_records.items()
        if office.key == "huyen-uy" and office.district and record.issued
    }
    citing = {key: len(links.citing(key)) for key in links.cited_by}
    most = min(citing, key=lambda key: (-citing[key], key))
    due = [task for task in tasks if task.is_due and task.entry.directive.province]
    bodies = grouped_by(tasks, lambda task: {office.key for office in task.offices})
    topics = grouped_by(corpus.shown, lambda entry: entry.directive.topics)
    provinces = {
        key: documents_counted(own)
        for key, own in findings.provinces.items()
        if own[0].directive.province
    }
    found = [one for one in corpus.shown if " vung xanh " in f" {_words(one.record.body_text)} "]
    return [
        [(key, *counts) for key, counts in provinces.items()],
        [("-".join(month), len(own)) for month, own in findings.months.items()],
        list(Counter(entry.directive.kind for entry in corpus.entries).items()),
        [(key, len(own)) for key, own in topics.items()],
        [(*place, count) for place, count in issued.items()],
        [
            (one.entry.directive.province, one.task.due.text, one.entry.key, one.task.point)
            for one in due
        ],
        [(key, len(own)) for key, own in bodies.items()],
        list(citing.items()),
        [(address.removesuffix(".html"),) for address in links.citing(most)],
        [(entry.key,) for entry in found],
    ]


def _words(text):
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def as_text(rows):
    return sorted(tuple(map(str, row)) for row in rows)


@pytest.fixture(scope="module")
def duck(folder):
    base, here = duckdb.connect(), Path.cwd()
    os.chdir(folder)
    try:
        base.execute((folder / "sql/duckdb.sql").read_text(encoding="utf-8"))
    finally:
        os.chdir(here)
    yield lambda query: base.sql(query).fetchall()
    base.close()


# ---------- PostgreSQL ----------


def program(name):
    """Return where a program of PostgreSQL is: Debian keeps the server's out of the path."""
    found = [shutil.which(name), *sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))]
    return str(next(filter(None, reversed(found)), None) or missing("PostgreSQL"))


@pytest.fixture(scope="module")
def server():
    """Return the folder of the socket of a server of our own. Root may not run one."""
    folder = Path(tempfile.mkdtemp())  # a socket's path is short, and others may enter it
    folder.chmod(0o755)
    as_other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_other:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    make = ["-U", "postgres", "-A", "trust", "--no-sync", "--locale=C.UTF-8", "-E", "UTF8"]
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    control = [*as_other, program("pg_ctl"), "-D", data, "-w"]
    try:
        _quietly([*as_other, program("initdb"), "-D", data, *make])
        _quietly([*control, "-o", options, "-l", folder / "log", "start"])
        yield folder
        _quietly([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder)


def _quietly(command):
    """Run a program of the server. It may not enter the folder that this one runs in."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


@pytest.fixture(scope="module")
def postgres(server, folder):
    where = ["psql", "-h", str(server), "-U", "postgres", "-q", "-v", "ON_ERROR_STOP=1"]

    def run(*args):
        return subprocess.run([*where, *args], check=True, cwd=folder, capture_output=True).stdout

    def ask(query):
        text = run("-d", "van_ban", "--csv", "-t", "-c", query).decode()
        return [tuple(row) for row in csv.reader(io.StringIO(text))]

    run("-c", "CREATE DATABASE van_ban")
    run("-d", "van_ban", "-f", "sql/postgresql.sql")
    return ask


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["duck", "postgres"])
def test_ten_queries_give_the_answers_of_the_site(engine, answers, request):
    ask = request.getfixturevalue(engine)
    assert len(QUERIES) == len(answers) == 10
    for (title, query), answer in zip(QUERIES.items(), answers, strict=True):
        assert answer, title
        assert as_text(ask(query)) == as_text(answer), title


def test_marks_and_capitals_do_not_count(duck):
    asked = [duck(f"FROM found('{words}')") for words in ("vùng xanh", "VUNG XANH", "Vùng Xanh")]
    assert asked[0]
    assert sorted(asked[0]) == sorted(asked[1]) == sorted(asked[2])


@pytest.mark.slow
def test_the_letters_of_a_province_lie_in_a_partition_of_their_own(postgres, synthetic_data):
    rows = postgres("SELECT tableoid::regclass, id FROM directives")
    assert len(rows) == len(synthetic_data.letters)
    for partition, key in rows:
        assert partition.strip('"') == f"directives_{key.partition('/')[0]}"


@pytest.mark.slow
def test_the_texts_are_those_of_the_site(postgres, duck, synthetic_data):
    texts = {e.key: e.record.body_text for e in synthetic_data.inputs.corpus.shown}
    assert dict(duck("SELECT directive, text FROM full_texts")) == texts
    assert dict(postgres("SELECT directive, text FROM full_texts")) == texts
