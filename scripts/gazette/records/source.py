"""A record's file: its text, the values of its front matter, and where each of them stands.

In: bytes. Out: a `Source`, or the problems that keep it from being read. YAML is read without
implicit types: every scalar is text, save `null`, `~` and nothing at all, which are None; so `no`,
`012`, `1.10` and dates stay as written. Anchors, aliases and tags are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from frontmatter.default_handlers import YAMLHandler

from gazette.records.encoding import decode
from gazette.records.problem import Problem

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys and positions, e.g. `("sic", 0, "quote")`."""

_FENCE = YAMLHandler(fm_boundary=re.compile(r"^---$", re.MULTILINE))
_NULLS = ("", "~", "null")
_STRING = "tag:yaml.org,2002:str"
_UNTAGGED = (_STRING, "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes with their marks and guesses no types."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (the name and shape are PyYAML's)


@dataclass(frozen=True)
class Source:
    """One file as read. `values` holds text, None, lists and mappings only."""

    file: str
    """The name by which messages call it."""
    text: str
    values: dict[str, Any]
    node: yaml.MappingNode
    body: str
    """The Markdown below the front matter, without the blank lines around it."""

    def place_of(self, path: Path) -> tuple[int, int]:
        """Return line and column of the value at `path`, or of the deepest part that exists."""
        node: yaml.Node = self.node
        mark = node.start_mark
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            node, mark = child, child.start_mark
        return mark.line + 2, mark.column + 1  # line 1 is the opening fence

    def place_of_key(self, path: Path, key: str) -> tuple[int, int]:
        """Return line and column of `key` itself in the mapping at `path`."""
        node: yaml.Node = self.node
        for step in path:
            node = _child(node, step) or node
        marks = [k.start_mark for k, _ in node.value if k.value == key]
        return marks[-1].line + 2, marks[-1].column + 1

    def place_of_offset(self, offset: int) -> tuple[int, int]:
        """Return line and column of a character of `text`."""
        before = self.text[:offset]
        return before.count("\n") + 1, offset - before.rfind("\n")

    @property
    def body_offset(self) -> int:
        """Where the body begins in `text`."""
        return self.text.rindex(self.body) if self.body else len(self.text)

    def problem(self, path: Path, wrong: str, right: str) -> Problem:
        """Return a problem of the value at `path`."""
        line, column = self.place_of(path)
        return Problem(self.file, line, column, ".".join(map(str, path)), wrong, right)

    def missing(self, field: str, right: str) -> Problem:
        """Return the problem of a field that is not there: it has no place but the first line."""
        return Problem(self.file, 2, 1, field, "is missing", right)

    def body_problem(self, offset: int, wrong: str, right: str) -> Problem:
        """Return a problem that stands `offset` characters into the body."""
        line, column = self.place_of_offset(self.body_offset + offset)
        return Problem(self.file, line, column, "body", wrong, right)


def read_source(file: str, raw: bytes) -> tuple[Source | None, list[Problem]]:
    """Read one file. No source where it can't be read at all; problems either way."""
    text, problems = decode(file, raw)
    if text is None:
        return None, problems
    parts = _split(file, text)
    if isinstance(parts, Problem):
        return None, [*problems, parts]
    front, body = parts
    try:
        node = _compose(front)
    except yaml.reader.ReaderError:  # a control character, which is among the problems already
        return None, problems
    except yaml.MarkedYAMLError as error:
        return None, [*problems, _syntax_problem(file, error)]
    if not isinstance(node, yaml.MappingNode):
        wrong, right = "the front matter is not a mapping", "write lines of the form `key: value`"
        return None, [*problems, Problem(file, 2, 1, "file", wrong, right)]
    problems += _node_problems(file, node, set())
    return Source(file, text, _value(node, {}), node, body.strip("\n")), problems


def _split(file: str, text: str) -> tuple[str, str] | Problem:
    """Return front matter and body, or the problem of the fences."""
    first = text.split("\n", 1)[0]
    if first != "---":
        wrong = f'the first line is "{first[:40]}"'
        return Problem(file, 1, 1, "file", wrong, 'begin with a line of exactly "---"')
    try:
        front, body = _FENCE.split(text)
    except ValueError:
        lines = text.rstrip("\n").split("\n")
        number = next(
            (n for n, line in enumerate(lines[1:], 2) if re.fullmatch(r"\s*-{3,}\s*", line)),
            len(lines),
        )
        wrong = "the front matter is not closed"
        return Problem(file, number, 1, "file", wrong, 'close it with a line of exactly "---"')
    return front.removeprefix("\n"), body


def _compose(front: str) -> yaml.Node | None:
    loader = _Loader(front)
    try:
        return loader.get_single_node()  # type: ignore[no-any-return]
    finally:
        loader.dispose()


def _syntax_problem(file: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
    reason = " ".join(filter(None, (error.problem, error.context)))
    right = "mend the YAML; text that holds : # [ ] { } & * or begins with a quote stands in quotes"
    return Problem(file, line, column, "file", f"YAML can't be read: {reason}", right)


def _node_problems(file: str, node: yaml.Node, seen: set[int]) -> list[Problem]:
    """Return duplicate keys, keys that are no text, aliases and tags, at any depth."""

    def problem(at: yaml.Node, wrong: str, right: str) -> Problem:
        mark = at.start_mark
        return Problem(file, mark.line + 2, mark.column + 1, "file", wrong, right)

    if id(node) in seen:
        wrong, right = "this value is used again by an alias", "write it out where it belongs"
        return [problem(node, wrong, right)]
    seen.add(id(node))
    problems = []
    if node.tag not in _UNTAGGED:
        problems.append(problem(node, f"tag {node.tag} is not read", "write the plain value"))
    if isinstance(node, yaml.MappingNode):
        first_lines: dict[str, int] = {}
        for key, child in node.value:
            line = key.start_mark.line + 2
            if not isinstance(key, yaml.ScalarNode):
                problems.append(problem(key, "a key is not text", "write `key: value`"))
            elif key.value in first_lines:
                wrong = f'key "{key.value}" stands twice, first in line {first_lines[key.value]}'
                problems.append(problem(key, wrong, "keep one of them"))
            else:
                first_lines[key.value] = line
            problems += _node_problems(file, child, seen)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            problems += _node_problems(file, child, seen)
    return problems


def _value(node: yaml.Node, known: dict[int, Any]) -> Any:  # noqa: ANN401 (YAML)
    """Return a node's value, read once however often aliases name it; None inside itself."""
    if id(node) not in known:
        known[id(node)] = None
        known[id(node)] = _read(node, known)
    return known[id(node)]


def _read(node: yaml.Node, known: dict[int, Any]) -> Any:  # noqa: ANN401 (YAML)
    if isinstance(node, yaml.MappingNode):
        pairs = ((key.value, child) for key, child in node.value)
        return {key: _value(child, known) for key, child in pairs if isinstance(key, str)}
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, known) for child in node.value]
    assert isinstance(node, yaml.ScalarNode)  # noqa: S101 (YAML has no fourth kind of node)
    return None if not node.style and node.value in _NULLS else node.value


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        found = [child for key, child in node.value if key.value == step]
        return found[-1] if found else None
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]  # type: ignore[no-any-return]
    return None
