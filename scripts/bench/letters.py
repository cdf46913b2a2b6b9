"""Damage letters at random and import them: `python -m bench letters N`.

Each of N letters of the cases for imports is damaged and imported. That must end soon and without a
crash, and lose nothing: every sign of the input is in a piece of a letter, is left out with a
reason, or is in the list of changes, and the check finds each draft true to its source. A second
argument is the seed of the first.
"""

import datetime as dt
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bench.damage import damaged
from gazette.letters.as_json import as_dict
from gazette.letters.held import Held
from gazette.letters.importing import Import
from gazette.records.check.fidelity import mend
from gazette.records.check.flat import flat
from gazette.records.check.shape import draft_of
from gazette.records.record import Record
from gazette.records.source import read_source

CASES = Path(__file__).parents[2] / "tests" / "cases" / "import"
NOT_TEXT = (".yml", ".png", ".docx", ".pdf")  # what is true of a case; what is no plain text
SECONDS = 0.5  # of CPU, for any letter
SECONDS_A_KB = 0.05
HANGS = 120  # seconds of CPU after which a reading is given up
LONGEST = 2000  # characters of a message
LABELS = Counter("KínhgửiNơinhận")  # of the form, which records leave out
TOLD = 1000  # letters after which it says how far it is
TODAY = dt.date(2026, 1, 1)


class Trial(NamedTuple):
    faults: list[str]
    seconds: float = 0
    kilobytes: float = 1

    @property
    def pace(self):
        return self.seconds / self.kilobytes


class HangsError(BaseException):
    """Nothing that is imported may catch it."""


def main(count="20000", first="0"):
    seeds = range(int(first), int(first) + int(count))
    faults, slowest = 0, (0, None)
    for seed in seeds:
        done = trial(seed)
        slowest = max(slowest, (done.pace, seed))
        found = [*done.faults, *slowness(done)]
        faults += len(found)
        for fault in found:
            print(f"seed {seed}: {fault}", flush=True)
        if seed % TOLD == TOLD - 1:
            print(f"seed {seed}: {slowest[0] * 1000:.0f} ms/KB at most so far", flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"slowest: {slowest[0] * 1000:.0f} ms/KB (seed {slowest[1]}); {memory:.0f} MB at most")
    print(f"{len(seeds)} damaged letters; {faults} faults")
    sys.exit(faults > 0)


def give_up(*_):
    raise HangsError


def slowness(done):
    if done.seconds > SECONDS + SECONDS_A_KB * done.kilobytes:
        yield f"takes {done.seconds:.1f} s for {done.kilobytes:.0f} KB"


def trial(seed):
    """Damage and import a letter; return the faults, and what it took."""
    chance = random.Random(seed)
    file = chance.choice(cases())
    text, ways = damaged(read(file), [read(other) for other in cases()], chance)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path = Path(folder, file.name)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        done = imported(path)
    return done._replace(faults=[f"{ways} in {file.name}: {fault}" for fault in done.faults])


@cache
def cases():
    return sorted(one for one in CASES.iterdir() if one.suffix not in NOT_TEXT)


@cache
def read(file):
    return file.read_bytes().decode("utf-8", "surrogateescape")


def imported(file):
    """Import a file into a folder beside it; return the faults, and what it took."""
    kilobytes = max(1, file.stat().st_size / 1024)
    began = time.process_time()
    signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
    try:
        (done,) = Import(file.parent / "records", Held(), TODAY).run([file])
    except HangsError:
        return Trial(["hangs"], HANGS, kilobytes)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    seconds = time.process_time() - began
    return Trial([*faults_of(done)], seconds, kilobytes)


def faults_of(done):
    """Yield what is wrong with an import."""
    if message := done.read.fault:
        if "a fault of this program" in message or len(message) > LONGEST:
            yield message[:LONGEST]
        return
    for letter in done.read.letters:
        as_dict(letter)
    if lost := lost_signs(done.read.segmented):
        yield f"loses {lost!r}"
    for draft in done.read.drafts:
        yield from differences(kept_text(done.read.segmented.text.raw.text, draft), draft)


def kept_text(raw, draft):
    """Return the text of a source file as it is kept: without the private words around a letter."""
    return draft.source.content.decode() if draft.left_out else raw


def differences(source, draft):
    """Yield what a draft lacks or adds, beside what it lists as changed."""
    file = Path("draft.md")
    read, problems = read_source(file.name, draft.text.encode())
    if read is None:
        yield f"a draft that can't be read: {problems[0]}"
        return
    record = Record(file, read, draft_of(read.values))
    rest = flat(source.replace("\r\n", "\n").replace("\r", "\n"))
    for change in record.directive.mended:
        before = flat(change.before)
        if before not in rest:
            yield f"lists a change of {before!r}, which is not there"
        rest = mend(rest, before, flat(change.after))
    printed = (piece for _, piece in record.directive.printed())
    marks = draft.letter.parts.lines("secrecy")  # the check refuses such letters
    held = Counter(signs(" ".join((record.source.body, *printed, *marks))))
    wanted = Counter(signs(rest))
    offered = Counter(signs(" ".join(one.value for one in draft.letter.candidates("subject"))))
    lost, added = wanted - held - offered - LABELS, held - wanted
    if lost or added:
        yield f"the draft lacks {dict(lost)}, adds {dict(added)}"


def signs(text):
    """Return letters and digits alone."""
    return "".join(filter(str.isalnum, text))


def lost_signs(segmented):
    """Return the signs of the input that are nowhere in what was read."""
    text, raw = segmented.text, segmented.text.raw.text
    kept = bytearray(len(raw))
    spans = [piece.span for letter in segmented.letters for piece in letter.pieces]
    for span in [*spans, *(one.span for one in segmented.left_out)]:
        raw_span = text.raw_span(span)
        kept[raw_span.start : raw_span.end] = b"1" * (raw_span.end - raw_span.start)
    for change in text.changes:
        span = change.span
        kept[span.start : span.end] = b"1" * (span.end - span.start)
    return "".join(sign for sign, is_kept in zip(raw, kept, strict=True) if not is_kept).strip()
