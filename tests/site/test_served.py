"""Whom the server of `serve` answers, wherever it was told to listen."""

from __future__ import annotations

import pytest

from gazette.site.served import guard


class Server:
    """All of MkDocs' server that is changed."""

    def get_app(self):
        return lambda _, start: start("200 OK", []) or [b"page"]

    def set_app(self, app):
        self.app = app

    def _inject_js_into_html(self, content, _):
        return content


def asked(host, port, asked_by):
    guard(server := Server(), host, port)
    said = []
    body = server.app(
        {"HTTP_HOST": asked_by} if asked_by else {}, lambda *start: said.append(start)
    )
    return said[0][0].partition(" ")[0], b"".join(body).decode()


@pytest.mark.parametrize(
    ("host", "port", "by"),
    [
        ("127.0.0.1", 8000, "localhost:8000"),
        ("127.0.0.1", 80, "localhost"),
        ("127.0.0.1", 80, "127.0.0.1:80"),
        ("::1", 8000, "[::1]:8000"),
        ("192.168.1.5", 8000, "192.168.1.5:8000"),
        ("May-Chu.lan", 8000, "may-chu.lan:8000"),
        ("0.0.0.0", 8000, "192.168.1.5:8000"),
        ("::", 8000, "[fe80::1]:8000"),
        ("0.0.0.0", 8000, "localhost:8000"),
    ],
)
def test_it_answers_where_it_was_told_to_listen(host, port, by):
    assert asked(host, port, by) == ("200", "page")


@pytest.mark.parametrize(
    ("host", "port", "by"),
    [
        ("127.0.0.1", 8000, "192.168.1.5:8000"),
        ("127.0.0.1", 8000, "localhost:80"),
        ("192.168.1.5", 8000, "vi-du.invalid:8000"),
        ("0.0.0.0", 8000, "vi-du.invalid:8000"),
        ("0.0.0.0", 8000, "192.168.1.5.vi-du.invalid:8000"),
        ("0.0.0.0", 8000, None),
    ],
)
def test_it_tells_all_others_its_address(host, port, by):
    status, words = asked(host, port, by)
    assert status == "421"
    shown = "localhost" if host == "0.0.0.0" else host
    assert words == f"This server answers only at http://{shown}:{port}/\n"
