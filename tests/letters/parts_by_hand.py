"""Pieces of letters made by hand or from records, as the stage before would give them."""

import re

from gazette.letters.model import CleanText, LetterParts, Piece, RawText, Span

STATE = re.compile(r"CỘNG HÒA|CỘNG HOÀ|Độc lập")


def parts_of_lines(rows, *, completeness="complete", branch="party"):
    """Return the pieces of a letter written as `role: text` pairs, one below the other."""
    text, pieces, body = "", [], []
    for role, line in rows:
        text += "\n\n" if text else ""
        pieces.append(Piece(role, Span(len(text), len(text) + len(line))))
        text += line
        if role in ("body", "annex-title"):
            body.append(line if role == "body" else f"# {line}")
    clean = CleanText(RawText("case.txt", text), text)
    return LetterParts(clean, completeness, tuple(pieces), branch, "\n\n".join(body))


def rows_of_case(text):
    """Yield the pairs of a case: a line `role: text`, or one that goes on with the line before."""
    rows = []
    for line in text.rstrip("\n").split("\n"):
        role, colon, rest = line.partition(": ")
        if colon and re.fullmatch(r"[a-z-]+", role):
            rows.append((role, rest))
        else:
            rows[-1] = (rows[-1][0], f"{rows[-1][1]}\n{line}")
    return [(role, text.rstrip("\n")) for role, text in rows]


def rows_of_record(record):
    """Yield the printed pieces of a record as pairs, in the order of a letter."""
    letter, head = record.directive, record.directive.letterhead
    if letter.is_report:
        yield "subject", letter.subject
    if head:
        yield from lines(head, "superior", "issuer", "star", "motto", "number")
        if head.second:
            yield from (
                (f"second-{role}", text)
                for role, text in lines(head.second, "superior", "issuer", "number")
            )
        yield from lines(head, "dateline", "title")
        yield from (("subject", line) for line in head.subject)
    if letter.urgency:
        yield "urgency", letter.urgency
    if letter.recipients:
        yield "addressed", letter.addressed.label if letter.addressed else "Kính gửi:"
    yield from (("recipient", f"- {line}") for line in letter.recipients)
    for chunk in re.split(r"\n\s*\n", record.source.body.strip()):
        is_annex = chunk.startswith("# ")
        yield ("annex-title", chunk[2:]) if is_annex else ("body", chunk)
    if letter.copies:
        yield "copies-label", "Nơi nhận:"
    yield from (("copy", f"- {line}") for line in letter.copies)
    for signed in letter.signers:
        yield from lines(signed, "authority", "position", "name")
    if letter.byline:
        yield "byline", letter.byline


def lines(part, *roles):
    return ((role, getattr(part, role)) for role in roles if getattr(part, role))


def branch_of(record):
    head = record.directive.letterhead
    if not head or not head.motto:
        number = record.directive.number
        return None if number is None else "party" if number.is_party else "state"
    return "state" if STATE.search(head.motto) else "party"


def parts_of_record(record):
    """Return the pieces of a record, as if its printed lines stood one below the other."""
    return parts_of_lines(
        list(rows_of_record(record)),
        completeness=record.directive.completeness,
        branch=branch_of(record),
    )


def parts_in_source(record, raw):
    """Return the pieces of a record where its source has them, each found in its raw text."""
    at, pieces = 0, []
    for role, line in rows_of_record(record):
        words = line.removeprefix("- ") if role != "body" else line
        words = words if role != "body" else words.replace("**", "")
        found = re.compile(loose(words)).search(raw, at if role != "dateline" else 0)
        if found is None:
            found = re.compile(loose(words)).search(raw)
        assert found, (role, line)
        if role != "dateline":
            at = found.end()
        pieces.append(Piece(role, Span(*found.span())))
    clean = CleanText(RawText("seed.txt", raw), raw)
    letter = record.directive
    return LetterParts(
        clean,
        letter.completeness,
        tuple(sorted(pieces, key=lambda one: one.span)),
        branch_of(record),
        record.source.body,
    )


def loose(words):
    """Return a pattern of words with any blanks and marks of emphasis between and around them."""
    parts = [re.escape(part) for part in re.findall(r"\w+|[^\w\s*]", words)]
    return r"[\s*]*".join(parts)
