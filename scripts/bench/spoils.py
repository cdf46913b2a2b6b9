"""Spoil what builds keep, and build again: `python -m bench spoils N`.

Each of N trials flips, cuts, empties, swaps or removes files of `.cache` and of the old site, half
of them with the times that they had; half of the trials also make an edit. The next build must
equal a cold one. Ten trials share a project. A second argument is the seed of the first project.
"""

import os
import random
import shutil

from bench.edits import subject, typo
from bench.project import Project, differing, files_of, plain_reason
from bench.trials import run
from gazette.synth.generate import write_records

LETTERS = 8
SPOILS = 10  # of one project
FEW = (1, 12)  # files spoilt at a time, of each folder
LOST, LISTED = 0.2, 0.3  # how often the whole cache is lost, and the site's list of files is spoilt
NAMED = 5  # files named in a fault


def main(count="10", first="0"):
    run(spoil_some, -(-int(count) // SPOILS), int(first))


def spoil_some(folder, seed, spoils=SPOILS):
    """Spoil the cache and the site of one project; return how often and the faults."""
    chance = random.Random(seed)
    list(write_records(folder / "records", LETTERS, seed, nasty=True))
    project = Project(folder / "project", folder / "records")
    done = project.build()
    if done.code:
        return 0, [f"the first build fails: {plain_reason(done.said)}"]
    return spoils, [fault for _ in range(spoils) for fault in spoil(project, chance)]


def spoil(project, chance):
    """Spoil some files, build, and yield what is wrong."""
    state = project.snapshot()
    if chance.random() < 0.5:
        chance.choice((subject, typo))(project, chance)
    cold, right = project.cold()
    if cold.code:  # the edit made a record invalid
        project.restore(state)
        _, right = project.cold()
    told = [*spoilt(project.folder / ".cache", chance), *spoilt(project.site, chance)]
    if chance.random() < LOST:
        shutil.rmtree(project.folder / ".cache", ignore_errors=True)
        told.append("remove .cache")
    done = project.build()
    wrong = list(differing(files_of(project.site), right))
    if done.code:
        wrong = [f"the build fails: {plain_reason(done.said)}"]
    if wrong:
        yield f"{len(wrong)} wrong: {'; '.join(wrong[:NAMED])}\n  after {', '.join(told)}"
        shutil.rmtree(project.folder / ".cache", ignore_errors=True)


def spoilt(folder, chance):
    """Spoil some files below a folder and yield what was done."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    few = chance.sample(files, min(len(files), chance.randint(*FEW)))
    lists = [file for file in files if file.name == "SHA256SUMS" and chance.random() < LISTED]
    for file in dict.fromkeys([*lists, *few]):
        way, times = chance.choice((flip, cut, empty, swap, remove)), file.stat()
        way(file, files, chance)
        hidden = chance.random() < 0.5 and file.exists()
        if hidden:
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        yield f"{way.__name__} {file.relative_to(folder.parent)}{', time kept' if hidden else ''}"


def flip(file, _, chance):
    data = bytearray(file.read_bytes())
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def cut(file, _, chance):
    data = file.read_bytes()
    file.write_bytes(data[: chance.randrange(len(data) or 1)])


def empty(file, *_):
    file.write_bytes(b"")


def swap(file, files, chance):
    other = chance.choice([one for one in files if one.exists()])
    data = other.read_bytes()
    other.write_bytes(file.read_bytes())
    file.write_bytes(data)


def remove(file, *_):
    file.unlink()
