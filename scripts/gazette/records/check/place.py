"""Rules of place: a district lies in its province, a file is where both say; addresses are such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gazette.records.address import file_name, parse_address
from gazette.records.check.values import nearest, number_agrees
from gazette.records.model import Directive
from gazette.records.problem import Problem, Severity
from gazette.records.record import Record
from gazette.text.fold import slug
from gazette.vocabulary import vocabulary


def district_is_in_province(record: Record) -> Iterator[Problem]:
    """A district is one of its province, and without a province there is no district."""
    directive, units = record.directive, vocabulary().districts
    if directive.district is None or (directive.province, directive.district) in units:
        return
    if directive.province not in (None, *vocabulary().provinces):
        return  # reported by `keys_are_known`; that error has to be fixed first
    wrong = f'"{directive.district}" is not a district of province "{directive.province}"'
    if directive.province is None:
        wrong = f'"{directive.district}" has no province'
    elsewhere = [province for province, key in units if key == directive.district]
    if elsewhere:
        right = f"a district of that name lies in {', '.join(elsewhere)}"
    else:
        right = _district_meant(directive.district, directive)
    yield record.problem("district", wrong, right)


def _district_meant(key: str, directive: Directive) -> str:
    """Return the advice on an unknown district: one that existed on the day of the letter."""
    there = [
        unit.on(directive.date)
        for unit in vocabulary().districts.values()
        if directive.province in (None, unit.province) and unit.lives_on(directive.date)
    ]
    named = [one.key for one in there if slug(key) in (slug(one.name), slug(one.full_name))]
    return nearest(key, [one.key for one in there], "districts.yml", named)


def folder_agrees(record: Record) -> Iterator[Problem]:
    """The folder is `<province>/<district>`, as the front matter says, unless that is wrong."""
    if record.directive.province not in (None, *vocabulary().provinces):
        return
    folder = record.directive.office.folder
    if record.path.parts[-1 - len(folder) : -1] == folder:
        return
    parts = record.path.parent.resolve().parts
    found = parts[len(parts) - len(folder) :]
    if found != folder and not any(district_is_in_province(record)):
        right = f'by its front matter it belongs in "{"/".join(folder)}"'
        yield _misplaced(record, f'the file is in "{"/".join(found)}"', right)


def file_name_agrees(record: Record) -> Iterator[Problem]:
    """The file is named `<date>-<number>.md`, as the front matter says, unless that is wrong."""
    directive, stem = record.directive, record.path.stem
    if any(number_agrees(record)) or (directive.is_report and not directive.event):
        return
    wanted, has_words = file_name(directive)
    is_right = stem == wanted
    if has_words:
        is_right = stem.startswith(wanted) and stem == slug(stem)
    if not is_right:
        right = f'by its front matter it is "{wanted}{"<words>" if has_words else ""}.md"'
        wrong = f'the file is named "{record.path.name}"'
        yield _misplaced(record, wrong, right)


def _misplaced(record: Record, wrong: str, right: str) -> Problem:
    """Return the problem of a file that is elsewhere; a draft may be moved when it is finished."""
    severity: Severity = "todo" if record.directive.draft else "error"
    return replace(Problem.of_file(record.source.file, wrong, right), severity=severity)


def addresses_are_well_formed(record: Record) -> Iterator[Problem]:
    """The source's URL is a web address; `formerly` lists addresses of pages of this site."""
    url = record.directive.source.url
    if url and not re.match(r"https?://[^\s/]", url):
        right = "write the whole URL with https://, or null"
        yield record.problem(("source", "url"), f'"{url}" is not a web address', right)
    for i, old in enumerate(record.directive.formerly):
        if not (old.startswith("/") and parse_address(old[1:])):
            right = "write it as /tra-vinh/khong-ro/khong-ro/506-cv-hu.html"
            yield record.problem(("formerly", i), f'"{old}" is not the address of a page', right)
