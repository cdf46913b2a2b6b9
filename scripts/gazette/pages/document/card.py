"""What matters in a directive, for the card beside it: a few facts, and the gist by an editor.

In: an entry and its relations. Out: `Fact`s. They repeat what the table of attributes or the
relations say in full, so they bear the sign of what is inferred, and no reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gazette.corpus import Entry
from gazette.pages.changes import changed_by
from gazette.pages.crumbs import folder_link, province_link
from gazette.pages.document.facts import fact_of, topic_links
from gazette.pages.document.relations import Relations
from gazette.pages.labels import label, labels
from gazette.pages.lists.districts import today_fact
from gazette.pages.lists.findings import Findings
from gazette.pages.model import Fact, Link
from gazette.pages.names import capitalised, date_name
from gazette.records.model import Directive
from gazette.vocabulary import vocabulary

SHOWN = 3
"""How many links a row shows; the rest are counted."""
LINE = 44
"""How many letters stand on a line of a phone."""
_CARRIED_OUT = ("thuc-hien", "can-cu", "theo")
"""How a letter relates to what it carries out; the first that occurs is shown."""


@dataclass(frozen=True)
class Card:
    told: tuple[Fact, ...]
    """What stands above the letter anyway, so that narrow screens leave it out."""
    facts: tuple[Fact, ...]
    briefs: Mapping[str, Fact]
    """By name, what phones show in place of facts that take more than a line there."""
    gist: tuple[str, ...]


@dataclass(frozen=True)
class _Row:
    """A row of links: the first few, and the number of the others, which leads to them."""

    name: str
    links: Sequence[Link]
    rest: str

    def fact(self, most: int = SHOWN) -> Fact:
        more = len(self.links) - most
        count = Link(label("card", "more", count=more), self.rest) if more > 0 else None
        return Fact(self.name, tuple(self.links[:most]), more=count)

    @property
    def brief(self) -> Fact:
        """As many links as a line of a phone has room for, and at least one."""
        facts = (self.fact(most) for most in range(SHOWN, 1, -1))
        return next((fact for fact in facts if _length(fact) <= LINE), self.fact(1))


def _length(fact: Fact) -> int:
    links = (*fact.values, fact.more) if fact.more else fact.values
    return len(f"{fact.name}: {', '.join(link.text for link in links)}")


def card_of(entry: Entry, findings: Findings, relations: Relations) -> Card:
    directive = entry.directive
    people = (_bare(fact) for fact in _people(directive) if fact.basis != "unknown")
    topics = _Row(labels().fact.topics, topic_links(directive), "#thuoc-tinh")
    rows = [row for row in (*_carried_out(relations), _deadlines(directive), topics) if row.links]
    return Card(
        told=tuple(_told(entry, findings)),
        facts=(*people, *(row.fact() for row in rows)),
        briefs={row.name: row.brief for row in rows if row.brief != row.fact()},
        gist=directive.gist,
    )


def _bare(row: Fact) -> Fact:
    return replace(row, because=None, quote=None, note=None)


def _told(entry: Entry, findings: Findings) -> Iterator[Fact]:
    directive, words = entry.directive, labels().card
    if not directive.is_report:
        yield _bare(fact_of(directive, "issuer", words.issuer, *findings.issuer_links(directive)))
    field = "event" if directive.is_report else "issued"
    yield _bare(fact_of(directive, field, words.day, _day(directive)))
    for change in changed_by(findings.corpus, entry.key, "validity"):
        yield Fact(capitalised(change.title), (change.link,))
    yield from _place(directive)


def _day(directive: Directive) -> Link | None:
    return Link(date_name(directive.date)) if directive.date else None


def _place(directive: Directive) -> Iterator[Fact]:
    office = directive.office
    if office.level == "centre" or not directive.province:
        return
    links = [province_link(directive.province, office.date)]
    if directive.district:
        links.insert(0, folder_link(office))
    yield Fact(labels().card.place, tuple(links))
    today = today_fact(vocabulary().provinces[directive.province])
    if today.values[0].text != links[-1].text:
        yield replace(today, name=labels().card.now)


def _people(directive: Directive) -> Iterator[Fact]:
    words = labels().fact
    if directive.is_report:
        speaker = Link(directive.speaks_as) if directive.speaks_as else None
        yield fact_of(directive, "speaks_as", words.speaker, speaker)
    else:
        names = (Link(sign.name) for sign in directive.signers)
        yield fact_of(directive, "signature", words.signer, *names)


def _carried_out(relations: Relations) -> Iterator[_Row]:
    """Yield what the letter changes, and what it carries out."""
    cited = [row for row in relations.rows if not row.is_later]
    for verb in (*labels().section("changes").values(), *_verbs()):
        if links := [row.link for row in cited if row.verb == verb]:
            yield _Row(capitalised(verb), links, "#quan-he")
            if verb in _verbs():
                return


def _verbs() -> list[str]:
    return [label("citing", key) for key in _CARRIED_OUT]


def _deadlines(directive: Directive) -> _Row:
    """Return the days on which tasks are due, each with the first point that sets it."""
    due: dict[str, tuple[dt.date, str]] = {}
    for task in directive.tasks:
        if task.due:
            due.setdefault(date_name(task.due), (task.due.bound, f"#{task.point}"))
    links = [Link(day, point) for day, (_, point) in sorted(due.items(), key=lambda one: one[1])]
    return _Row(labels().card.due, links, "#nhiem-vu")
