"""Watch what a served site is made from. The system tells of changes where it does, at once.

Elsewhere, as on some network drives or where there are too many folders, they are looked through
again and again, as MkDocs does.
"""

from __future__ import annotations

import logging
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

log = logging.getLogger("mkdocs.gazette")

_CHANGES = frozenset({"created", "modified", "moved", "deleted"})
_INTERVAL = 0.5  # seconds
_REST = 0.02  # seconds without a change after which a build begins


class Watcher(FileSystemEventHandler):
    """Asks a server for a build when a file changed, or a folder came or went.

    It is the server's observer, in place of its own.
    """

    def __init__(
        self, server: LiveReloadServer, project: Path, probed: Path, watched: Iterable[Path | str]
    ) -> None:
        """Watch paths, which are relative to the project; try in `probed` what the system tells."""
        self._server = server
        self._project = project
        self._probed = probed
        self._named = [project / path for path in watched]
        self._paths = self._named
        self._observer: BaseObserver = Observer()
        self._is_waiting = False
        self._is_outdated = False

    def take_over(self) -> None:
        # MkDocs 1.6 is the last: its server starts its observer if this names any path
        self._server._watched_paths = {str(path): 1 for path in self._named}  # noqa: SLF001
        self._server.observer = self  # type: ignore[assignment]
        self._server.build_delay = _REST

    # ---------- called by the server ----------

    def start(self) -> None:
        self._try_to(self._start)

    def _start(self) -> None:
        if _is_told(self._probed):
            self._begin()
        else:
            self._poll("The system does not tell of changes here")

    def stop(self) -> None:
        self._observer.stop()

    def join(self) -> None:
        self._observer.join()

    # ---------- what is watched ----------

    def renew(self, *, always: bool) -> None:
        """Watch all anew if a folder was replaced, since the new one is another."""
        if always or self._is_outdated:
            before = self._observer
            is_polling = isinstance(before, PollingObserver)
            self._observer = PollingObserver(timeout=_INTERVAL) if is_polling else Observer()
            self._try_to(self._begin)
            before.stop()  # only now, so that no change in between is missed

    def _try_to(self, watch: Callable[[], None]) -> None:
        try:
            watch()
        except OSError as error:  # there are too many folders
            self._observer.stop()
            self._poll(f"The system can't watch all folders ({error.strerror or error})")

    def _poll(self, why: str) -> None:
        log.warning("%s; folders are looked through every %s s", why, _INTERVAL)
        self._observer = PollingObserver(timeout=_INTERVAL)
        self._begin()

    def _begin(self) -> None:
        self._schedule()
        self._observer.start()

    def _schedule(self) -> None:
        self._is_outdated = False
        self._paths = list(dict.fromkeys(one for path in self._named for one in _both(path)))
        for folder in filter(Path.is_dir, self._paths):
            self._observer.schedule(self, str(folder), recursive=True)
        for parent in filter(
            Path.is_dir, {one for path in self._paths for one in self._above(path)}
        ):
            self._observer.schedule(self, str(parent))
        if self._is_missing() and not self._is_waiting:
            self._is_waiting = True
            threading.Thread(target=self._await_missing, daemon=True).start()

    def _above(self, path: Path) -> Iterator[Path]:
        """Yield the folders in which a path may be replaced."""
        yield path.parent
        yield from (one for one in path.parents if one.is_relative_to(self._project))

    def _is_missing(self) -> bool:
        return not all(map(Path.exists, self._named))

    def _await_missing(self) -> None:
        while self._is_missing():
            time.sleep(_INTERVAL)
        self._is_waiting = False
        self._is_outdated = True
        self._ask_for_build()

    # ---------- what happened ----------

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Ask for a build; that a file was read is no change, nor that a folder's file was."""
        if event.event_type not in _CHANGES or (
            event.is_directory and event.event_type == "modified"
        ):
            return
        changed = [Path(str(one)) for one in (event.src_path, event.dest_path) if one]
        is_above = any(path.is_relative_to(one) for path in self._paths for one in changed)
        if is_above and event.is_directory:
            self._is_outdated = True
        if is_above or any(one.is_relative_to(path) for path in self._paths for one in changed):
            self._ask_for_build()

    def _ask_for_build(self) -> None:
        with self._server._rebuild_cond:  # noqa: SLF001
            self._server._want_rebuild = True  # noqa: SLF001
            self._server._rebuild_cond.notify_all()  # noqa: SLF001


def _both(path: Path) -> tuple[Path, Path]:
    """Return a path, and where it leads if it is a link."""
    return path, path.resolve()


class _Told(FileSystemEventHandler):
    def __init__(self, told: threading.Event) -> None:
        self._told = told

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002 (any will do)
        self._told.set()


def _is_told(folder: Path) -> bool:
    """Whether the system tells of a change in a folder: make one and see."""
    told = threading.Event()
    observer: BaseObserver = Observer()
    try:
        with tempfile.TemporaryDirectory(dir=folder) as probe:
            observer.schedule(_Told(told), probe)
            observer.start()
            (Path(probe) / "probe").touch()
            return told.wait(4 * _INTERVAL)
    finally:
        if observer.is_alive():
            observer.stop()
            observer.join()
