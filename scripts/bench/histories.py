"""Edit a project at random, build, and compare with a cold build: `python -m bench histories N`.

Each of N histories has a few records, synthetic or our own, and a few rounds. A round makes one to
three edits, or goes back to an earlier state, and builds. Where the build succeeds, the site must
equal a cold build of the same inputs byte for byte; some rounds and the last one test that. Where
it fails, the site must be as it was, and a cold build must fail too. A second argument is the seed
of the first history.
"""

import random

from bench.edits import random_edit
from bench.project import Project, differing, files_of, plain_reason
from bench.trials import run
from gazette.synth.generate import write_records

ROUNDS = (3, 6)
RECORDS = (5, 12)
COMPARED = 0.3  # the share of rounds compared, besides the last
REVERTED = 0.1  # the share of rounds that go back to an earlier state
OUR_OWN = 0.2  # the share of histories of the records of the project
BESIDES = 0.3  # the share of failed builds compared with a cold build
NAMED = 5  # files named in a fault


def main(count="10", first="0"):
    run(history, int(count), int(first))


def history(folder, seed, rounds=None):
    """Play one history, of so many rounds or as many as the seed says.

    Return the number of builds and the faults.
    """
    return History(folder, seed).play(rounds)


class History:
    def __init__(self, folder, seed):
        self.chance = random.Random(seed)
        records = None
        if self.chance.random() >= OUR_OWN:
            records = folder / "records"
            list(write_records(records, self.chance.randint(*RECORDS), seed, nasty=True))
        self.project = Project(folder / "project", records)
        self.states, self.told, self.faults, self.builds = [], [], [], 0

    def play(self, rounds):
        self.build()
        if not self.project.site.is_dir():
            return self.builds, self.faults or ["the first build fails"]
        rounds = rounds or self.chance.randint(*ROUNDS)
        for at in range(rounds):
            self.states.append(self.project.snapshot())
            self.edit()
            self.build(compare=at == rounds - 1 or self.chance.random() < COMPARED)
        return self.builds, self.faults

    def edit(self):
        if self.chance.random() < REVERTED:
            at = self.chance.randrange(len(self.states))
            self.project.restore(self.states[at])
            self.told.append(f"back to {at}")
            return
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            self.told.append(random_edit(self.project, self.chance))

    def build(self, *, compare=False):
        """Build and look at the site; undo the edits of a round that could not be built."""
        before = files_of(self.project.site)
        done = self.project.build()
        self.builds += 1
        if done.code:
            self.told.append("refused")
            self.report("the old site", differing(files_of(self.project.site), before))
            compare = self.chance.random() < BESIDES
        if compare:
            self.compare(done)
        self.look(done)
        if done.code and self.states:
            self.project.restore(self.states[-1])

    def compare(self, done):
        """A cold build ends as this one did, with the same site."""
        cold, right = self.project.cold()
        self.builds += 1
        if bool(cold.code) != bool(done.code):
            self.report("the exit", [f"{done.code}, cold {cold.code}: {plain_reason(cold.said)}"])
        elif not done.code:
            self.report("a cold build", differing(files_of(self.project.site), right))

    def look(self, done):
        """A build ends without a traceback and leaves nothing behind."""
        if "Traceback" in done.said:
            self.report("what is said", [plain_reason(done.said)])
        self.report("what is left behind", self.project.left_behind())

    def report(self, what, differences):
        found = list(differences)
        if found:
            shown = "; ".join(found[:NAMED])
            self.faults.append(f"{what}: {len(found)}: {shown}\n  after {', '.join(self.told)}")
