"""Kill builds at random moments and look at what they leave: `python -m bench kills N`.

Each of N builds turns a project to and fro between two states and is ended on its way by SIGKILL,
SIGTERM or SIGINT. The site must be the old or the new one, every file of it; two seconds later no
process of the build may live; the next build must make the new site and leave nothing beside it.
Ten builds share a project. A second argument is the seed of the first project.
"""

import os
import random
import shutil
import signal
import time
import uuid
from itertools import cycle
from pathlib import Path

from bench.edits import subject
from bench.project import Project, differing, files_of, plain_reason
from bench.trials import run
from gazette.synth.generate import write_records

LETTERS = 25
KILLS = 10  # of one project
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
PATIENCE = 2  # seconds that a process may outlive the build


def main(count="10", first="0"):
    run(kill_some, -(-int(count) // KILLS), int(first))


def kill_some(folder, seed, kills=KILLS, letters=LETTERS):
    """Kill some builds of one project; return how many and the faults."""
    killing = Killing(folder, random.Random(seed), seed, letters)
    for _ in range(kills):
        killing.kill()
    return kills, killing.faults


class Killing:
    def __init__(self, folder, chance, seed, letters):
        self.chance, self.faults = chance, []
        list(write_records(folder / "records", letters, seed, nasty=True))
        self.project = Project(folder / "project", folder / "records")
        first = self.state()
        while not (second := subject(self.project, chance) and self.state()):
            self.project.restore(first[0])  # the edit made a record invalid
        begun = time.monotonic()
        self.project.build()
        self.seconds = time.monotonic() - begun
        self.states = cycle((first, second))

    def state(self):
        """Return the inputs as they are and the site of them; None where there is none."""
        done, site = self.project.cold()
        return None if done.code else (self.project.snapshot(), site)

    def kill(self):
        before = files_of(self.project.site)
        inputs, after = next(self.states)
        self.project.restore(inputs)
        sign, moment = self.chance.choice(SIGNALS), self.chance.uniform(0, self.seconds)
        self.how = f"{signal.Signals(sign).name} after {moment:.2f} of {self.seconds:.2f} s"
        mark = self.end(sign, moment)
        found = files_of(self.project.site)
        if found not in (before, after):
            of_old, of_new = (len([*differing(found, site)]) for site in (before, after))
            self.report(f"the site differs from the old one in {of_old}, from the new in {of_new}")
        if alive := living(mark):
            self.report(f"processes live on: {alive}")
        self.mend(after)

    def end(self, sign, moment):
        """Start a build, end it at a moment, and return the mark of its processes."""
        mark = self.project.env["BENCH_MARK"] = uuid.uuid4().hex
        process = self.project.start()
        time.sleep(moment)
        process.send_signal(sign)
        process.wait(60)
        return mark

    def mend(self, after):
        """The next build makes the new site and leaves nothing."""
        done = self.project.build()
        if done.code:
            self.report(f"the next build fails: {plain_reason(done.said)}")
        wrong = list(differing(files_of(self.project.site), after))
        if wrong:
            self.report(f"the next build is wrong in {len(wrong)} files: {'; '.join(wrong[:3])}")
        if left := self.project.left_behind():
            self.report(f"left behind: {left}")
            for name in left:
                shutil.rmtree(self.project.folder / name)

    def report(self, what):
        self.faults.append(f"{self.how}: {what}")


def living(mark):
    """Return the processes with a mark in their environment that outlive the patience."""
    end = time.monotonic() + PATIENCE
    while (alive := list(_marked(mark.encode()))) and time.monotonic() < end:
        time.sleep(0.1)
    return alive


def _marked(mark):
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes() and int(folder.name) != os.getpid():
                yield int(folder.name)
        except OSError:
            continue
