"""What `segment` made of a text, in the form of the golden cases."""

from gazette.letters.model import CleanText, RawText
from gazette.letters.segment import segment

RUNNING = ("body", "annex-title")


def segmented(text):
    """Segment a text as decoded."""
    return segment(CleanText(RawText("x.txt", text), text))


def as_case(text):
    """Return the letters of a text and what was left out, as the golden cases write them."""
    found = segmented(text)
    case = {"letters": [_letter(letter) for letter in found.letters]}
    if found.left_out:
        case["left_out"] = [
            text[one.span.start : one.span.end].split("\n")[0] for one in found.left_out
        ]
    if found.is_no_letter_because:
        case["because"] = found.is_no_letter_because
    return case


def _letter(letter):
    roles = dict.fromkeys(piece.role for piece in letter.pieces if piece.role not in RUNNING)
    case = {"completeness": letter.completeness}
    if letter.branch:
        case["branch"] = letter.branch
    case |= {role: list(letter.printed(role)) for role in roles}
    if letter.changes:
        case["changes"] = [{"before": one.before, "after": one.after} for one in letter.changes]
    return case | {"body": letter.body}
