"""Damaged letters: lines lost, moved, joined, repeated and cut, with stray signs in them."""

STRAY = ["*", "|", "\t", "      ", "#", "\\", "\u00a0", "ß", "İ", "١", "\x0b", "\u2028", "- "]
LONGEST = 40_000
MIXED = 0.3


def mutated(chance, texts):
    """Return one of the texts, or parts of two, with a few damages."""
    text = chance.choice(texts)
    if chance.random() < MIXED:
        text = _mixed(chance, text, chance.choice(texts))
    for _ in range(chance.randint(1, 6)):
        lines = text.split("\n")
        chance.choice(DAMAGES)(chance, lines)
        text = "\n".join(lines)[:LONGEST]
    return text


def _mixed(chance, text, other):
    """Return a text with the beginning of another put in somewhere."""
    lines, others = text.split("\n"), other.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[:at], *others[: chance.randint(1, 30)], *lines[at:]])


def _stretch(chance, lines):
    start = chance.randrange(len(lines))
    return slice(start, start + chance.randint(1, 6))


def _lose(chance, lines):
    del lines[_stretch(chance, lines)]
    lines.append("")


def _turn(chance, lines):
    part = _stretch(chance, lines)
    lines[part] = reversed(lines[part])


def _shuffle(chance, lines):
    chance.shuffle(lines)


def _capitals(chance, lines):
    at = chance.randrange(len(lines))
    lines[at] = lines[at].upper()


def _join(chance, lines):
    part = _stretch(chance, lines)
    lines[part] = [chance.choice(["", " ", "     "]).join(lines[part])]


def _close_up(_, lines):
    lines[:] = [line for line in lines if line.strip()] or [""]


def _stray(chance, lines):
    at = chance.randrange(len(lines))
    place = chance.randint(0, len(lines[at]))
    lines[at] = lines[at][:place] + chance.choice(STRAY) + lines[at][place:]


def _repeat(chance, lines):
    at = chance.randrange(len(lines))
    lines[at] *= chance.randint(2, 4)


DAMAGES = (_lose, _turn, _shuffle, _capitals, _join, _close_up, _stray, _repeat)
