"""The one route by which outputs reach the site: each file is written below the site's folder.

In: outputs, and what they read. Out: files, and the address of each as it is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from gazette.corpus import Entry
from gazette.outputs.make import Task, copy_kept, make_files, write_file
from gazette.outputs.model import PageOutput, SiteInputs, SiteOutput


@dataclass(frozen=True)
class _Read:
    """The value that one or more outputs make their files from."""

    value: Any

    @cached_property
    def written(self) -> bytes:
        """The value as bytes, to be hashed."""
        return repr(self.value).encode()


def write_outputs(
    page_outputs: Iterable[PageOutput[Any]],
    site_outputs: Iterable[SiteOutput],
    inputs: SiteInputs,
    folder: Path,
) -> Iterator[str]:
    """Write every file of these outputs below `folder`; yield the address of each."""
    yield from make_files(_page_steps(tuple(page_outputs), inputs, folder))
    for write in site_outputs:
        yield from write(inputs, folder)


def _page_steps(
    outputs: tuple[PageOutput[Any], ...], inputs: SiteInputs, folder: Path
) -> Iterator[str | Task]:
    for entry in inputs.corpus.shown:
        yield from _steps_of(entry, outputs, inputs, folder)


def _steps_of(
    entry: Entry, outputs: tuple[PageOutput[Any], ...], inputs: SiteInputs, folder: Path
) -> Iterator[str | Task]:
    """Write what is made quickly or cached; yield the tasks of what takes long."""
    read: dict[Callable[[Entry, SiteInputs], Any], _Read] = {}
    for output in outputs:
        address = output.address(entry)
        if address is None:
            continue
        if output.read not in read:
            read[output.read] = _Read(output.read(entry, inputs))
        value = read[output.read].value
        if output.digest is None:
            yield write_file(folder, address, output.make(value))
            continue
        name = hashlib.sha256(output.digest().encode() + read[output.read].written).hexdigest()
        kept = inputs.cache / "files" / address / name if inputs.cache else None
        task = Task(output.make, value, folder, address, kept)
        yield address if copy_kept(task) else task
