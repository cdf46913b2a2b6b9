"""Damage letters at random and import them: `python -m bench letters N`.

Each of N mutations cuts, shuffles, doubles or spoils a letter of the cases for imports. The reading
must end soon and without a crash, and lose nothing: every sign of the input is in a piece of a
letter, is left out with a reason, or is in the list of changes; what is in the pieces of the body
is in the body. A second argument is the seed of the first.
"""

import random
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from gazette.letters.as_json import as_dict
from gazette.letters.formats import NotReadableError
from gazette.letters.reading import read_letters

CASES = Path(__file__).parents[2] / "tests" / "cases" / "import"
NOT_TEXT = (".yml", ".png")  # what is true of a case; what Tesseract reads
SECONDS = 0.5  # of CPU, for any letter
SECONDS_A_KB = 0.05
LONGEST = 2000  # characters of a message
NOISE = dict(zip("OolI1Ss5aáàạdđeêuưnmc", "0011lI55á4âaa đdcêcưuurnrnve", strict=False))
"""What a machine reads wrong."""
ODD = (
    "\x00\x07\x0b\x0c\x85\xa0\xad\u0301\u200b\u2028\u202e\ufeff\ufffd\U0001f600*_|\\`<>&#[]{}“”–…Ð"
)


def main(count="20000", first="0"):
    seeds = range(int(first), int(first) + int(count))
    faults = 0
    for seed in seeds:
        for fault in trial(seed, timed=True):
            faults += 1
            print(f"seed {seed}: {fault}", flush=True)
    print(f"{len(seeds)} mutations; {faults} faults")
    sys.exit(faults > 0)


def trial(seed, *, timed=False):
    """Mutate and read a letter; return the faults."""
    chance = random.Random(seed)
    file = chance.choice(sorted(one for one in CASES.iterdir() if one.suffix not in NOT_TEXT))
    data = file.read_bytes()
    ways = [chance.choice(WAYS) for _ in range(chance.randint(1, 3))]
    for way in ways:
        data = way(data, chance)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        mutated = Path(folder, file.name)
        mutated.write_bytes(data)
        what = ", ".join(way.__name__ for way in ways)
        return [f"{what} in {file.name}: {fault}" for fault in faults_of(mutated, timed=timed)]


def faults_of(file, *, timed=False):
    """Read a file and return what is wrong with the reading."""
    began = time.process_time()
    try:
        segmented, letters = read_letters(file)
        for letter in letters:
            as_dict(letter)
    except NotReadableError as error:
        return [] if 0 < len(str(error)) < LONGEST else [f"no clear message: {error!r}"]
    except Exception as error:  # noqa: BLE001 (whatever it is, it must not happen)
        return [f"{type(error).__name__}: {error}"]
    seconds = time.process_time() - began
    most = SECONDS + SECONDS_A_KB * file.stat().st_size / 1024
    slow = [f"takes {seconds:.1f} s"] if timed and seconds > most else []
    lost = [f"loses {lost!r}"] if (lost := lost_signs(segmented)) else []
    return [*slow, *lost, *body_faults(letters)]


def lost_signs(segmented):
    """Return the signs of the input that are nowhere in what was read."""
    text, raw = segmented.text, segmented.text.raw.text
    kept = bytearray(len(raw))
    spans = [piece.span for letter in segmented.letters for piece in letter.pieces]
    for span in [*spans, *(one.span for one in segmented.left_out)]:
        for offset in range(span.start, span.end):
            kept[text.raw_offset(offset)] = 1
    for change in text.changes:
        for offset in range(change.span.start, change.span.end):
            kept[offset] = 1
    return "".join(sign for sign, is_kept in zip(raw, kept, strict=True) if not is_kept).strip()


def body_faults(letters):
    """Yield what a body adds to its pieces, and what it lacks that no change names."""
    for letter in letters:
        parts = letter.parts
        held = Counter(signs(" ".join(parts.lines("body", "annex-title"))))
        body = Counter(signs(parts.body))
        taken = Counter(signs(" ".join(change.before for change in parts.changes)))
        given = Counter(signs(" ".join(change.after for change in parts.changes)))
        lost, added = held - body - taken, body - held - given
        if lost or added:
            yield f"body lacks {dict(lost)}, adds {dict(added)}"


def signs(text):
    """Return letters and digits alone."""
    return re.sub(r"[\W_]", "", text)


def as_text(change):
    """Return a way to mutate bytes that mutates their text."""

    def way(data, chance):
        text = change(data.decode("utf-8", "surrogateescape"), chance)
        return text.encode("utf-8", "surrogateescape")

    way.__name__ = change.__name__
    return way


@as_text
def cut(text, chance):
    at = chance.randrange(len(text) or 1)
    return text[:at] + text[at + chance.choice((1, 10, 100, 400, 5000)) :]


@as_text
def shuffle(text, chance):
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    some = lines[at : at + chance.choice((2, 5, 1000))]
    chance.shuffle(some)
    return "\n".join((*lines[:at], *some, *lines[at + len(some) :]))


@as_text
def double(text, chance):
    at = chance.randrange(len(text) or 1)
    piece = text[at : at + chance.choice((1, 20, 300, 5000))]
    return text[:at] + piece * chance.choice((2, 3, 20)) + text[at + len(piece) :]


@as_text
def misread(text, chance):
    rate = chance.choice((0.01, 0.05, 0.3))
    return "".join(NOISE.get(c, c) if chance.random() < rate else c for c in text)


@as_text
def join_lines(text, chance):
    return chance.choice((" ", "", "\t")).join(text.split("\n", chance.choice((2, 8, -1))))


@as_text
def long_line(text, chance):
    at = chance.randrange(len(text) + 1)
    piece = chance.choice(("a", "Số 1", "| ", "- ", "ngày 1 tháng ", "**", "A ", "(", "1."))
    return text[:at] + piece * chance.choice((100, 2000, 20000)) + text[at:]


@as_text
def odd_signs(text, chance):
    for _ in range(chance.choice((1, 5, 50))):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(ODD) + text[at:]
    return text


def spoil_bytes(data, chance):
    for _ in range(chance.choice((1, 3, 20))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.randbytes(chance.choice((1, 2, 50))) + data[at:]
    return data


WAYS = (cut, shuffle, double, misread, join_lines, long_line, odd_signs, spoil_bytes)
