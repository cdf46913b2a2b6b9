"""What all tests share: the root of the project, and files that hold what is right."""

from pathlib import Path

import pytest

from tests.browser import browser

ROOT = Path(__file__).parent.parent
__all__ = ["ROOT", "browser"]  # the fixture is known to all tests from here


def pytest_addoption(parser):
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write what was found into the golden files, to be read as a diff",
    )
    parser.addoption(
        "--letters",
        type=int,
        default=20,
        help="how many synthetic letters are printed and read again (200 before a release)",
    )


@pytest.fixture
def matches(request):
    """Return a check that a golden file holds a text; `--rewrite` writes it there first."""

    def check(found, file):
        if request.config.getoption("--rewrite"):
            file.write_text(found, encoding="utf-8", newline="\n")
        assert found == file.read_text(encoding="utf-8")

    return check
