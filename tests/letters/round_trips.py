"""How records come back: `python -m tests.letters.round_trips FOLDER [FIRST [SUFFIX…]]`.

Each record is imported from what the site makes of it: as text, Word, PDF and page, or as those
named. A line a record says what is read otherwise; FIRST is the number of the record to go on with.
"""

import sys
import tempfile
from collections import Counter
from itertools import islice
from pathlib import Path

import click

from tests.letters.rendering import FORMATS, Renderings, differences


def main(folder: str, first: str = "1", *suffixes: str) -> None:
    renderings, counts = Renderings(Path(folder)), Counter[str]()
    number = int(first)
    for entry in islice(renderings.entries.values(), number - 1, None):
        click.echo(f"{number} {entry.key}")
        for suffix in suffixes or FORMATS:
            counts[suffix] += 1
            with tempfile.TemporaryDirectory() as place:
                for field, right, read in differences(renderings, entry, suffix, Path(place)):
                    counts[f"{suffix} {field}"] += 1
                    click.echo(f"  {suffix} {field}: {right!r} is read as {read!r}")
        number += 1
    for what, count in sorted(counts.items()):
        click.echo(f"{what}: {count}")


if __name__ == "__main__":
    main(*sys.argv[1:])
