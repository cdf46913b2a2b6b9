"""The index on disk: the same bytes every time, whole after a late letter, small."""

import gc
import gzip
import os
import random
import re
import shutil
from dataclasses import replace

import pytest

from bench import made
from bench.phrases import engine as program_of
from bench.phrases import write_page
from gazette import workers
from gazette.search import IndexedDocument, index_of, segment, shards, stored, write_index
from gazette.store import NO_STORE, Store
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


def test_a_store_changes_no_byte_and_spares_unchanged_documents(few, tmp_path, monkeypatch):
    store = Store(tmp_path / "store")
    plain = written(few, tmp_path / "plain")
    assert written(few, tmp_path / "first", store=store) == plain

    made = []
    read = stored.read
    monkeypatch.setattr(stored, "read", lambda d: made.append(d) or read(d))
    assert written(few, tmp_path / "second", store=store) == plain
    assert made == []

    changed = [replace(few[0], title="Một tên khác"), *few[1:]]
    assert written(changed, tmp_path / "third", store=store) == written(changed, tmp_path / "4")
    assert made[0] == changed[0]
    assert len(made) == 1 + len(changed)


def test_many_documents_are_read_by_several_processes_with_the_same_bytes(
    documents, tmp_path, monkeypatch
):
    monkeypatch.setattr(workers, "_can_fork", lambda: True)
    read, segment_of = stored.read, stored.segment_of

    def noted(function, name, given):
        (tmp_path / f"{name}-{os.getpid()}").touch()
        return function(given)

    monkeypatch.setattr(stored, "read", lambda document: noted(read, "read", document))
    monkeypatch.setattr(stored, "segment_of", lambda some: noted(segment_of, "list", some))
    made = written(documents, tmp_path / "many", store=Store(tmp_path / "store"))
    processes = {path.name for path in tmp_path.iterdir() if "-" in path.name}
    assert {name.partition("-")[0] for name in processes} == {"read", "list"}
    assert not {f"read-{os.getpid()}", f"list-{os.getpid()}"} & processes
    assert made == written(documents, tmp_path / "one")


def postings_in_memory():
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, segment.Postings)]


def test_an_index_holds_no_postings_in_memory(documents, tmp_path):
    before = {id(one): one for one in postings_in_memory()}  # of other tests
    index = index_of(map(indexed, documents), made.FACETS, Store(tmp_path / "store"))
    assert [one for one in postings_in_memory() if id(one) not in before] == []
    assert len(index.files) > len(documents)


def test_a_change_of_code_or_data_reads_every_document_again(few, tmp_path, monkeypatch):
    store = Store(tmp_path / "store")
    written(few[:3], tmp_path / "index", store=store)
    rooms = []
    monkeypatch.setattr(stored, "code_digest", lambda *names: rooms.append(names) or "other")
    made = []
    read = stored.read
    monkeypatch.setattr(stored, "read", lambda d: made.append(d) or read(d))
    written(few[:3], tmp_path / "index", store=store)
    assert {"search", "text", "vocabulary"} <= {*rooms[0]}
    assert len(made) == 3


def targets(documents, store):
    index = index_of(map(indexed, documents), made.FACETS, store)
    return {target.address: target.digest for target in index.files}


def indexed(document):
    known = (document.address, document.date, document.facets)
    return IndexedDocument(*known, repr(document), lambda: document)


def test_an_edit_changes_only_the_shards_of_its_words(documents, tmp_path):
    store = Store(tmp_path / "store")
    before = targets(documents, store)
    block = replace(documents[7].blocks[0], text="Zanzibar")
    changed = [*documents[:7], replace(documents[7], blocks=(block, *documents[7].blocks[1:]))]
    after = targets([*changed, *documents[8:]], store)
    again = {name for name in after if name not in before or after[name] != before[name]}
    assert 0 < len([name for name in again if name[:2] in ("w/", "p/")]) < 20 < len(before) / 4
    months = {name.split("/")[1] for name in again if name[:2] == "t/"}
    assert {month[:7] for month in months} == {documents[7].date[:7]}


def test_addresses_depend_on_what_documents_say_and_not_on_the_libraries(documents, monkeypatch):
    before = targets(documents, NO_STORE)
    monkeypatch.setattr(stored, "code_digest", lambda *_: "of another environment")
    others = [replace(indexed(one), digest=f"other {one}") for one in documents]
    after = [target.address for target in index_of(others, made.FACETS, NO_STORE).files]
    assert after == [*before]


