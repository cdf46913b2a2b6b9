"""The types of front matter fields: how each value is read from text, and its JSON Schema."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from gazette.text.edtf import EXAMPLE, Edtf, EdtfError, parse_edtf
from gazette.vocabulary.number import Number, parse_number


def shown(value: object) -> str:
    """Return how messages show a value that is wrong."""
    names: dict[type, str] = {str: f'"{value}"', list: "a list", dict: "a mapping"}
    return "null" if value is None else names.get(type(value), str(value))


def _error(wrong: str, right: str) -> PydanticCustomError:
    return PydanticCustomError("wrong_value", "{wrong}", {"wrong": wrong, "right": right})


def _read_edtf(value: object) -> Edtf:
    if not isinstance(value, str):
        raise _error(f"is {shown(value)}, not a date", f"write {EXAMPLE}")
    try:
        return parse_edtf(value)
    except EdtfError as error:
        raise _error(str(error), f"write {EXAMPLE}") from None


def _read_day(value: object) -> dt.date:
    right = "write one whole day, e.g. 2026-11-22"
    try:
        day = _read_edtf(value).day
    except PydanticCustomError as error:
        raise _error(error.message(), right) from None
    if day is None:
        raise _error(f'"{value}" is not one whole day', right)
    return day


def _read_number(value: object) -> Number:
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    if not value:
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    if number := parse_number(value):
        return number
    right = "write the Party form 358-CV/HU or the State form 15/CT-TTg or 1052/UBND-VX"
    raise _error(f'"{value}" is not a document number', right)


def _read_flag(value: object) -> bool:
    if value not in ("true", True):
        raise PydanticKnownError("literal_error", {"expected": "true, or leave it out"})
    return True


Text = Annotated[str, Field(min_length=1)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Date = Annotated[Edtf, PlainValidator(_read_edtf), WithJsonSchema({"type": "string"})]
Day = Annotated[
    dt.date, PlainValidator(_read_day), WithJsonSchema({"type": "string", "format": "date"})
]
DocumentNumber = Annotated[
    Number, PlainValidator(_read_number), WithJsonSchema({"type": "string", "minLength": 1})
]
Flag = Annotated[bool, PlainValidator(_read_flag), WithJsonSchema({"const": True})]
