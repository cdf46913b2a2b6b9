"""The store: what was written is found again, what is not whole is not found."""

import os
import time

import pytest

from gazette.store import NO_STORE, Store, code_digest, digest_of, once_whole

DAY = 86400


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "cache")


def entries(store):
    return {file for file in store.folder.rglob("*") if file.is_file() and file.name != "swept"}


def file_of(store, key):
    return store.folder / key[:2] / key[2:]


def test_what_was_put_is_got(store):
    assert store.get(digest_of(1)) is None
    store.put(digest_of(1), b"one")
    assert store.get(digest_of(1)) == b"one"
    assert store.get_or_make(digest_of(1), bytes) == b"one"
    assert store.get(digest_of(2)) is None


def test_without_a_folder_nothing_is_kept():
    NO_STORE.put(digest_of(1), b"one")
    assert NO_STORE.get(digest_of(1)) is None
    NO_STORE.sweep()


def test_a_value_that_cannot_be_written_is_left_out_and_no_half_is_left(store, monkeypatch):
    store.put(digest_of(1), b"one")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(store.folder), "replace", full)
    store.put(digest_of(2), b"two")
    assert store.get(digest_of(2)) is None
    assert len(entries(store)) == 1


def test_a_file_is_replaced_once_the_new_one_is_whole(tmp_path):
    file = tmp_path / "file"
    file.write_text("old")
    with once_whole(file) as fresh:
        fresh.write_text("new")
        assert file.read_text() == "old"
    assert file.read_text() == "new"


def _write_half(file):
    file.write_text("ne")
    raise OSError(28, "full")


def test_a_file_that_cannot_be_whole_leaves_the_old_one(tmp_path):
    file = tmp_path / "file"
    file.write_text("old")
    with pytest.raises(OSError, match="full") as raised, once_whole(file) as fresh:
        _write_half(fresh)
    assert raised.value.filename == str(file)
    with pytest.raises(FileNotFoundError) as raised, once_whole(file) as fresh:
        fresh.write_bytes((tmp_path / "other").read_bytes())
    assert str(raised.value.filename) == str(tmp_path / "other")
    assert [*tmp_path.iterdir()] == [file]
    assert file.read_text() == "old"


def test_what_is_no_plain_file_is_written_as_it_stands(tmp_path):
    file, link = tmp_path / "file", tmp_path / "link"
    link.symlink_to(file)
    with once_whole(link) as fresh:
        fresh.write_text("new")
    assert link.is_symlink()
    assert file.read_text() == "new"
    with pytest.raises(IsADirectoryError), once_whole(tmp_path) as fresh:
        fresh.write_text("new")


def test_what_was_not_used_for_a_month_is_swept(store):
    for number in range(3):
        store.put(digest_of(number), b"value")
    used, unused, new = (file_of(store, digest_of(number)) for number in range(3))
    for file in (used, unused):
        os.utime(file, (time.time() - 40 * DAY,) * 2)
    assert store.get(digest_of(0)) == b"value"
    store.sweep()
    assert entries(store) == {used, new}
    os.utime(new, (time.time() - 40 * DAY,) * 2)
    store.sweep()  # not twice a day
    assert entries(store) == {used, new}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1,), ("1",)),
        (("a", "b"), ("ab",)),
        ((b"a",), ("a",)),
        ((b"a", b""), (b"", b"a")),
        ((), ("",)),
    ],
)
def test_different_values_have_different_digests(one, other):
    assert digest_of(*one) == digest_of(*one) != digest_of(*other)


def test_the_digest_of_code_is_that_of_its_files_and_libraries(tmp_path, monkeypatch):
    was = code_digest("text")
    assert was != code_digest("text", "data")
    code = code_digest.__wrapped__  # without its cache
    assert code("text") == was
    monkeypatch.setattr("gazette.store._PACKAGE", tmp_path)
    (tmp_path / "text").mkdir()
    (tmp_path / "text/words.yml").write_text("a: b")
    changed = code("text")
    (tmp_path / "text/words.yml").write_text("a: c")
    assert len({was, changed, code("text")}) == 3
    monkeypatch.setattr("gazette.store._libraries", lambda: ["typst-9.9.dist-info"])
    assert len({was, changed, code("text")}) == 3
    changed = code("text")
    monkeypatch.setattr("zlib.ZLIB_RUNTIME_VERSION", "9.9")
    assert len({was, changed, code("text")}) == 3