def test_the_newest_document_leaves_the_lists_of_other_words_alone(documents, tmp_path):
    store = Store(tmp_path / "store")
    before = targets(documents, store)
    late = made.line("Zanzibar", date="2031-01-01", address="muon.html")
    after = targets([*documents, late], store)
    again = {name for name in after if name not in before or after[name] != before[name]}
    assert 0 < len([name for name in again if name[:2] in ("w/", "p/")]) < 6
    assert len([name for name in again if name[:2] == "t/"]) == 1


def edited(documents, chance):
    """Return documents after one random edit: of a text, a date, an address, or which there are."""
    rest = list(documents)
    one = rest.pop(chance.randrange(len(rest)))
    year, month, day = (chance.randint(*span) for span in ((2019, 2022), (1, 12), (1, 28)))
    return rest + chance.choice(
        (
            [],
            [one, made.document(chance.randrange(10_000), seed=9)],
            [replace(one, title=one.title[::-1])],
            [replace(one, blocks=one.blocks[:-1])],
            [replace(one, blocks=())],
            [replace(one, date=f"{year}-{month:02}-{day:02}")],
            [replace(one, date="")],
            [replace(one, address=f"khac/{chance.random()}.html")],
            [replace(one, number="Đ-1/Ωμ")],
            [replace(one, facets={"year": ("1999",)})],
        )
    )


def test_after_any_edits_the_index_is_that_of_a_build_from_nothing(few, tmp_path):
    chance, store, now = random.Random(13), Store(tmp_path / "store"), few
    for i in range(25):
        for _ in range(chance.randint(1, 3)):
            now = edited(now, chance)
        chance.shuffle(now)
        warm = written(now, tmp_path / f"warm{i}", store=store)
        if chance.random() < 0.4:
            assert warm == written(now, tmp_path / f"cold{i}")
    assert warm == written(now, tmp_path / "cold")


def test_equal_targets_have_equal_bytes_and_a_change_of_bytes_a_new_name(few, tmp_path):
    chance, store, now = random.Random(14), Store(tmp_path / "store"), few
    seen = {}
    for _ in range(12):
        index = index_of(map(indexed, now), made.FACETS, store)
        for target in index.files:
            data = target.make()
            assert seen.setdefault((target.address, target.digest), data) == data
            assert seen.setdefault(target.address, data) == data
        now = edited(now, chance)


def test_spoilt_entries_of_the_store_change_nothing(few, tmp_path):
    chance, store = random.Random(15), Store(tmp_path / "store")
    right = written(few, tmp_path / "right", store=store)
    for i in range(8):
        files = sorted(path for path in store.folder.rglob("*") if path.is_file())
        for path in chance.sample(files, len(files) // 3):
            data = path.read_bytes()
            cut = chance.randrange(len(data))
            other = chance.choice(files).read_bytes()
            path.write_bytes(chance.choice((b"", data[:cut], data[::-1], other)))
        assert written(few, tmp_path / str(i), store=store) == right


def test_entries_spoilt_between_digest_and_making_change_nothing(few, tmp_path):
    store = Store(tmp_path / "store")
    right = {f.address: f.make() for f in index_of(map(indexed, few), made.FACETS, store).files}
    files = index_of(map(indexed, few), made.FACETS, store).files
    shutil.rmtree(store.folder)
    assert {file.address: file.make() for file in files} == right


def test_lists_that_can_not_be_stored_are_made_once(few, tmp_path, monkeypatch):
    made, segment_of = [], stored.segment_of
    monkeypatch.setattr(stored, "segment_of", lambda rows: made.append(rows) or segment_of(rows))
    monkeypatch.setattr(Store, "put", lambda *_: None)
    written(few, tmp_path, store=Store(tmp_path / "full"))
    assert len(made) == len({one.date[:7] for one in few})


def test_a_letter_that_comes_late_is_found_and_takes_its_place(few, tmp_path, browser):
    late = replace(few[0], address="huyen/2020/muon.html", number="901-QĐ/HU", date="2020-01-01")
    store, folder = Store(tmp_path / "store"), tmp_path / "chi-muc"
    written(few, tmp_path / "before", store=store)
    assert written([*few, late], folder, store=store) == written([late, *few], tmp_path / "anew")
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
    program = program_of()
    assert program.isascii()  # it works whatever encoding a page is taken for
    assert len(gzip.compress(program.encode(), 9)) <= 11_000


@pytest.mark.parametrize(
    ("pattern", "value"),
    [(r"FEW=(\d+)", shards.FEW), (r"OWN=(\d+)", segment.OWN)],
)
def test_what_builder_and_program_share_is_the_same_in_both(pattern, value):
    found = re.findall(pattern, program_of())
    assert found == [str(value)]
