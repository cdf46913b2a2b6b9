"""Measure printing beside Chromium on N letters: `python -m bench printing [N]`.

Prints a table: for Chromium, one browser for all, and for each of our makers, one process alone,
how many documents a second of processor time and how much memory at its most, and both as ratios
to Chromium's. Processor time, because machines are shared.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.chromium import chromium
from bench.usage import Watch, below
from gazette.corpus import load_corpus
from gazette.outputs.model import SiteInputs
from gazette.outputs.printing.paper import read_paper
from gazette.outputs.printing.pdf import make_pdf
from gazette.outputs.printing.word import make_word
from gazette.site.commands import build_site
from gazette.store import Store
from gazette.synth.generate import write_records

MAKERS = {".pdf": make_pdf, ".docx": make_word}
SITE_URL = "https://vi-du.invalid/"
ROOT = Path(__file__).parents[2]
COLUMNS = ("", "documents/s CPU", "ratio", "MB", "ratio")


def main(count="50"):
    """Make the letters and their site, measure each printer, print the table."""
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        list(write_records(folder / "records", int(count), 1))
        site = build_site(folder / "records", folder / "site", print_files=False).folder
        pages = [site / address for address, _ in _forms(folder / "records")]
        rows = {"Chromium": _by_chromium(pages)}
        for suffix in MAKERS:
            rows[suffix] = _by_maker(suffix, folder / "records")
    rate, memory = rows["Chromium"]
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    for name, (own_rate, own_memory) in rows.items():
        cells = (f"{own_rate:.1f}", f"{own_rate / rate:.1f}", f"{own_memory:.0f}")
        print(f"| {name} | {' | '.join(cells)} | {own_memory / memory:.2f} |")


def _forms(records):
    corpus, problems = load_corpus([records])
    assert problems == []
    inputs = SiteInputs(corpus, SITE_URL, theme=Path(), store=Store(None))
    return [(entry.address, read_paper(entry, inputs)) for entry in corpus.shown]


def _by_chromium(pages):
    """Return documents a second and MB of the browser's processes at their most."""
    with chromium() as browser:
        page = browser.new_page()
        with Watch(os.getpid()) as watch:
            begun = _spent()
            for file in pages:
                page.goto(file.as_uri())
                page.pdf(prefer_css_page_size=True)
            seconds = _spent() - begun
    return len(pages) / seconds, watch.most / 1e6


def _by_maker(suffix, records):
    """Return documents a second and MB of a process that does nothing else."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.printing", suffix, str(records)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with Watch(process.pid) as watch:
        said, _ = process.communicate()
    count, seconds = said.split()
    return int(count) / float(seconds), watch.most / 1e6


def make_all(suffix, records):
    """Make every file of one kind; print how many and the seconds that they took."""
    forms = _forms(Path(records))
    begun = time.process_time()
    for _, form in forms:
        MAKERS[suffix](form)
    print(len(forms), time.process_time() - begun)


def _spent():
    """Return the seconds of processor time of all that this process has started."""
    ticks = 0
    for pid in below(os.getpid()):
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    make_all(*sys.argv[1:])
