"""What lives as long as the process: the running build, and what `serve` keeps between builds."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from gazette.outputs.model import OutputError
from gazette.site.build import Build
from gazette.site.folder import NotASiteError
from gazette.site.inventory import Inventory
from gazette.site.settings import cache_of, project_of
from gazette.workers import WorkerError

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.gazette")


@dataclass
class Session:
    """The builds of one process."""

    current: Build | None = None
    """The build that runs now, or the last one."""
    served: Inventory | None = None
    """The inventory of the site that is being served, empty before its first build."""

    @property
    def build(self) -> Build:
        if self.current is None:
            raise RuntimeError("no build has begun")
        return self.current

    def start(self, command: str, *, dirty: bool) -> None:
        """Let a request to end clean up as Ctrl+C does."""
        self.served = {} if command == "serve" else None
        if dirty:  # here such a build is whole too, and no reason to stop in strict mode
            logging.getLogger("mkdocs.commands.build").addFilter(_is_not_of_dirty_builds)
        in_main = threading.current_thread() is threading.main_thread()
        if in_main and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

    def begin(self, config: MkDocsConfig) -> None:
        self.current = None
        self.current = Build.start(config, self.served)

    def finish(self) -> None:
        self.build.finish()
        self.build.close()
        if self.served is not None:
            self.served = self.build.inventory

    def fail(self, error: Exception) -> None:
        """Remove what was not finished; say what is wrong in one line where that says all."""
        if self.current:
            self.current.close()
            if self.served is not None:
                self.served = self.current.inventory or self.served
        if message := _message(error):
            raise Abort(message) from error

    def serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Keep serving on any fault of an edit: MkDocs itself would stop answering."""
        from gazette.site.served import guard  # noqa: PLC0415
        from gazette.site.watch import Watcher  # noqa: PLC0415 (a build needs it not)

        self.served = self.build.inventory
        watched = (config.docs_dir, config.config_file_path, *config.watch)
        watcher = Watcher(server, project_of(config), cache_of(config), watched)

        def build_or_keep() -> None:
            failed = False
            try:
                builder()
            except Exception as error:  # noqa: BLE001 (whatever it is, the old pages stay)
                failed = True
                message = _message(error) or str(error) or repr(error)
                log.error("The old pages stay until this is mended:\n%s", message)  # noqa: TRY400
            watcher.renew(always=failed)

        guard(server, *config.dev_addr)
        server.builder = build_or_keep
        watcher.take_over()
        config.watch = []  # by MkDocs
        return server

    def end(self) -> None:
        if self.current:
            self.current.close()


SESSION = Session()


def _is_not_of_dirty_builds(record: logging.LogRecord) -> bool:
    return "'dirty' build" not in record.getMessage()


def _message(error: Exception) -> str | None:
    """Return what to say of an error that is not one of the program's own."""
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}"
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name}:{error.lineno}: {error.message}"
    if isinstance(
        error,
        TemplateError
        | OutputError
        | ImportError
        | WorkerError
        | UnicodeDecodeError
        | NotASiteError,
    ):
        return str(error)
    return None
