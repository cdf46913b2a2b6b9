"""A record as the text of its file.

In: front matter, as nodes or as plain values, and a body. Out: text. Nodes keep the style in which
they were written, so a record that is read and written again stays the same to the byte.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml.emitter import ScalarAnalysis

from gazette.records.front_matter import PLAIN_TAGS
from gazette.records.model import Directive
from gazette.text.signs import is_all_seen, is_invisible

_NULLS = ("", "~", "null")
_ON_ONE_LINE = ("topics", "who")
"""Lists of keys that are written as `[a, b]`."""
_USUAL = re.compile(r"[^\W_](?:[\w .,()/;–“”…+-]*[\w.()/;…”])?")
"""Text that needs no quotes: it begins with a letter or digit, and has no sign of YAML's."""
_MARKED = re.compile(r"(\\[abefnrtvLNP_])([\u0300-\u036f]+)")
_ENDLESS = float("inf")


class _Dumper(yaml.SafeDumper):
    """Indents lists, guesses no types, and puts in double quotes what needs some."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, indentless=False)

    def resolve(self, kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        return PLAIN_TAGS[kind]

    def analyze_scalar(self, scalar: str) -> ScalarAnalysis:
        """Return what may be done with a text; usual words need no look at each sign."""
        if not _USUAL.fullmatch(scalar):
            return super().analyze_scalar(scalar)
        is_flow_plain = "," not in scalar
        return ScalarAnalysis(scalar, False, False, is_flow_plain, True, True, True, True)  # noqa: FBT003

    def write_plain(self, text: str, split: bool = True) -> None:  # noqa: FBT001, FBT002 (PyYAML's)
        """Write a text without quotes: usual words at once, others sign by sign."""
        if not _USUAL.fullmatch(text):
            super().write_plain(text, split)
            return
        self.write_indicator(text, need_whitespace=True)

    def choose_scalar_style(self) -> str:
        style: str = super().choose_scalar_style()
        is_given = getattr(self.event, "style", None) == style
        return style if is_given or style != "'" else '"'


class RecordHandler(YAMLHandler):
    """Writes front matter as records have it; its values are nodes."""

    def export(self, metadata: dict[str, Any], **_: object) -> str:
        front = _mapping([(_text(key), node) for key, node in metadata.items()])
        text = yaml.serialize(front, Dumper=_Dumper, allow_unicode=True, width=_ENDLESS)
        text = text if _is_all_seen(text) else "".join(map(_escaped, text))
        return _MARKED.sub(_apart, text) if "\\" in text else text

    def format(self, post: frontmatter.Post, **_: object) -> str:
        return f"---\n{self.export(post.metadata)}---\n{post.content}\n"


def write_record(front: yaml.Node, body: str) -> str:
    """Return the text of a record, given the node of its front matter."""
    fields = {key.value: node for key, node in front.value}
    return frontmatter.dumps(frontmatter.Post(body, **fields), handler=RecordHandler())


def front_of(values: Mapping[str, Any]) -> yaml.Node:
    """Return the front matter with these values, in the order of the model."""
    fields = (name for name in Directive.model_fields if name in values)
    return _mapping([(_text(name), node_of(values[name], name)) for name in fields])


def node_of(value: Any, name: str = "") -> yaml.Node:  # noqa: ANN401 (YAML)
    """Return a value as a field of a record has it; `name` is the key that it stands at."""
    if isinstance(value, Mapping):
        names = {key: "topics" if name == "points" else key for key in value}
        rows = [(_text(key), node_of(part, names[key])) for key, part in value.items()]
        return _mapping(rows, is_flow=not rows)
    if isinstance(value, Sequence) and not isinstance(value, str):
        is_flow = name in _ON_ONE_LINE or not value
        parts = list(map(partial(node_of, name=""), value))
        return yaml.SequenceNode(PLAIN_TAGS[yaml.SequenceNode], parts, flow_style=is_flow)
    return _null() if value is None else _text(str(value))


def _mapping(rows: list[tuple[yaml.Node, yaml.Node]], *, is_flow: bool = False) -> yaml.MappingNode:
    return yaml.MappingNode(PLAIN_TAGS[yaml.MappingNode], list(rows), flow_style=is_flow)


def _null() -> yaml.Node:
    return yaml.ScalarNode(PLAIN_TAGS[yaml.ScalarNode], "null")


def _text(value: str) -> yaml.Node:
    is_plain = value not in _NULLS and _is_all_seen(value)
    style = ("|" if "\n" in value else None) if is_plain else '"'
    return yaml.ScalarNode(PLAIN_TAGS[yaml.ScalarNode], value, style=style)


def _is_all_seen(text: str) -> bool:
    line = text.replace("\n", "")
    return is_all_seen(line) or not any(map(is_invisible, line))


def _apart(found: re.Match[str]) -> str:
    """Return an escape and marks that would become one with its letter, as escapes too."""
    if unicodedata.is_normalized("NFC", found[0]):
        return found[0]
    return found[1] + "".join(f"\\u{ord(mark):04x}" for mark in found[2])


def _escaped(sign: str) -> str:
    """Return a sign that no one sees as double quotes have it."""
    if sign == "\n" or not is_invisible(sign):
        return sign
    return f"\\U{ord(sign):08x}"
