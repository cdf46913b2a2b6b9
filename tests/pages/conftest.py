"""What the pages of a corpus say, as data and as HTML: no MkDocs, no built site, no browser.

`real_site` and `made_site` are the pages of the real and of the made records, `site` each in turn;
`real` and `made` are their data by address. `written` gives the data of the pages of the records
that a test has written into `tmp_path`.
"""

import pytest

from tests.conftest import ROOT
from tests.pages.reading import Site
from tests.site.factory import made_corpus
from tests.site.samples import HELD, SEEDS


@pytest.fixture(scope="session")
def real_site():
    return Site(ROOT / "directives")


@pytest.fixture(scope="session")
def made_site(tmp_path_factory):
    return Site(made_corpus(tmp_path_factory.mktemp("made")))


@pytest.fixture(params=["real", "made"])
def site(request):
    """Return each site in turn."""
    return request.getfixturevalue(f"{request.param}_site")


@pytest.fixture
def real(real_site):
    return real_site.pages


@pytest.fixture
def made(made_site):
    return made_site.pages


@pytest.fixture
def written(tmp_path):
    """Return a function that reads the records written into `tmp_path`."""
    return lambda: Site(tmp_path).pages


# ---------- the five first records ----------


@pytest.fixture(params=SEEDS)
def seed(request):
    return request.param


@pytest.fixture
def page(real_site, seed):
    return real_site.page(SEEDS[seed])


@pytest.fixture
def values(seed):
    return HELD[seed].values
