"""What search finds a directive by: title, number, body, place then and now, day and signer."""

from __future__ import annotations

from gazette.corpus import Entry
from gazette.pages.labels import label
from gazette.pages.model import SearchText
from gazette.pages.names import date_name, issuer_name, place_name, subject_of, title_of
from gazette.records.model import Directive
from gazette.vocabulary import vocabulary


def search_text(entry: Entry) -> SearchText:
    directive = entry.directive
    signer = directive.signature.name if directive.signature else directive.byline
    day = date_name(directive.date)
    tags = (issuer_name(directive), place_name(directive), _today(directive), day, signer)
    title = title_of(directive)
    if not directive.is_report:
        title = f"{title}: {subject_of(directive)}"
    return SearchText(title, tuple(filter(None, tags)), tuple(entry.record.printed_texts()))


def _today(directive: Directive) -> str | None:
    """Name the province of today, by which readers also look: "nay: tỉnh Phú Thọ"."""
    province = vocabulary().provinces.get(directive.province or "")
    if province is None:
        return None
    return label("place", "now_is", name=vocabulary().provinces_today[province.today].full_name)
