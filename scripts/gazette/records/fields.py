"""The types of front matter fields: how each value is read from text, and its JSON Schema."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from gazette.text.edtf import Edtf, EdtfError, parse_edtf
from gazette.vocabulary.number import Number, parse_number


def _read_edtf(value: object) -> Edtf:
    if not isinstance(value, str):
        kind = "null" if value is None else "a list" if isinstance(value, list) else "a mapping"
        raise PydanticCustomError("edtf", "is {kind}, not a date", {"kind": kind})
    try:
        return parse_edtf(value)
    except EdtfError as error:
        raise PydanticCustomError("edtf", "{reason}", {"reason": str(error)}) from None


def _read_day(value: object) -> dt.date:
    try:
        day = _read_edtf(value).day
    except PydanticCustomError as error:
        raise PydanticCustomError("day", "{reason}", {"reason": error.message()}) from None
    if day is None:
        raise PydanticCustomError("day", '"{value}" is not one whole day', {"value": value})
    return day


def _read_number(value: object) -> Number:
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    if not value:
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    if number := parse_number(value):
        return number
    raise PydanticCustomError("number", '"{value}" is not a document number', {"value": value})


def _read_flag(value: object) -> bool:
    if value not in ("true", True):
        raise PydanticKnownError("literal_error", {"expected": "true, or leave it out"})
    return True


Text = Annotated[str, Field(min_length=1)]
Date = Annotated[Edtf, PlainValidator(_read_edtf), WithJsonSchema({"type": "string"})]
Day = Annotated[
    dt.date, PlainValidator(_read_day), WithJsonSchema({"type": "string", "format": "date"})
]
DocumentNumber = Annotated[
    Number, PlainValidator(_read_number), WithJsonSchema({"type": "string", "minLength": 1})
]
Flag = Annotated[bool, PlainValidator(_read_flag), WithJsonSchema({"const": True})]
