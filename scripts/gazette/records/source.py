"""A record's file: its text, the values of its front matter, and the position of each value.

In: bytes. Out: a `Source`, or the problems that keep it from being read. YAML is read without
implicit types: every scalar is text, except that `null`, `~` and an empty value are None; so `no`,
`012`, `1.10` and dates stay as written. Anchors, aliases and tags are refused.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from gazette.records.encoding import decode_record
from gazette.records.front_matter import compose, place, read_front_matter
from gazette.records.problem import FieldPath, Problem, Severity, line_and_column

_FENCE = YAMLHandler(fm_boundary=re.compile(r"^---\r?$", re.MULTILINE))
_FAST = 1
_NULLS = ("", "~", "null")


@dataclass(frozen=True)
class Source:
    """A record's file as read. Only its text is kept; the rest is made when it is asked for."""

    file: str
    """The name shown in messages."""
    packed: bytes
    """The text, normalised, in little room; empty if there is none."""
    body_offset: int
    """Where the body begins in `text`."""
    body_end: int

    @property
    def text(self) -> str:
        return _unpacked(self.packed)

    @property
    def body(self) -> str:
        """The Markdown below the front matter, without the blank lines around it."""
        return self.text[self.body_offset : self.body_end]

    @cached_property
    def node(self) -> yaml.Node | None:
        """The front matter with the position of each value; None without front matter."""
        parts = split_front_matter(self.text)
        return compose(parts[0]) if parts else None

    @cached_property
    def values(self) -> dict[str, Any]:
        """The values of the front matter: text, None, lists and mappings only."""
        return _value(self.node) if self.node else {}

    @property
    def is_draft(self) -> bool:
        return self.values.get("draft") == "true"

    def escaped_texts(self) -> Iterator[tuple[FieldPath, str]]:
        """Yield the texts in the front matter that escapes make differ from the file."""
        if "\\" in self.text[: self.body_offset]:
            yield from ((path, one) for path, one in self._texts() if one not in self.text)

    def _texts(self) -> Iterator[tuple[FieldPath, str]]:
        waiting: list[tuple[FieldPath, Any]] = [((), self.values)]
        while waiting:
            path, value = waiting.pop()
            if isinstance(value, str):
                yield path, value
            elif isinstance(value, dict):
                waiting += [((*path, key), child) for key, child in reversed(value.items())]
            elif isinstance(value, list):
                waiting += [((*path, i), child) for i, child in reversed([*enumerate(value)])]

    def __getstate__(self) -> dict[str, Any]:
        """Return what is cached of it: its fields only."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def place_of(self, path: FieldPath) -> tuple[int, int]:
        """Return line and column of the value at `path`, or of the deepest part that exists."""
        return place(self._node_at(path))

    def place_of_key(self, path: FieldPath, key: str) -> tuple[int, int]:
        """Return line and column of `key` itself in the mapping at `path`."""
        return place([name for name, _ in self._node_at(path).value if name.value == key][-1])

    def _node_at(self, path: FieldPath) -> yaml.Node:
        node = self.node
        assert node  # noqa: S101 (a record has front matter)
        for step in path:
            child = self._child(node, step)
            if child is None:
                break
            node = child
        return node

    def _child(self, node: yaml.Node, step: str | int) -> yaml.Node | None:
        if isinstance(node, yaml.MappingNode):
            if id(node) not in self._keys:
                self._keys[id(node)] = {key.value: child for key, child in _named(node)}
            return self._keys[id(node)].get(step)
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            return node.value[step]  # type: ignore[no-any-return]
        return None

    @cached_property
    def _keys(self) -> dict[int, dict[str | int, yaml.Node]]:
        """The values of each mapping by their keys; by the id of its node, once asked for."""
        return {}

    def is_cut_by_comma(self, path: FieldPath, key: str) -> bool:
        """Tell whether `key`, in a mapping of { }, has no value: text after a comma has none."""
        node = self._node_at(path)
        child = self._child(node, key)
        is_flow = isinstance(node, yaml.MappingNode) and node.flow_style
        return bool(is_flow and child and not child.value)

    def problem(self, path: FieldPath | str, wrong: str, right: str) -> Problem:
        """Return a problem of the value at `path`; the name of a top-level field is a path too."""
        steps = (path,) if isinstance(path, str) else path
        line, column = self.place_of(steps)
        return Problem(self.file, line, column, ".".join(map(str, steps)), wrong, right)

    def missing(self, field: str, right: str) -> Problem:
        """Return the problem of a missing field, placed at the first line of the front matter.

        In a draft it is not decided yet.
        """
        severity: Severity = "todo" if self.is_draft else "error"
        return Problem(self.file, 2, 1, field, "is missing", right, severity)

    def body_problem(self, offset: int, wrong: str, right: str) -> Problem:
        """Return a problem that stands `offset` characters into the body."""
        line, column = line_and_column(self.text, self.body_offset + offset)
        return Problem(self.file, line, column, "body", wrong, right)


@lru_cache(maxsize=64)
def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode() if packed else ""


def read_source(file: str, raw: bytes) -> tuple[Source | None, list[Problem]]:
    """Read one file; return None for the source if it can't be read, and all problems found."""
    text, problems = decode_record(file, raw)
    if text is None:
        return None, problems
    parts = split_front_matter(text)
    if parts is None:
        return None, [*problems, _fence_problem(file, text)]
    begin = len(text) - len(parts[1].lstrip("\n"))
    node, faults = read_front_matter(file, parts[0])
    places = {(one.line, one.column) for one in problems}  # a tab is no YAML, too
    problems += [one for one in faults if node or (one.line, one.column) not in places]
    if node is None:
        return None, problems
    packed = zlib.compress(text.encode(), _FAST)
    source = Source(file, packed, begin, max(begin, len(text.rstrip("\n"))))
    vars(source)["node"] = node  # it need not be made again
    return source, problems


def split_front_matter(text: str) -> tuple[str, str] | None:
    """Return the front matter and the rest of a text that begins with a line of `---`."""
    if not _FENCE.detect(text):
        return None
    try:
        front, rest = _FENCE.split(text)
    except ValueError:  # there is no second line of `---`
        return None
    return front.removeprefix("\n"), rest


def _fence_problem(file: str, text: str) -> Problem:
    """Return what is wrong with the lines of `---` of a record that can't be split at them."""
    first, *others = text.rstrip("\n").split("\n")
    if first != "---":
        wrong = f'the first line is "{first[:40]}"'
        return Problem.of_file(file, wrong, 'begin with a line of exactly "---"')
    almost = (n for n, line in enumerate(others, 2) if re.fullmatch(r"\s*-{3,}\s*", line))
    wrong, right = "the front matter is not closed", 'close it with a line of exactly "---"'
    return Problem.of_file(file, wrong, right, next(almost, 1 + len(others)))


def _value(node: yaml.Node) -> Any:  # noqa: ANN401 (YAML)
    """Return a node's value."""
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in _NULLS else node.value
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(child) for key, child in _named(node)}
    return [_value(child) for child in node.value]


def _named(node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the keys of a mapping that are text, and what they name."""
    return ((key, child) for key, child in node.value if isinstance(key, yaml.ScalarNode))
