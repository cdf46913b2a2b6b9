"""The rules for records: each is a generator of problems whose docstring states the rule.

In: a `Record`. Out: all its problems. A rule reads the record and the files beside it.

To add a rule, write the function in one of the modules here (or in a new one), add a line to
`RULES`, and break the rule in a record of `tests/cases/bad`: the tests fail until that is done.
Rules yield errors only; hints come from `task_hints`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gazette.records.check import blocks, cites, evidence, fidelity, place, safety, values
from gazette.records.problem import Problem
from gazette.records.record import Record

Rule = Callable[[Record], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    values.keys_are_known,
    values.issuer_is_a_body,
    values.number_agrees,
    values.letter_fields_are_written,
    values.report_has_no_letter_fields,
    values.completeness_agrees,
    values.one_signature_or_several,
    values.urgency_is_a_mark,
    values.points_exist,
    values.point_topics_are_topics_of_the_letter,
    values.no_task_is_due_before_its_letter,
    values.body_is_not_empty,
    blocks.tables_are_whole,
    blocks.letter_comes_before_annexes,
    blocks.closing_is_a_paragraph,
    values.synthetic_record_has_no_source,
    values.revised_follows_added,
    place.district_is_in_province,
    place.folder_agrees,
    place.file_name_agrees,
    evidence.quotes_are_verbatim,
    evidence.inferred_fields_have_values,
    evidence.values_are_printed_or_inferred,
    evidence.second_issuer_is_printed,
    evidence.subject_is_printed,
    cites.cites_quote_the_body,
    cites.cited_documents_are_known,
    cites.changed_documents_are_known,
    fidelity.record_matches_its_source,
    safety.no_secrecy_mark,
    safety.no_telephone_number,
    safety.addresses_are_well_formed,
)


def check_record(record: Record) -> list[Problem]:
    """Return the problems of one record that break any rule."""
    return [problem for rule in RULES for problem in rule(record)]
