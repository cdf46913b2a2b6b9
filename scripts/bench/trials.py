"""Runs many trials with seeds of their own, on all cores, and lists the faults that they find."""

import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path


def run(trial, count, first):
    """Call `trial(folder, seed)`, which returns how much it did and its faults, `count` times."""
    seeds = range(first, first + count)
    done = faulty = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for seed, (steps, faults) in zip(
            seeds, pool.map(partial(_in_folder, trial), seeds), strict=True
        ):
            done += steps
            faulty += bool(faults)
            for fault in faults:
                print(f"seed {seed}: {fault}", flush=True)
    print(f"{len(seeds)} trials, {done} steps, {faulty} with faults")
    sys.exit(faulty > 0)


def _in_folder(trial, seed):
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        return trial(Path(name), seed)
