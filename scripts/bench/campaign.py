"""Run the tests over everything of which they take a sample: `python -m bench campaign [TESTS]`.

200 synthetic letters are printed and read again, and axe looks at every kind of page in every width
and tone. For before a release.
"""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def main(*args):
    sys.exit(pytest.main(["--rootdir", str(ROOT), "--full", *(args or ["tests"])]))
