"""The rules that a record keeps, each a generator of problems whose docstring states it.

In: bytes of a file, or a `Record`. Out: problems, all at once. A rule reads a record and the files
beside it; it changes nothing and never stops at the first fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gazette.records.check import cites, evidence, fidelity, place, safety, values
from gazette.records.problem import Problem
from gazette.records.record import Record

Rule = Callable[[Record], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    values.vocabulary_keys_are_known,
    values.issuer_is_a_body,
    values.number_is_one,
    place.district_is_in_province,
    place.path_agrees,
    values.a_letter_says_all,
    values.a_report_is_no_directive,
    values.a_fragment_has_no_signer,
    values.completeness_agrees,
    values.points_exist,
    values.points_speak_of_its_topics,
    values.nothing_is_due_before,
    values.there_is_a_body,
    values.what_is_synthetic_has_no_source,
    values.revised_follows_added,
    evidence.quotes_are_verbatim,
    cites.settled_citations_are_quoted,
    cites.settled_documents_are_known,
    evidence.inferences_have_reason,
    evidence.values_have_a_basis,
    evidence.subject_is_printed,
    fidelity.source_is_whole,
    safety.no_secrecy_mark,
    safety.no_telephone_number,
    safety.addresses_have_their_form,
)


def check_record(record: Record) -> list[Problem]:
    """Return every problem of one record, by every rule."""
    return [problem for rule in RULES for problem in rule(record)]
