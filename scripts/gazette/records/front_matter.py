"""The YAML of front matter, as nodes that know their places.

In: front matter as text. Out: its node, and problems. No types are guessed: every scalar is text.
Aliases, tags, keys that are duplicate or no text, deep nesting and hidden characters are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from gazette.records.problem import Problem
from gazette.text.signs import code_of, is_all_seen, is_invisible

PLAIN_TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.MappingNode: "tag:yaml.org,2002:map",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
}
_TAGS = frozenset(PLAIN_TAGS.values())
_ALIASED = "this value is used again by an alias"
_DEEPEST = 20
_QUOTES_ALL = "before"
"""The key of a value that quotes whatever a source has, signs that no one sees too."""
_BRACKETS = re.compile(r"[\[\]{}]")
# In the indent of a line or around its first colon
_LOOK_ALIKE = re.compile(r"[ -]*(?:[\w.-]+ ?:?)?(?P<sign>(?![ \t])\s|[：﹕꞉])")
_DEEP_LINE = re.compile(rf"^[ ?:-]{{{_DEEPEST}}}", re.MULTILINE)


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes with their marks and guesses no types."""

    # Called for every node; PyYAML's own looks for implicit types
    def resolve(self, kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        return PLAIN_TAGS[kind]


def compose(front: str) -> yaml.Node | None:
    """Return the node of front matter that was found to be sound."""
    node: yaml.Node | None = yaml.compose(front, Loader)
    return node


def read_front_matter(file: str, front: str) -> tuple[yaml.Node | None, list[Problem]]:
    """Return the node of front matter, or None if it can't be read, and what is wrong with it."""
    if deep := _nesting_problem(file, front):
        return None, [deep]
    try:
        node = compose(front)
    except yaml.reader.ReaderError:  # a control character, which the check of characters names
        return None, []
    except yaml.MarkedYAMLError as error:
        problem = _syntax_problem(file, error)
        return None, [_look_alike_problem(file, front, problem.line - 1) or problem]
    if not isinstance(node, yaml.MappingNode):
        wrong, right = "the front matter is not a mapping", "write lines of the form `key: value`"
        return None, [Problem.of_file(file, wrong, right, 2)]
    problems = list(_node_problems(file, node))
    is_sound = all(one.wrong != _ALIASED for one in problems)
    return node if is_sound else None, problems


def _syntax_problem(file: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
    reason = " ".join(filter(None, (error.problem, error.context)))
    begin = error.context_mark
    if begin and begin.line + 2 < line and re.search("flow|quoted", error.context or ""):
        reason += f", which begins in line {begin.line + 2}"
    right = "fix the YAML; put text that contains : # [ ] { } & * or begins with a quote in quotes"
    return Problem.of_file(file, f"YAML can't be read: {reason}", right, line, column)


def _look_alike_problem(file: str, front: str, last: int) -> Problem | None:
    """Return the problem of a sign that only looks like YAML's, up to a line of the front matter.

    It stands in the line where the reading ended, or in the one before.
    """
    lines = front.split("\n")[:last]
    for number in range(len(lines), max(len(lines) - 2, 0), -1):
        if found := _LOOK_ALIKE.match(lines[number - 1]):
            sign = found["sign"]
            meant = " " if sign.isspace() else ":"
            wrong = f"YAML can't be read: {code_of(sign)} is not YAML's \"{meant}\""
            place = (number + 1, found.start("sign") + 1)
            return Problem.of_file(file, wrong, f'write "{meant}" ({code_of(meant)})', *place)
    return None


def place(node: yaml.Node | yaml.Event) -> tuple[int, int]:
    """Return line and column of a node in its file, whose first line is the opening `---`."""
    mark = node.start_mark
    return (mark.line + 2, mark.column + 1) if mark else (1, 1)


def _nesting_problem(file: str, front: str) -> Problem | None:
    """Return the problem of front matter that is nested too deep."""
    if not _may_be_deep(front):
        return None
    depth = 0
    try:
        for event in yaml.parse(front, Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                wrong = f"lists and mappings are nested more than {_DEEPEST} deep"
                return Problem.of_file(file, wrong, "no field has so many", *place(event))
    except yaml.YAMLError:
        pass  # whoever composes it says what is wrong
    return None


def _may_be_deep(front: str) -> bool:
    depth = 0
    if front.count("[") + front.count("{") < _DEEPEST:
        return bool(_DEEP_LINE.search(front))
    for bracket in _BRACKETS.findall(front):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        if depth >= _DEEPEST:
            return True
    return bool(_DEEP_LINE.search(front))


def _node_problems(file: str, root: yaml.Node) -> Iterator[Problem]:
    """Yield tags, keys that are duplicate or not text, and what escapes hide, at any depth.

    The first alias ends it: aliases of aliases can stand for billions of values.
    """
    seen: set[int] = set()
    quoting: set[int] = set()
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if id(node) in seen:
            right = "write it out where it belongs"
            yield Problem.of_file(file, _ALIASED, right, *place(node))
            return
        seen.add(id(node))
        if node.tag not in _TAGS:
            wrong, right = f"tag {node.tag} is not read", "write the plain value"
            yield Problem.of_file(file, wrong, right, *place(node))
        if isinstance(node, yaml.ScalarNode):
            if node.style == '"' and id(node) not in quoting:
                yield from _hidden(file, node)
        elif isinstance(node, yaml.MappingNode):
            yield from _key_problems(file, node)
            nodes += [child for _, child in reversed(node.value)]
            quoting |= {id(child) for key, child in node.value if key.value == _QUOTES_ALL}
        elif isinstance(node, yaml.SequenceNode):
            nodes += reversed(node.value)


def _hidden(file: str, node: yaml.ScalarNode) -> Iterator[Problem]:
    """Yield the first invisible character that a value has by an escape; it may have lines."""
    value: str = node.value.replace("\n", " ")
    if not is_all_seen(value) and (hidden := next(filter(is_invisible, value), None)):
        wrong = f"an escape hides the control or invisible character {code_of(hidden)}"
        right = "delete it, or write what is meant"
        yield Problem.of_file(file, wrong, right, *place(node))


def _key_problems(file: str, node: yaml.MappingNode) -> Iterator[Problem]:
    first_lines: dict[str, int] = {}
    for key, _ in node.value:
        line, column = place(key)
        if not isinstance(key, yaml.ScalarNode):
            wrong, right = "a key is not text", "write `key: value`"
            yield Problem.of_file(file, wrong, right, line, column)
        elif key.value in first_lines:
            wrong = f'key "{key.value}" appears twice, first in line {first_lines[key.value]}'
            yield Problem.of_file(file, wrong, "keep one of them", line, column)
        else:
            first_lines[key.value] = line
            if key.style == '"':
                yield from _hidden(file, key)
