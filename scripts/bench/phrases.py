"""What search is asked with: phrases cut from documents, and a page that has the engine."""

import random
from functools import cache
from pathlib import Path

from rjsmin import jsmin

import gazette
from bench import oracle
from gazette.outputs.scripts import joined_scripts
from gazette.search.synonyms import concept_forms

THEME = Path(gazette.__file__).parent / "theme"


def phrases(documents, count, seed):
    """Yield phrases of one to five words cut from the texts, in turn with and without marks."""
    chance = random.Random(seed)
    for i in range(count):
        size = i % 5 + 1
        lines = [oracle.split(line) for line in oracle.lines(chance.choice(documents))]
        line = chance.choice([line for line in lines if len(line) >= size])
        at = chance.randint(0, len(line) - size)
        yield (
            " ".join(line[at : at + size])
            if i % 2
            else " ".join(map(oracle.bare, line[at : at + size]))
        )


def has_synonym(phrase):
    """Phrases with a form of a concept find more than themselves; they have a test of their own."""
    key = f" {oracle.bare_text(phrase)} "
    return any(f" {form} " in key for form in _forms())


@cache
def _forms():
    return {" ".join(word.partition(" ")[0] for word in form.words) for form in concept_forms()}


def engine():
    """Return the engine as browsers get it."""
    return jsmin(joined_scripts(THEME)["search-engine"])


def write_page(folder):
    """Write a page and the engine as browsers get it; the page says nothing of its encoding."""
    (folder / "may-tim.js").write_text(engine(), encoding="utf-8")
    (folder / "trang.html").write_text('<script src="may-tim.js"></script>', encoding="utf-8")
