"""How well citations are found: precision, recall and F1 over synthetic letters.

`python -m bench citations 500` prints it. What a synthetic letter cites is known from its
plan; its words, and how often each stands in the body, from the letter.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from pathlib import Path

from gazette.citations import find
from gazette.citations.clean import clean
from gazette.records.read import read_record
from gazette.synth.generate import write_records
from gazette.synth.numbering import citation
from gazette.synth.plan import plans
from gazette.text.dates import short_date
from gazette.vocabulary import vocabulary


def truth(plan, seed, text):
    """Return what the body of a synthetic letter cites: (kind, number, day, issuer), counted."""
    chance = random.Random(f"{seed}/{plan.serial}/text")
    written = {citation(chance, cited): cited for cited in plan.cites}
    key, counted = clean(text).key, Counter()
    for words, cited in sorted(written.items(), key=lambda pair: -len(pair[0])):
        spoken = clean(words).key
        times = key.count(spoken)
        key = key.replace(spoken, "\x00" * len(spoken))
        symbol = vocabulary().kinds[cited.kind].symbols[0]
        day = cited.day.isoformat() if short_date(cited.day) in words else None
        issuer = clean(cited.issuer).key if cited.issuer in words else None
        number, digits = cited.number.text, cited.number.digits
        compact = "".join(words.split())
        names = [number] if number in compact else [digits]
        if f"{digits},{number}" in compact:
            names = [number, number]
        for name in names:
            counted[symbol, name.lower(), day, issuer] += times
    return counted


def found(text):
    return Counter(
        (
            one.symbol,
            one.number.text.lower(),
            one.issued and one.issued.text,
            one.issuer and clean(one.issuer).key,
        )
        for one in find(text)
    )


def measure(count, seed, show=0):
    """Return hits, false finds and misses over so many synthetic letters."""
    hits = wrong = missed = 0
    with tempfile.TemporaryDirectory() as name:
        for plan, file in zip(plans(seed), write_records(Path(name), count, seed), strict=False):
            record, problems = read_record(file)
            assert problems == []
            text = record.body_text
            right, ours = truth(plan, seed, text), found(text)
            hits += (right & ours).total()
            wrong += (ours - right).total()
            missed += (right - ours).total()
            if show and right != ours:
                show -= 1
                print(file.name, dict(ours - right), dict(right - ours))
    return hits, wrong, missed


def main(count="500"):
    hits, wrong, missed = measure(int(count), 1, show=20)
    precision, recall = hits / (hits + wrong), hits / (hits + missed)
    f1 = 2 * precision * recall / (precision + recall)
    print(
        f"{hits} right, {wrong} invented, {missed} missed: {precision=:.4f} {recall=:.4f} {f1=:.4f}"
    )
