"""Escapes what templates print. Jinja copies all text for it, and HTML for every macro around it.

In: any value. Out: HTML. Text without a sign that has a meaning in HTML is taken as it is.
"""

from __future__ import annotations

import re

from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

_find_special = re.compile("[&<>\"']").search


def html(value: object) -> str:
    """Return a value as HTML; plain text is escaped."""
    kind = type(value)
    if kind is Markup or (kind is str and not _find_special(value)):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return escape(value)


class _Generator(CodeGenerator):
    """Compiles what a template prints to a call of `html`."""

    def _output_child_pre(self, *_: object, **__: object) -> None:
        self.write("environment.html(")


class HtmlEnvironment(Environment):
    """An environment whose templates escape everything with `html`."""

    code_generator_class = _Generator
    html = staticmethod(html)
