"""The shape of front matter: fields that are missing, unknown or of the wrong type.

In: a `Source`. Out: a `Directive`, or problems with an example of what is right.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from gazette.records.fields import shown
from gazette.records.model import Directive
from gazette.records.problem import MOST, FieldPath, Problem, Severity, more_problems
from gazette.records.source import Source

_WRONG_TYPES = {
    "string_type": "text",
    "tuple_type": "a list",
    "model_type": "a mapping",
    "mapping_type": "a mapping",
    "dict_type": "a mapping",
}
UNDECIDED = "…"
"""Stands in for a text of a draft that is not decided."""
STAND_INS: Mapping[str, Any] = {
    **dict.fromkeys(("kind", "subject"), UNDECIDED),
    **dict.fromkeys(("province", "district", "speaks_as")),
    "completeness": "fragment",
    "topics": (),
    "source": dict.fromkeys(("file", "sha256", "url", "captured")),
    **dict.fromkeys(("added", "revised"), "1970-01-01"),
}
"""What stands in for the fields that every record has, in a draft without them."""
_SHA_256 = "write the 64 hexadecimal digits that sha256sum prints"


def read_directive(source: Source) -> tuple[Directive | None, list[Problem]]:
    """Return the directive, or None and the problems of its shape.

    A draft has both: values stand in for what is not decided, and wrong ones are left out.
    """
    try:
        return Directive.model_validate(source.values), []
    except ValidationError as errors:
        found = errors.errors(include_url=False)
        problems = [_problem(source, error) for error in found[:MOST]]
        if more := len(found) - len(problems):
            problems.append(more_problems(source.file, problems[-1].line, more))
        return draft_of(source.values) if source.is_draft else None, problems


def draft_of(given: Mapping[str, Any]) -> Directive | None:
    """Return the directive of a draft with these values, as far as it can be read."""
    try:
        return Directive.model_validate({**STAND_INS, **given})
    except ValidationError as found:
        errors = found.errors(include_url=False)
    values = deepcopy(dict(given))
    for error in errors:
        path: FieldPath = error["loc"]
        if _is_gap(error) and len(path) > 1:
            _fill(values, path)
        else:
            values.pop(str(path[0]), None)
    try:
        return Directive.model_validate({**STAND_INS, **values})
    except ValidationError:
        return None


def _is_gap(error: ErrorDetails) -> bool:
    return error["type"] == "missing" or error["input"] is None


def _fill(values: dict[str, Any], path: FieldPath) -> None:
    """Let null stand in for what a part of a draft lacks, or a sign where null is not allowed."""
    part: Any = values
    for step in path[:-1]:
        part = part[step]
    field = _field_at(path)[1]
    annotation = field.annotation if field else None
    is_list = get_origin(annotation) is tuple
    may_be_null = type(None) in getattr(annotation, "__args__", ())
    part[path[-1]] = [] if is_list else None if may_be_null else UNDECIDED


def _problem(source: Source, error: ErrorDetails) -> Problem:
    path: FieldPath = error["loc"]
    if error["type"] == "extra_forbidden":
        return _unknown_key(source, path)
    wrong, right = _words(error, path)
    severity: Severity = "todo" if source.is_draft and _is_gap(error) else "error"
    return replace(source.problem(path, wrong, right), severity=severity)


def _words(error: ErrorDetails, path: FieldPath) -> tuple[str, str]:
    """Return what is wrong and what would be right."""
    kind, given, context = error["type"], shown(error["input"]), error.get("ctx", {})
    if kind == "wrong_value":
        return context["wrong"], context["right"]
    if kind in _WRONG_TYPES:
        return f"is {given}, not {_WRONG_TYPES[kind]}", _example(path)
    cases = {
        "missing": ("is missing", f"add it as the source has it; {_example(path)}"),
        "string_too_short": ("is empty", f"copy what the source has; {_example(path)}"),
        "too_short": _too_few(error, path),
        "too_long": (
            f"has {context.get('actual_length')} lines",
            f"write at most {context.get('max_length')}; {_example(path)}",
        ),
        "string_too_long": (
            f"has {len(str(error['input']))} letters; at most {context.get('max_length')} are read",
            _example(path),
        ),
        "literal_error": (f"{given} is not one of the values", f"write {context.get('expected')}"),
        "string_pattern_mismatch": (f"{given} is not a SHA-256", _SHA_256),
    }
    return cases.get(kind, (f"{error['msg']} ({kind})", _example(path)))


def _too_few(error: ErrorDetails, path: FieldPath) -> tuple[str, str]:
    """Return the words for a list that is empty, or shorter than it may be."""
    context = error.get("ctx", {})
    least, count = context.get("min_length"), context.get("actual_length")
    if least == 1:
        return "is empty", f"copy what the source has; {_example(path)}"
    lines = "line" if count == 1 else "lines"
    return f"has {count} {lines}", f"write at least {least}, or leave it out; {_example(path)}"


def _unknown_key(source: Source, path: FieldPath) -> Problem:
    parent, key = path[:-1], str(path[-1])
    known = list(_model_at(parent).model_fields)
    near = difflib.get_close_matches(key, known, n=1)
    right = f'write "{near[0]}"' if near else f"known here: {', '.join(known)}"
    if source.is_cut_by_comma(parent, key):
        right = "inside { }, put a text with a comma in quotes"
    line, column = source.place_of_key(parent, key)
    name = ".".join(str(step) or '""' for step in path)
    return Problem(source.file, line, column, name, "unknown key", right)


def _example(path: FieldPath) -> str:
    """Return an example of the field in YAML's flow style."""
    name, field = _field_at(path)
    while path[-1] != name:  # of an entry of a list
        path = path[:-1]
    owner = field or _field_at(path[:-1])[1]  # a key that editors choose has no field of its own
    annotation, examples = (owner.annotation, owner.examples) if owner else (None, None)
    if model := _model_in(annotation) if not (field and examples) else None:
        keys = (key for key, part in model.model_fields.items() if part.is_required())
        text = f"{{{', '.join(f'{key}: …' for key in keys)}}}"
        text = f"[{text}]" if get_origin(annotation) is tuple else text
    else:
        example: Any = examples[0] if examples else "…"
        example = example if field else next(iter(example.values()))
        text = example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)
    types = getattr(annotation, "__args__", ())
    null = ", or null if the source has none" if type(None) in types else ""
    return f"e.g. `{name}: {text}`{null}"


def _field_at(path: FieldPath) -> tuple[str, FieldInfo | None]:
    """Return the last name in `path` and its field; None for a key of a mapping."""
    at = max(i for i, step in enumerate(path) if isinstance(step, str))
    name = str(path[at])
    return name, _model_at(path[:at]).model_fields.get(name)


def _model_at(path: FieldPath) -> type[BaseModel]:
    """Return the model that describes the mapping at `path`."""
    model: type[BaseModel] = Directive
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 (a type, however nested)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found), None)
