"""A redacted record has only number, issuer, place, dates and the reason for its withdrawal."""

import pytest

from gazette.records.model import Directive
from gazette.records.read import read_records
from gazette.records.record import KEPT_WHEN_WITHDRAWN as KEPT
from gazette.records.record import redact
from tests.conftest import ROOT

RECORDS, _ = read_records([ROOT / "directives"])
EMPTY = (None, "", (), {})


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.path.stem)
def test_all_that_is_not_kept_is_empty(record):
    bare = redact(record)
    for name in Directive.model_fields.keys() - {*KEPT, "source"}:
        assert getattr(bare.directive, name) in EMPTY, name
    for name in KEPT:
        assert getattr(bare.directive, name) == getattr(record.directive, name), name
    assert set(bare.directive.source.model_dump().values()) == {None}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.path.stem)
def test_no_text_and_no_file_is_left(record):
    bare = redact(record)
    assert (bare.blocks, bare.body_text, bare.original) == ((), "", None)
    assert "".join(bare.printed_texts()) == ""
    assert (bare.source.text, bare.source.values) == ("", {})
