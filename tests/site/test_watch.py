"""What `serve` watches: folders that are replaced, links, and what it does without notices."""

from __future__ import annotations

import contextlib
import errno
import time

import pytest
from mkdocs.livereload import LiveReloadServer

from gazette.site import watch
from gazette.site.watch import Watcher
from tests.site.conftest import wait_until


class Watched:
    """A project with records in `data/records`, and whether a build was asked for."""

    def __init__(self, project, records="data/records"):
        self.project = project
        self.server = LiveReloadServer(None, "127.0.0.1", 0, str(project))
        self.watcher = Watcher(self.server, project, project, [records, "mkdocs.yml"])
        self.watcher.take_over()

    def is_asked(self):
        return self.server._want_rebuild  # noqa: SLF001

    def wait_to_be_asked(self):
        wait_until(self.is_asked, 20)
        time.sleep(0.2)  # for the last of the notices
        self.server._want_rebuild = False  # noqa: SLF001


@pytest.fixture
def project(tmp_path):
    (tmp_path / "data/records/a").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").touch()
    return tmp_path


@contextlib.contextmanager
def watching(project, *records):
    watched = Watched(project, *records)
    watched.watcher.start()
    yield watched
    watched.watcher.stop()
    watched.server.server_close()


@pytest.fixture
def watched(project):
    with watching(project) as watched:
        yield watched


@pytest.mark.parametrize("name", ["data/records/b.md", "data/records/a/c.md", "mkdocs.yml"])
def test_a_change_asks_for_a_build(watched, name):
    (watched.project / name).write_text("một", encoding="utf-8")
    watched.wait_to_be_asked()


def test_a_file_beside_what_is_watched_asks_for_none(watched):
    (watched.project / "README.md").touch()
    (watched.project / "data/notes.md").touch()
    time.sleep(1)
    assert not watched.is_asked()


def test_a_folder_above_the_records_may_be_replaced(watched):
    data = watched.project / "data"
    data.rename(watched.project / "away")
    watched.wait_to_be_asked()
    watched.watcher.renew(always=True)
    (data / "records").mkdir(parents=True)
    watched.wait_to_be_asked()
    watched.watcher.renew(always=False)
    (data / "records/b.md").touch()
    watched.wait_to_be_asked()


def test_a_folder_that_was_replaced_at_once_is_watched(watched):
    data = watched.project / "data"
    data.rename(watched.project / "away")
    (data / "records").mkdir(parents=True)
    watched.wait_to_be_asked()
    watched.watcher.renew(always=False)
    (data / "records/b.md").touch()
    watched.wait_to_be_asked()


def test_a_change_while_folders_are_watched_anew_is_not_missed(watched, monkeypatch):
    schedule = Watcher._schedule  # noqa: SLF001

    def change_and_schedule(watcher):
        (watched.project / "data/records/b.md").write_text("một", encoding="utf-8")
        schedule(watcher)

    monkeypatch.setattr(Watcher, "_schedule", change_and_schedule)
    watched.watcher.renew(always=True)
    watched.wait_to_be_asked()


def test_records_behind_a_link_are_watched(project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "real"
    elsewhere.mkdir()
    (project / "link").symlink_to(elsewhere)
    with watching(project, "link") as watched:
        (elsewhere / "a.md").touch()
        watched.wait_to_be_asked()
        elsewhere.rename(elsewhere.with_name("old"))
        elsewhere.mkdir()
        watched.wait_to_be_asked()
        watched.watcher.renew(always=False)
        (elsewhere / "b.md").touch()
        watched.wait_to_be_asked()


class FullObserver(watch.Observer):
    """An observer of a system that has room for the notices of two folders."""

    left = 2

    def schedule(self, *args, **options):
        FullObserver.left -= 1
        if FullObserver.left < 0:
            raise OSError(errno.ENOSPC, "inotify watch limit reached")
        return super().schedule(*args, **options)


@pytest.mark.parametrize("left", [0, 2])
def test_without_room_for_notices_folders_are_looked_through(project, monkeypatch, caplog, left):
    monkeypatch.setattr(watch, "Observer", FullObserver)
    monkeypatch.setattr(FullObserver, "left", left)
    with watching(project) as watched:
        (message,) = caplog.messages
        assert "inotify watch limit reached" in message
        assert message.endswith("; folders are looked through every 0.5 s")
        (project / "data/records/a/b.md").touch()
        watched.wait_to_be_asked()
