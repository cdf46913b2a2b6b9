"""What search may weigh, on real letters' like: a budget that only a decision raises.

Small collections cost more a letter than large ones, for lists are short and every head is there:
at 3,000 letters the index takes some 3.1 kB of each, at 300 a little more. A shard of pairs has the
lists of their first words, too: that costs a fifth of the index and spares four requests of 13.
"""

import statistics

import pytest

from bench.phrases import phrases, write_page
from bench.search import weigh
from gazette.corpus import load_corpus
from gazette.outputs.search_index import documents, facet_names
from gazette.search import write_index
from gazette.synth.generate import write_records

LETTERS = 300
A_LETTER, COLUMNS = 3_200, 41  # bytes
AN_ANSWER, LARGEST_ANSWER = 13_500, 35_000  # bytes of the index, with no text and no column
REQUESTS = 10


@pytest.fixture(scope="module")
def letters(tmp_path_factory):
    """Return the folder of an index of synthetic letters, and its documents."""
    folder = tmp_path_factory.mktemp("budget")
    for _ in write_records(folder / "records", LETTERS, 4):
        pass
    corpus, problems = load_corpus([folder / "records"])
    assert not problems
    write_index(documents(corpus), folder / "chi-muc", labels=facet_names(corpus))
    write_page(folder)
    return folder, list(documents(corpus))


def test_the_index_of_a_letter_stays_within_its_bytes(letters):
    folder, _ = letters
    sizes = weigh(folder / "chi-muc")
    assert sizes["index"] / LETTERS <= A_LETTER
    assert sizes["columns"] / LETTERS <= COLUMNS


def test_an_answer_stays_within_its_bytes_and_requests(letters, browser):
    folder, every = letters
    context = browser.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
    sizes, counts = [], []
    for i, phrase in enumerate(phrases(every, 60, seed=5)):
        page.goto((folder / "trang.html").as_uri())
        asked.clear()
        page.evaluate(_ASK, f'"{phrase}"' if i % 4 < 2 else phrase)
        files = [url.partition("/chi-muc/")[2] for url in asked]
        mine = [folder / "chi-muc" / name for name in files if not name.startswith("t/")]
        sizes.append(sum(file.stat().st_size for file in mine))
        counts.append(len(mine))
    context.close()
    assert statistics.median(sizes) <= AN_ANSWER
    assert max(sizes) <= LARGEST_ANSWER
    assert max(counts) <= REQUESTS


_ASK = """async (text) => {
  const index = await VanBan.open("chi-muc/");
  await index.query(text, { facets: false, excerpts: false });
}"""
