"""Damage records at random and check them: `python -m bench mutations N`.

Each of N mutations changes a record, its source file or both alike. The check must end soon and
without a crash, with messages of one line each. A record that passes must show what its source has:
no character is lost or added. A second argument is the seed of the first.
"""

import hashlib
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from gazette.corpus import Corpus, load_corpus
from gazette.pages.plain_text import RULE, plain_text
from gazette.records.check.task_hints import task_hints
from gazette.sheet import Sheets

RECORDS = Path(__file__).parents[2] / "directives"
MOST_SECONDS = 2  # of CPU for one check
LONGEST = 2000  # characters of a message
SIGNS = "*-\\"  # of the form and of Markdown, which are not shown as they stand
ODD = (
    "\x00\x07\t\r\n\x85\xa0\xad\u0301\u0323\u034f\u0410\u1160\u200b\u200d\u200e\u2009\u2028\u202e"
    "\u202f\u2060\u3000\ue000\ufeff\ufffe\uff21\U0001f600\U000e0041*_|\\`<>&#[]{}\"'“”–—-:…đÐ09"
)
PIECES = (
    "---\n",
    "\n\n",
    "\n",
    "  ",
    "- ",
    "1. ",
    "| a | b |\n",
    "**",
    "*a*",
    "&a ",
    "*a ",
    "!!x ",
)


def main(count="5000", first="0"):
    seeds = range(int(first), int(first) + int(count))
    faults = passed = 0
    for seed in seeds:
        found, is_sound = trial(seed)
        passed += is_sound
        faults += len(found)
        for fault in found:
            print(f"seed {seed}: {fault}", flush=True)
    print(f"{len(seeds)} mutations, of which {passed} pass the check; {faults} faults")
    sys.exit(faults > 0)


def trial(seed):
    """Mutate and check a record; return the faults of the check, and whether the record passed."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        before = chance.choice(sorted(RECORDS.rglob("*.md")))
        folder = Path(name, *before.parent.relative_to(RECORDS).parts)
        shutil.copytree(before.parent, folder)
        record, (source,) = folder / before.name, folder.glob("*.txt")
        what = mutate(record, source, chance)
        faults, surplus = checked(record)
        if surplus is not None and surplus != checked(before)[1]:
            faults.append(f"passes, but shows {surplus} beyond its source")
        return [f"{what} in {before.name}: {fault}" for fault in faults], surplus is not None


def checked(record):
    """Check a record; return the faults of that and, if it passes, what it shows too often."""
    began = time.process_time()
    try:
        corpus, problems = load_corpus([record])
        hints = [hint for entry in corpus.entries for hint in task_hints(entry.record)]
        surplus = None if problems else surplus_of(corpus.entries[0])
    except Exception as error:  # noqa: BLE001 (whatever it is, it must not happen)
        return [f"{type(error).__name__}: {error}"], None
    seconds = time.process_time() - began
    lines = map(str, [*problems, *hints])
    unclear = [one for one in lines if len(one) > LONGEST or "\n" in one or "\x00" in one]
    faults = [f"no clear message: {one[:200]!r}" for one in unclear]
    return [*faults, *([f"takes {seconds:.1f} s"] if seconds > MOST_SECONDS else [])], surplus


def surplus_of(entry):
    """Count the characters that a page shows more often than its source file has them."""
    text = plain_text(entry, Sheets(Corpus((entry,))).of(entry)).split(RULE)[0]
    shown = "\n".join(line for line in text.split("\n") if not line.startswith("[Nguồn"))
    counts = Counter("".join(shown.split()))
    counts.subtract("".join(entry.record.original_text.split()))
    for change in entry.directive.mended:
        counts.update("".join(change.before.split()))
        counts.subtract("".join(change.after.split()))
    return {char: count for char, count in counts.items() if count and char not in SIGNS}


def mutate(record, source, chance):
    """Change a record, its source or both in one to three places, and return what was done."""
    what = []
    for _ in range(chance.randint(1, 3)):
        way = chance.choice(WAYS)
        files = chance.choice(([record], [record], [record], [source], [record, source]))
        if len(files) > 1:
            both_alike(record, source, chance)
            what.append("both alike")
        elif chance.random() < 0.2:
            flip_byte(files[0], chance)
            what.append("flip a byte")
        else:
            text = files[0].read_bytes().decode("utf-8", "replace")
            changed = way(text, chance)
            files[0].write_bytes(changed.encode("utf-8", "replace"))
            what.append(f"{way.__name__} {files[0].suffix}")
    return ", ".join(what)


def flip_byte(file, chance):
    data = bytearray(file.read_bytes())
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def both_alike(record, source, chance):
    """Put the same sign between the same letters of both, and mend the checksum."""
    text, other = (file.read_bytes().decode("utf-8", "replace") for file in (record, source))
    at = chance.randrange(len(text) or 1)
    near, sign = text[at : at + 12], chance.choice((*ODD, *PIECES))
    if near and text.count(near) == other.count(near) == 1:
        old = hashlib.sha256(source.read_bytes()).hexdigest()
        other = other.replace(near, near[:5] + sign + near[5:])
        source.write_bytes(other.encode("utf-8", "replace"))
        new = hashlib.sha256(source.read_bytes()).hexdigest()
        text = text.replace(near, near[:5] + sign + near[5:]).replace(old, new)
        record.write_bytes(text.encode("utf-8", "replace"))


def flip(text, chance):
    at = chance.randrange(len(text) or 1)
    return text[:at] + chance.choice((*ODD, chance.choice(text or " "))) + text[at + 1 :]


def cut(text, chance):
    at = chance.randrange(len(text) or 1)
    return text[:at] + text[at + chance.choice((1, 2, 10, 100, 5000)) :]


def double(text, chance):
    at = chance.randrange(len(text) or 1)
    piece = text[at : at + chance.choice((1, 5, 50, 1000))]
    return text[:at] + piece * chance.choice((2, 2, 3, 100)) + text[at + len(piece) :]


def insert(text, chance):
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice((*ODD, *PIECES)) * chance.choice((1, 1, 2, 50)) + text[at:]


def swap_lines(text, chance):
    lines = text.split("\n")
    i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[i], lines[j] = lines[j], lines[i]
    return "\n".join(lines)


WAYS = (flip, cut, double, insert, swap_lines)
