"""Records written as raw letters, in layouts that offices and web pages use."""

from itertools import zip_longest


def letter_text(values, body, layout="lines"):
    """Return the text of a record's letter; `values` is its front matter."""
    return LAYOUTS[layout](values, body)


def _head(d):
    return d.get("letterhead") or {}


def _left(d):
    head = _head(d)
    return [head.get(name) for name in ("superior", "issuer", "star", "number") if head.get(name)]


def _right(d):
    head = _head(d)
    return [head[name] for name in ("motto", "dateline") if head.get(name)]


def _subject(d):
    head = _head(d)
    return [*filter(None, [head.get("title")]), *head.get("subject", [])]


def _above(d):
    label = (d.get("addressed") or {}).get("label", "Kính gửi:")
    rows = [*filter(None, [d.get("urgency")])]
    if d.get("recipients"):
        rows += [label, *(f"- {one}" for one in d["recipients"])]
    return rows


def _signs(d):
    return [d["signature"]] if d.get("signature") else d.get("signatures") or []


def _copies(d):
    return ["Nơi nhận:", *(f"- {one}" for one in d["copies"])] if d.get("copies") else []


def _signing(d):
    signs = _signs(d)
    return [s[k] for s in signs for k in ("authority", "position", "name") if s.get(k)]


def _in_lines(d, body):
    letter, *annexes = body.split("\n\n# ")
    parts = [
        "\n".join([*_left(d), *_right(d), *_subject(d), *_above(d)]),
        letter,
        "\n".join([*_copies(d), *_signing(d)]),
        *annexes,
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _columns(left, right):
    rows = zip_longest(left, right, fillvalue="")
    return [f"{one:<44}      {other}".rstrip() for one, other in rows]


def _in_columns(d, body):
    """Return the text with two columns on a line, as a PDF has them."""
    letter, *annexes = body.split("\n\n# ")
    parts = [
        "\n".join([*_columns(_left(d), _right(d)), *_subject(d)]),
        "\n".join(_above(d)),
        letter,
        "\n".join(_columns(_copies(d), _signing(d))),
        *annexes,
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _in_paragraphs(d, body):
    """Return the text with a blank line after each line, as web pages give it."""
    letter, *annexes = body.split("\n\n# ")
    head = [*_left(d), *_right(d), *_subject(d), *_above(d)]
    parts = [*head, letter, *_signing(d), *_copies(d), *annexes]
    return "\n\n".join(filter(None, parts)) + "\n"


LAYOUTS = {"lines": _in_lines, "columns": _in_columns, "paragraphs": _in_paragraphs}
