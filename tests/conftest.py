"""What all tests share: the root of the project, and files that hold what is right."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from gazette.cli import main
from tests.browser import browser

ROOT = Path(__file__).parent.parent
SLOW_FOLDERS = ("printing", "site")
SLOW_FIXTURES = {"browser", "once", "run"}  # a browser, a built site, another program
__all__ = ["ROOT", "browser"]  # the fixture is known to all tests from here


def pytest_addoption(parser):
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write what was found into the golden files, to be read as a diff",
    )
    parser.addoption(
        "--full",
        action="store_true",
        help="test everything of which a sample is taken otherwise (`make bench ARGS=campaign`)",
    )


def pytest_collection_modifyitems(items):
    """Mark as slow what needs a browser, a built site or another program, and run it first.

    The many small files of fast tests come last, so that every worker is busy to the end.
    """
    for item in items:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        if folder in SLOW_FOLDERS or SLOW_FIXTURES & set(item.fixturenames):
            item.add_marker(pytest.mark.slow)
    slow_files = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow_files)


@pytest.fixture(scope="session")
def full(request):
    """Say whether everything is tested of which a sample is taken otherwise."""
    return request.config.getoption("--full")


@pytest.fixture
def matches(request):
    """Return a check that a golden file holds a text; `--rewrite` writes it there first."""

    def check(found, file):
        if request.config.getoption("--rewrite"):
            file.write_text(found, encoding="utf-8", newline="\n")
        assert found == file.read_text(encoding="utf-8")

    return check


@pytest.fixture
def gazette(monkeypatch):
    """Return a function that runs the command in this process; a crash fails the test."""

    def gazette(*args, cwd=ROOT):
        monkeypatch.chdir(cwd)
        done = CliRunner().invoke(main, [str(arg) for arg in args], prog_name="gazette")
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return gazette
