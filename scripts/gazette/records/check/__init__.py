"""The rules for records: each is a generator of problems whose docstring states the rule.

In: a `Record`. Out: all its problems. A rule reads the record and the files beside it.

To add a rule, write the function in one of the modules here (or in a new one), add a line to
`RULES`, and break the rule in a record of `tests/cases/bad`: the tests fail until that is done.
Rules yield errors, and what is to do in a draft; hints come from `HINTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gazette.records.check import (
    blocks,
    cites,
    evidence,
    fidelity,
    file_type,
    place,
    privacy,
    secrecy,
    task_days,
    units,
    values,
)
from gazette.records.check.task_hints import task_hints
from gazette.records.problem import Problem, capped
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
    values.proposals_are_of_drafts,
    values.points_exist,
    values.point_topics_are_topics_of_the_letter,
    values.keys_are_named_once,
    values.no_task_is_due_before_its_letter,
    task_days.task_days_agree_with_quotes,
    values.body_is_not_empty,
    blocks.tables_are_whole,
    blocks.letter_comes_before_annexes,
    blocks.closing_is_a_paragraph,
    values.synthetic_record_has_no_source,
    values.revised_follows_added,
    values.withdrawn_between_added_and_revised,
    values.history_is_in_order,
    place.district_is_in_province,
    units.district_existed,
    units.issuer_is_of_its_unit,
    units.letter_is_of_no_commune,
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
    file_type.source_file_is_what_its_suffix_says,
    file_type.scan_can_be_shown,
    file_type.only_a_scan_is_cleared,
    secrecy.no_secrecy_mark,
    privacy.nothing_private,
    place.addresses_are_well_formed,
)


HINTS: tuple[Rule, ...] = (task_hints, task_days.deadline_hints)


def hints_of(record: Record) -> list[Problem]:
    """Return hints at what may be missing from a record; an editor decides.

    A draft has none while tasks are proposed, which say the same.
    """
    if record.directive.proposals.tasks:
        return []
    return sorted(hint for rule in HINTS for hint in rule(record))


def check_record(record: Record) -> list[Problem]:
    """Return the problems of one record that break any rule; of very many, only the first."""
    return capped(problem for rule in RULES for problem in rule(record))
