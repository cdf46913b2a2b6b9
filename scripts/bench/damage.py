"""Damage done to the text of a letter at random: cut, moved, joined, repeated, misread, spoilt."""

MIXED = 0.2  # the share of letters in which there is a part of another
LONGEST = 60_000  # characters of a damaged letter
NOISE = dict(zip("OolI1Ss5aáàạdđeêuưnmc", "0011lI55á4âaa đdcêcưuurnrnve", strict=False))
"""What a machine reads wrong."""
ODD = (
    "\x00\x07\x0b\x0c\x85\xa0\xad\u0301\u200b\u2028\u202e\ufeff\ufffd\U0001f600*_|\\`<>&#[]{}“”–…Ð"
    "\t\rßİ١"
)
PIECES = (
    *("a", "Số 1", "| ", "- ", "ngày 1 tháng ", "**", "A ", "(", "1.", " ", "“", "; ", ", ", "* "),
    *("A. ", "UBND ", "0 ", "a-", "http://", "&amp;", "<br>", "Nguyễn ", "Huyện ủy ", "1/1/2021 "),
)
"""What a line is made long with."""


def damaged(text, others, chance):
    """Return a text after a few damages, and their names; parts of the others may get into it."""
    done = []
    if chance.random() < MIXED:
        text = mixed(text, chance.choice(others), chance)
        done.append("mixed")
    for way in chance.choices(WAYS, k=chance.randint(1, 4)):
        text = way(text, chance)[:LONGEST]
        done.append(way.__name__)
    return text, ", ".join(done)


def mixed(text, other, chance):
    """Return a text with the beginning of another put in somewhere."""
    lines, others = text.split("\n"), other.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join((*lines[:at], *others[: chance.randint(1, 30)], *lines[at:]))


def of_lines(change):
    """Return a way to damage a text that changes a few of its lines to others."""

    def way(text, chance):
        lines = text.split("\n")
        at = chance.randrange(len(lines))
        end = at + chance.choice((1, 2, 5, 1000))
        return "\n".join((*lines[:at], *change(lines[at:end], chance), *lines[end:]))

    way.__name__ = change.__name__
    return way


@of_lines
def lose(lines, _):
    return lines[6:]


@of_lines
def turn(lines, _):
    return lines[::-1]


@of_lines
def shuffle(lines, chance):
    return chance.sample(lines, len(lines))


@of_lines
def capitals(lines, _):
    return [line.upper() for line in lines]


@of_lines
def join(lines, chance):
    return [chance.choice(("", " ", "\t", "     ")).join(lines)]


@of_lines
def close_up(lines, _):
    return filter(str.strip, lines)


@of_lines
def repeat(lines, chance):
    return [line * chance.choice((1, 2, 4)) for line in lines]


def cut(text, chance):
    at = chance.randrange(len(text) or 1)
    return text[:at] + text[at + chance.choice((1, 10, 100, 400, 5000)) :]


def double(text, chance):
    at = chance.randrange(len(text) or 1)
    piece = text[at : at + chance.choice((1, 20, 300, 5000))]
    return text[:at] + piece * chance.choice((2, 3, 20)) + text[at + len(piece) :]


def misread(text, chance):
    rate = chance.choice((0.01, 0.05, 0.3))
    return "".join(NOISE.get(c, c) if chance.random() < rate else c for c in text)


def long_line(text, chance):
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(PIECES) * chance.choice((100, 2000, 20000)) + text[at:]


def odd_signs(text, chance):
    for _ in range(chance.choice((1, 5, 50))):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice((*ODD, "      ", "- ")) + text[at:]
    return text


def spoil_bytes(text, chance):
    data = text.encode("utf-8", "surrogateescape")
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.randbytes(chance.choice((1, 2, 50))) + data[at:]
    return data.decode("utf-8", "surrogateescape")


WAYS = (
    *(lose, turn, shuffle, capitals, join, close_up, repeat),
    *(cut, double, misread, long_line, odd_signs, spoil_bytes),
)
