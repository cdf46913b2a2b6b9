"""Watch what a served site is made from. The system tells of changes where it does, at once.

Elsewhere, as on some network drives, the folders are looked through again and again, as MkDocs
does.
"""

from __future__ import annotations

import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

_CHANGES = frozenset({"created", "modified", "moved", "deleted"})
_INTERVAL = 0.5  # seconds


class _OnChange(FileSystemEventHandler):
    """Asks for a build when a file changed, or a folder came or went; reading is no change."""

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server

    def on_any_event(self, event: FileSystemEvent) -> None:
        is_within = event.is_directory and event.event_type == "modified"
        if event.event_type in _CHANGES and not is_within:
            ask_for_build(self._server)


class _Told(FileSystemEventHandler):
    def __init__(self, told: threading.Event) -> None:
        self._told = told

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002 (any will do)
        self._told.set()


@dataclass
class Watcher:
    """Watches the files of a server in place of its own observer."""

    server: LiveReloadServer
    paths: list[Path]
    _is_waiting: bool = False

    def start(self, probed: Path) -> None:
        """Take over from the server's observer."""
        # MkDocs 1.6 is the last: its server starts the observer if this names any path
        self.server._watched_paths = {str(path): 1 for path in self.paths}  # noqa: SLF001
        told: BaseObserver = Observer()
        self.server.observer = told if _is_told(probed) else PollingObserver(timeout=_INTERVAL)  # type: ignore[assignment]
        self.again()

    def again(self) -> None:
        """Watch all anew, since a folder that was removed and made again is another."""
        observer = self.server.observer
        observer.unschedule_all()
        handler = _OnChange(self.server)
        for folder in filter(Path.is_dir, self.paths):
            observer.schedule(handler, str(folder), recursive=True)
        for parent in filter(
            Path.is_dir, {path.parent for path in self.paths}
        ):  # where a file or folder is replaced
            observer.schedule(handler, str(parent))
        if self._is_missing() and not self._is_waiting:
            self._is_waiting = True
            threading.Thread(target=self._await_missing, daemon=True).start()

    def _is_missing(self) -> bool:
        return not all(map(Path.exists, self.paths))

    def _await_missing(self) -> None:
        while self._is_missing():
            time.sleep(_INTERVAL)
        self._is_waiting = False
        self.again()
        ask_for_build(self.server)


def ask_for_build(server: LiveReloadServer) -> None:
    with server._rebuild_cond:  # noqa: SLF001
        server._want_rebuild = True  # noqa: SLF001
        server._rebuild_cond.notify_all()  # noqa: SLF001


def _is_told(folder: Path) -> bool:
    """Whether the system tells of a change in a folder: make one and see."""
    told = threading.Event()
    observer: BaseObserver = Observer()
    try:
        with tempfile.TemporaryDirectory(dir=folder) as probe:
            observer.schedule(_Told(told), probe)
            observer.start()
            (Path(probe) / "probe").touch()
            is_told = told.wait(4 * _INTERVAL)
    except OSError:  # there are too many watches
        return False
    finally:
        if observer.is_alive():
            observer.stop()
            observer.join()
    return is_told
