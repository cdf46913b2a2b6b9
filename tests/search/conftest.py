"""What the tests of search share: an index of made-up documents, and the engine in a browser."""

from dataclasses import replace

import pytest

from bench import made, oracle
from bench.phrases import write_page
from gazette.search import SearchDocument, write_index

COUNT = 160


@pytest.fixture(scope="session")
def documents():
    return [made.document(i) for i in range(COUNT)]


@pytest.fixture(scope="session")
def index(tmp_path_factory, documents):
    """Return the folder of a page that has the engine, with the index in `chi-muc/` beside it."""
    folder = tmp_path_factory.mktemp("search")
    write_index(documents, folder / "chi-muc", labels=made.FACETS)
    write_page(folder)
    return folder


@pytest.fixture(scope="session")
def scan(documents):
    return oracle.Scan(documents)


class Engine:
    """The engine in a page opened from disk."""

    def __init__(self, page):
        self.page = page
        page.evaluate("VanBan.open('chi-muc/').then((index) => { window.index = index; })")

    def query(self, text, **options):
        return self.page.evaluate("([text, o]) => index.query(text, o)", [text, options])

    def suggest(self, text):
        return self.page.evaluate("(text) => index.suggest(text)", text)

    def find(self, text, query):
        return self.page.evaluate("([text, query]) => VanBan.find([text], query)[0]", [text, query])

    def tokens(self, text):
        found = self.page.evaluate("(text) => VanBan.tokens(text)", text)
        return [[token["key"], token["marks"]] for token in found]

    def addresses(self, text, **options):
        """Return the addresses of all hits, best first."""
        return self.listed(text, **options)["addresses"]

    def listed(self, text, **options):
        """Return an answer whole, with the addresses of all its hits in place of them."""
        (found,) = self.rows([text], **options)
        return found

    def rows(self, queries, **options):
        """Return what `listed` does of each query, asked in one go."""
        options = {"limit": 10_000, "facets": False, "excerpts": False, **options}
        return self.page.evaluate(_LISTED, [queries, options])


_LISTED = """([queries, options]) => Promise.all(queries.map(async (text) => {
  const { hits, ...found } = await index.query(text, options);
  return { ...found, addresses: hits.map((hit) => hit.address) };
}))"""


@pytest.fixture(scope="session")
def engine(browser, index):
    context = browser.new_context()
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((index / "trang.html").as_uri())
    yield Engine(page)
    context.close()
    assert errors == []


@pytest.fixture(scope="session")
def opened(browser, tmp_path_factory):
    """Return a function that makes an index of lines, one document of each, and opens it.

    The address of a document is its place among the lines.
    """
    contexts = []

    def opened(*lines):
        folder = tmp_path_factory.mktemp("lines")
        found = [line if isinstance(line, SearchDocument) else made.line(line) for line in lines]
        numbered = [replace(document, address=str(i)) for i, document in enumerate(found)]
        write_index(numbered, folder / "chi-muc", labels=made.FACETS)
        write_page(folder)
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.goto((folder / "trang.html").as_uri())
        return Engine(page)

    yield opened
    for context in contexts:
        context.close()
