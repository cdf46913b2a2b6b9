"""Edit records at random and test the digests of targets: `python -m bench targets N`.

Each of N histories makes every page and file of each of its states, in this process. Two targets of
one address and digest must be equal, whatever was edited between them. This finds in seconds what
`histories` finds in minutes, but looks at records only, not at templates, settings or the shell. A
second argument is the seed of the first history.
"""

import random
import shutil
from pathlib import Path

from bench.edits import OF_RECORDS, random_edit
from bench.project import Project
from bench.trials import run
from gazette.corpus import load_corpus
from gazette.outputs.model import SiteInputs
from gazette.outputs.registry import PAGE_OUTPUTS, output_targets, page_files
from gazette.pages.all_pages import site_targets
from gazette.pages.render import Renderer
from gazette.store import Store
from gazette.synth.generate import write_records

STATES = 12
RECORDS = (5, 14)
REVERTED = 0.15  # the share of states that go back to an earlier one
SITE_URL = "https://vi-du.invalid/"


def main(count="10", first="0"):
    run(history, int(count), int(first))


def history(folder, seed, states=STATES):
    """Play one history; return how many targets were made and the faults."""
    chance, told = random.Random(seed), []
    records = folder / "records"
    list(write_records(records, chance.randint(*RECORDS), seed, nasty=True))
    project = Project(folder / "project", records)
    seen, wrong, earlier = {}, {}, []
    for at in range(states):
        made, problems = everything(project, folder / "cache")
        if problems:
            project.restore(earlier[-1])
        else:
            earlier.append(project.snapshot())
        for key, value in made:
            first, what = seen.setdefault(key, (at, value))
            if what != value and key not in wrong:
                wrong[key] = f"{key[0]} of state {at} is not that of {first} after {told[first:]}"
        told.append(f"{at + 1}: {step(project, chance, earlier)}")
    return len(seen), list(wrong.values())


def step(project, chance, earlier):
    if chance.random() < REVERTED:
        at = chance.randrange(len(earlier))
        project.restore(earlier[at])
        return f"back to {at}"
    return random_edit(project, chance, OF_RECORDS)


def everything(project, cache):
    """Return every target by address and digest with what it makes; and the problems."""
    corpus, problems = load_corpus([project.folder / "directives"])
    if problems:
        return [], problems
    theme = project.package / "theme"
    shutil.rmtree(cache, ignore_errors=True)  # what is kept is what `histories` tests
    inputs = SiteInputs(corpus, SITE_URL, theme, Store(cache))
    outputs = tuple(output for output in PAGE_OUTPUTS if not output.is_print)
    pages = site_targets(inputs.findings, inputs.sheets, page_files(corpus, outputs))
    content = Renderer((theme, _material()), SITE_URL).content
    rendered = [((one.address, one.digest), content(one.make())) for one in pages]
    files = [((one.address, one.digest), one.make()) for one in output_targets(inputs, outputs)]
    return [*rendered, *files], []


def _material():
    import material  # noqa: PLC0415 (a theme, not a library)

    return Path(material.__file__).parent / "templates"
