"""Measure builds beside MkDocs with Material and Hugo: `python -m bench builds [SIZES] [REPEATS]`.

SIZES are numbers of synthetic letters, `300,1000`, nasty ones with an `n` after them. Each program
makes its site of the same letters: cold, with nothing changed, with a word added to one body, and
with one subject changed. They take turns, and the table has the medians of the repeats. Ours is
made without PDF and Word files. Hugo is among the development dependencies; where it is missing, so
is its column.
"""

import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from bench.edits import draft
from bench.project import Project
from bench.usage import measured
from gazette.corpus import load_corpus
from gazette.synth.generate import write_records
from gazette.vocabulary import vocabulary

THEMES = Path(__file__).parent / "themes"
STATES = ("cold", "unchanged", "one body", "one subject")
AFTER_BODY = ("copies", "signature")


def main(sizes="60", repeats="1"):
    rows = [row for size in sizes.split(",") for row in measure(size, int(repeats))]
    print_table(rows)


@dataclass(frozen=True)
class Row:
    letters: int
    pages: int
    program: str
    state: str
    cpu: float
    wall: float
    memory: float


def measure(size, repeats):
    """Return a row for each program and state on one number of letters."""
    count, nasty = int(size.removesuffix("n")), size.endswith("n")
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        list(write_records(folder / "records", count, 1, nasty=nasty))
        ours = Ours(folder / "ours", folder / "records")
        programs = [ours, *(one(folder) for one in (Material, Hugo) if one.command())]
        taken = defaultdict(list)
        for at in range(repeats):
            for state in STATES:
                for program in programs:
                    program.prepare(state, at)
                    taken[program, state].append(program.build())
        for (program, state), usages in taken.items():
            yield row(count, program, state, usages)


def row(count, program, state, usages):
    cpu, wall, memory = (
        statistics.median(getattr(usage, name) for usage in usages)
        for name in ("cpu", "wall", "memory")
    )
    pages = sum(1 for _ in program.site.rglob("*.html"))
    return Row(count, pages, program.name, state, cpu, wall, memory / 1e6)


def changed(file, state):
    """Change one record: a word more in its first paragraph, or in its subject."""
    one = draft(file)
    if state == "one body":
        first, _, rest = one.body.partition("\n\n")
        one.body = f"{first} Mới.\n\n{rest}"
    elif state == "one subject":
        one.values["subject"] += " mới"
        one.values["letterhead"]["subject"][-1] += " mới"
    one.save()


class Ours:
    name = "ours"

    def __init__(self, folder, records):
        self.project = Project(folder, records)
        self.site = self.project.site
        corpus, _ = load_corpus([self.project.folder / "directives"])
        whole = [one for one in corpus.shown if one.directive.completeness == "complete"]
        self.edited = whole[len(whole) // 2].record.path

    def prepare(self, state, _):
        if state == "cold":
            shutil.rmtree(self.site, ignore_errors=True)
            shutil.rmtree(self.project.folder / ".cache", ignore_errors=True)
        changed(self.edited, state)

    def build(self):
        command = self.project.command("build", *self.project.options)
        return measured(command.pop("args"), **command)


class Peer:
    """A program that makes a page of each Markdown file in a folder."""

    name, content, site_name = "", "", ""

    def __init__(self, folder):
        self.folder = folder / self.name
        self.site = self.folder / self.site_name
        shutil.copytree(THEMES / self.name, self.folder)
        corpus, _ = load_corpus([folder / "records"])
        for entry in corpus.shown:
            file = self.folder / self.content / Path(entry.address).with_suffix(".md")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page(entry), encoding="utf-8")
        whole = [one for one in corpus.shown if one.directive.completeness == "complete"]
        address = Path(whole[len(whole) // 2].address)
        self.edited = self.folder / self.content / address.with_suffix(".md")

    def prepare(self, state, at):
        """Make the same changes as in our record."""
        if state == "cold":
            shutil.rmtree(self.site, ignore_errors=True)
        text = self.edited.read_text(encoding="utf-8")
        if state == "one body":
            text += f"\n\nMới {at}.\n"
        elif state == "one subject":
            text = text.replace('"title": "', f'"title": "Mới {at} ', 1)
        self.edited.write_text(text, encoding="utf-8")

    def build(self):
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        return measured(self.command(), cwd=self.folder, env=env)


class Material(Peer):
    name, content, site_name = "material", "docs", "site"

    @staticmethod
    def command():
        return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


class Hugo(Peer):
    name, content, site_name = "hugo", "content", "public"

    @staticmethod
    def command():
        """Return what starts Hugo, of our environment if it is there; None without one."""
        found = shutil.which("hugo", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
        return [found, "--quiet"] if found else None


def page(entry):
    """Return the Markdown of a letter: its lists in the front matter, and all that is printed."""
    directive, words = entry.directive, vocabulary()
    units = (
        words.province(directive.province),
        words.district(directive.province, directive.district),
    )
    day = directive.date and directive.date.day
    front = {
        "title": directive.subject,
        "issued": directive.date.text if directive.date else "",
        "places": [unit.full_name for unit in units if unit],
        "months": [f"{day:%Y-%m}"] if day else [],
        "forms": [words.kinds[directive.kind].name],
        "topics": [words.topics[key].name for key in directive.topics],
    }
    if day:
        front["date"] = day.isoformat()
    pieces = directive.printed()
    before = [text for path, text in pieces if path[0] not in AFTER_BODY]
    after = [text for path, text in pieces if path[0] in AFTER_BODY]
    text = "\n\n".join([*before, entry.record.source.body, *after])
    return f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n\n{text}\n"


def print_table(rows):
    """Print a Markdown table: a line for each number of letters and state; then the pages."""
    programs = list(dict.fromkeys(row.program for row in rows))
    cells = {(row.letters, row.state, row.program): row for row in rows}
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{time.strftime('%Y-%m-%d')}, {machine}; seconds CPU / seconds wall / MB at most\n")
    print("| letters | build |", " | ".join(programs), "|")
    print("|---:|---|" + "---:|" * len(programs))
    for letters, state in dict.fromkeys((row.letters, row.state) for row in rows):
        found = [cells[letters, state, name] for name in programs]
        print(f"| {letters} | {state} |", " | ".join(map(cell, found)), "|")
    print()
    for letters in dict.fromkeys(row.letters for row in rows):
        found = [cells[letters, "cold", name] for name in programs]
        print(f"Pages of {letters} letters: {', '.join(map(a_page, found))}.")


def cell(row):
    return f"{row.cpu:.1f} / {row.wall:.1f} / {row.memory:.0f}"


def a_page(row):
    return f"{row.program} {row.pages}, {1000 * row.cpu / row.pages:.1f} ms CPU each"
