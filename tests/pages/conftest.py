"""What the pages of a corpus say, read as data: no template, no file, no browser.

`real` and `made` are the pages of the real and of the made records by their addresses; `written`
gives those of the records that a test has written into `tmp_path`.
"""

import pytest

from gazette.corpus import load_corpus
from gazette.pages.site import site_pages
from gazette.sheet import Sheets
from tests.conftest import ROOT
from tests.site.factory import made_corpus


def pages_of(folder):
    """Return the pages of the records in a folder by their addresses."""
    corpus, problems = load_corpus([folder])
    assert problems == []
    return {page.address: page for page in site_pages(corpus, Sheets(corpus))}


@pytest.fixture(scope="session")
def real():
    return pages_of(ROOT / "directives")


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    return pages_of(made_corpus(tmp_path_factory.mktemp("made")))


@pytest.fixture
def written(tmp_path):
    """Return a function that reads what was written into `tmp_path`."""
    return lambda: pages_of(tmp_path)
