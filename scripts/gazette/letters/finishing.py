"""Finish a draft step by step: decide a field, accept or delete a proposal, make it a record.

In: the text of a draft. Out: its text after the step. What no step touches stays to the byte.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import yaml

from gazette.records.front_matter import PLAIN_TAGS
from gazette.records.model import Directive
from gazette.records.source import Source, read_source
from gazette.records.written import node_of, write_record

Steps = Sequence[str | int]


def source_of(text: str) -> Source:
    """Return a draft as read; raise `ValueError` where its front matter can't be read."""
    source, problems = read_source("", text.encode())
    if source is None:
        raise ValueError("; ".join(map(str, problems)))
    return source


def with_value(text: str, steps: Steps, value: Any) -> str:  # noqa: ANN401 (of any field)
    """Return a draft with a field decided."""
    source = source_of(text)
    _set(_front(source), steps, value)
    return _written(source)


def with_body(text: str, body: str) -> str:
    """Return a draft with another body."""
    return write_record(_front(source_of(text)), body)


def without(text: str, steps: Steps) -> str:
    """Return a draft without a value, and without what is empty then."""
    source = source_of(text)
    _drop(_front(source), steps)
    return _written(source)


def accepted(text: str, steps: Steps) -> str:
    """Return a draft with an entry of `proposed`, given by its steps below it, moved."""
    source = source_of(text)
    field, at = str(steps[0]), steps[1]
    value, held = source.values["proposed"][field][at], source.values.get(field)
    moved: Any = {**(held or {}), at: value} if field == "points" else [*(held or []), value]
    front = _front(source)
    _set(front, [field], moved)
    _drop(front, ["proposed", *steps])
    return _written(source)


def changed(text: str, change: Callable[[str], str]) -> str:
    """Return a draft with all its words changed: those of its front matter and of its body."""
    source = source_of(text)
    front = _front(source)
    _change(front, change)
    return write_record(front, change(source.body))


def finished(text: str) -> str:
    """Return a draft as a record, without its mark and its proposals."""
    return without(without(text, ["draft"]), ["proposed"])


def _front(source: Source) -> yaml.MappingNode:
    assert isinstance(source.node, yaml.MappingNode)  # noqa: S101 (a record has front matter)
    return source.node


def _written(source: Source) -> str:
    return write_record(_front(source), source.body)


def _set(node: yaml.MappingNode, steps: Steps, value: Any) -> None:  # noqa: ANN401 (as above)
    name, *rest = map(str, steps)
    child = _child(node, name)
    if rest and isinstance(child, yaml.SequenceNode):
        child, rest = child.value[int(rest[0])], rest[1:]
    if rest and isinstance(child, yaml.MappingNode):
        _set(child, rest, value)
        return
    for step in reversed(rest):
        value = {step: value}
    fresh = node_of(value, name)
    rows = [(key, fresh if key.value == name else old) for key, old in node.value]
    node.value[:] = rows if child else _in_order([*node.value, (_key(name), fresh)])


def _in_order(rows: list[tuple[yaml.Node, yaml.Node]]) -> list[tuple[yaml.Node, yaml.Node]]:
    """Return rows with the last, which is new, where the model has it; others stay."""
    *old, new = rows
    names = list(Directive.model_fields)
    place = names.index(new[0].value) if new[0].value in names else len(names)
    later = (i for i, (key, _) in enumerate(old) if key.value in names[place + 1 :])
    at = next(later, len(old))
    return [*old[:at], new, *old[at:]]


def _change(node: yaml.Node, change: Callable[[str], str]) -> None:
    if isinstance(node, yaml.ScalarNode):
        node.value = change(node.value)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            _change(one, change)
    elif isinstance(node, yaml.MappingNode):
        for _, one in node.value:
            _change(one, change)


def _drop(node: yaml.Node, steps: Steps) -> None:
    name, *rest = steps
    if isinstance(node, yaml.MappingNode):
        child = _child(node, str(name))
        if child and rest:
            _drop(child, rest)
        if child and (not rest or not child.value):
            node.value[:] = [row for row in node.value if row[0].value != name]
    elif isinstance(node, yaml.SequenceNode):
        del node.value[int(name)]


def _child(node: yaml.MappingNode, name: str) -> yaml.Node | None:
    return next((child for key, child in node.value if key.value == name), None)


def _key(name: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(PLAIN_TAGS[yaml.ScalarNode], name)
