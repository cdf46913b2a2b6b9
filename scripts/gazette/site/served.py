"""What the server of `serve` does otherwise than MkDocs': whom it answers, and what pages may run.

A page of another host, whose name leads to this machine, must not read what is served here: drafts
are among it. So a request that names a host which is not ours gets no page.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from gazette.site.policy import with_hashes

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_HTTP = 80
_KEEP = "surrogateescape"
"""An owner's own page may be in any encoding."""
_LOCAL = ("localhost", "127.0.0.1", "::1")


def guard(server: LiveReloadServer, host: str, port: int) -> None:
    """Answer only to own names, and let the script run that MkDocs adds to a page."""
    names = frozenset(name for one in (host, *_LOCAL) for name in _written(one, port))
    is_any = _is_unspecified(host)
    shown = _written("localhost" if is_any else host, port)[-1]
    app: WSGIApplication = server.get_app()  # type: ignore[assignment]
    add_script = server._inject_js_into_html  # noqa: SLF001 (MkDocs 1.6 is the last)

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        asked = environ.get("HTTP_HOST", "").lower()
        if asked in names or (is_any and _is_address(asked)):
            return app(environ, start)
        start("421 Misdirected Request", [("Content-Type", "text/plain; charset=utf-8")])
        return [f"This server answers only at http://{shown}/\n".encode()]

    def with_script(content: bytes, epoch: int) -> bytes:
        page: bytes = add_script(content, epoch)  # type: ignore[no-untyped-call]
        return with_hashes(page.decode("utf-8", _KEEP)).encode("utf-8", _KEEP)

    server.set_app(answer)
    server._inject_js_into_html = with_script  # type: ignore[method-assign]  # noqa: SLF001


def _written(host: str, port: int) -> tuple[str, ...]:
    """Return how browsers name a host and port; the fullest form is last."""
    name = f"[{host}]" if ":" in host else host.lower()
    return (name, f"{name}:{port}") if port == _HTTP else (f"{name}:{port}",)


def _is_unspecified(host: str) -> bool:
    """Whether a server listens at every address of the machine."""
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_unspecified
    return False


def _is_address(asked: str) -> bool:
    """Whether a request names an address: only a name can lead elsewhere than it says."""
    host = asked.rpartition(":")[0] or asked
    with suppress(ValueError):
        return bool(ipaddress.ip_address(host.strip("[]")))
    return False
