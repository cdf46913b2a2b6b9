"""Rules of place: the district lies in its province, and the file stands where both say."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.records.address import date_part, number_part, words_prefix
from gazette.records.check.values import nearest, number_is_one
from gazette.records.model import Directive
from gazette.records.problem import Problem
from gazette.records.record import Record
from gazette.text.fold import slug
from gazette.vocabulary import vocabulary


def district_is_in_province(record: Record) -> Iterator[Problem]:
    """A district is one of its province; where the province is unknown so is the district."""
    directive, units = record.directive, vocabulary().districts
    if directive.district is None or (directive.province, directive.district) in units:
        return
    if directive.province not in (None, *vocabulary().provinces):
        return  # that is the fault to mend first, and `vocabulary_keys_are_known` names it
    own = [key for province, key in units if directive.province in (None, province)]
    elsewhere = [province for province, key in units if key == directive.district]
    wrong = f'"{directive.district}" is no district of province "{directive.province}"'
    if directive.province is None:
        wrong = f'"{directive.district}" stands without its province'
    right = nearest(directive.district, own, "districts.yml")
    if elsewhere:
        right = f"a district of that name lies in {', '.join(elsewhere)}"
    yield record.source.problem(("district",), wrong, right)


def path_agrees(record: Record) -> Iterator[Problem]:
    """The path reads `<province>/<district>/<date>-<number>.md`, as the front matter says.

    It is held only against what the front matter says rightly.
    """
    directive, path = record.directive, record.path
    folder = directive.office.folder
    found = path.resolve().parts[-1 - len(folder) : -1]
    if found != folder and _place_is_known(directive):
        wrong = f'the file stands in "{"/".join(found)}"'
        yield _path_problem(
            record, wrong, f'by its front matter it belongs in "{"/".join(folder)}"'
        )
    if any(number_is_one(record)) or (directive.is_report and not directive.event):
        return
    number = number_part(directive)
    wanted = f"{date_part(directive)}-{number or words_prefix(directive)}"
    fits = (
        path.stem == wanted
        if number
        else path.stem.startswith(wanted) and path.stem == slug(path.stem)
    )
    if not fits:
        name = f"{wanted}.md" if number else f"{wanted}<words>.md"
        wrong = f'the file is named "{path.name}"'
        yield _path_problem(record, wrong, f'by its front matter it is "{name}"')


def _place_is_known(directive: Directive) -> bool:
    """Province and district are of the vocabulary, as far as they are given."""
    words, province, district = vocabulary(), directive.province, directive.district
    return province in (None, *words.provinces) and (
        district is None or (province, district) in words.districts
    )


def _path_problem(record: Record, wrong: str, right: str) -> Problem:
    return Problem(record.source.file, 1, 1, "file", wrong, right)
