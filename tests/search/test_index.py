"""The index on disk: the same bytes every time, whole after a late letter, small."""

import gzip
import os
import pickle
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rjsmin import jsmin

from bench import made
from bench.phrases import ENGINE, write_page
from gazette.search import build, postings, shards, spool, write_index
from tests.search.conftest import Engine


def bytes_of(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def written(documents, folder, **options):
    write_index(documents, folder, labels=made.FACETS, **options)
    return bytes_of(folder)


@pytest.fixture(scope="module")
def few(documents):
    return documents[:40]


def test_the_same_documents_give_the_same_bytes_in_any_order(few, tmp_path):
    one = written(few, tmp_path / "one")
    assert written(few[::-1], tmp_path / "other") == one


def test_a_cache_changes_no_byte_and_spares_unchanged_documents(few, tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    plain = written(few, tmp_path / "plain")
    assert written(few, tmp_path / "first", cache=cache) == plain

    read = []
    postings_of = spool.postings_of
    monkeypatch.setattr(spool, "postings_of", lambda d: read.append(d) or postings_of(d))
    assert written(few, tmp_path / "second", cache=cache) == plain
    assert read == []

    changed = [replace(few[0], title="Một tên khác"), *few[1:]]
    assert written(changed, tmp_path / "third", cache=cache) == written(changed, tmp_path / "4")
    assert read[0] == changed[0]
    assert len(read) == 1 + len(changed)


def test_a_cache_forgets_documents_that_are_gone(few, tmp_path):
    cache = tmp_path / "cache"
    written(few, tmp_path / "index", cache=cache)
    written(few[:5], tmp_path / "index", cache=cache)
    assert len(list(cache.glob("??/*"))) == 5


def test_a_change_of_code_or_data_reads_every_document_again(few, tmp_path):
    """A copy of the package is changed between runs, file by file."""
    package, cache = tmp_path / "gazette", tmp_path / "cache"
    source = Path(build.__file__).parents[1]
    shutil.copytree(source, package, ignore=shutil.ignore_patterns("fonts"))
    code = (
        "import pickle, sys; from pathlib import Path; from gazette.search import write_index; "
        "documents, folder, labels = pickle.load(sys.stdin.buffer); "
        "write_index(documents, folder, labels=labels, cache=Path(sys.argv[1]))"
    )

    def cached():
        subprocess.run(
            [sys.executable, "-c", code, cache],
            input=pickle.dumps((few[:2], tmp_path / "index", made.FACETS)),
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            check=True,
        )
        return {path.name for path in cache.glob("??/*")}

    before = cached()
    for name in ("search/tokens.py", "text/tones.py", "vocabulary/abbreviations.yml"):
        with (package / name).open("a", encoding="utf-8") as file:
            file.write("# changed\n")
        after = cached()
        assert after.isdisjoint(before), name
        before = after


def test_a_letter_that_comes_late_is_found_and_takes_its_place(few, tmp_path, browser):
    late = replace(few[0], address="huyen/2020/muon.html", number="901-QĐ/HU", date="2020-01-01")
    cache, folder = tmp_path / "cache", tmp_path / "chi-muc"
    written(few, folder, cache=cache)
    assert written([*few, late], folder, cache=cache) == written([late, *few], tmp_path / "anew")
    write_page(tmp_path)
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "trang.html").as_uri())
    engine = Engine(page)
    assert engine.addresses("901 qđ hu") == [late.address]
    dated = [d.address for d in sorted(few, key=lambda d: (d.date, d.address)) if d.date]
    assert engine.addresses("huyện", sort="oldest")[:3] == [late.address, *dated[:2]]
    context.close()


def test_no_document_at_all_is_an_index_too(tmp_path):
    assert "head.js" in written([], tmp_path / "index")


def test_files_are_scripts_of_plain_characters(index):
    for name, data in bytes_of(index / "chi-muc").items():
        assert name.endswith(".js")
        assert data.startswith(b'document.currentScript.take("'), name
        assert max(data) < 128
        assert data.count(b"\n") == 1
        assert b"\r" not in data


def test_shards_and_program_stay_within_their_bytes(index):
    sizes = {name: len(data) for name, data in bytes_of(index / "chi-muc").items()}
    assert max(size for name, size in sizes.items() if name[:2] in ("p/", "w/")) < 20_000
    program = jsmin(ENGINE.read_text(encoding="utf-8"))
    assert program.isascii()  # it works whatever encoding a page is taken for
    assert len(gzip.compress(program.encode(), 9)) <= 8_000


@pytest.mark.parametrize(
    ("pattern", "value"),
    [(r"FEW = (\d+)", shards.FEW), (r"OWN = (\d+)", postings.OWN), (r"= (\d+) >> ", build.SECONDS)],
)
def test_what_builder_and_program_share_is_the_same_in_both(pattern, value):
    found = re.findall(pattern, ENGINE.read_text(encoding="utf-8"))
    assert found == [str(value)]
