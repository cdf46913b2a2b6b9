"""A letter printed from its page by Chromium has the layout of its PDF."""

from __future__ import annotations

import pytest

from tests.printing.conftest import Paper, said
from tests.site.conftest import Watch, browsing, built, serving
from tests.site.samples import LETTERS, SEEDS

NEAR = 0.5  # mm


@pytest.fixture(scope="module")
def by_browser(browser, served, tmp_path_factory):
    """Return a function that prints a page of a site as readers do."""
    folder = tmp_path_factory.mktemp("browser")
    with browsing(browser, Watch()) as new_page:
        page = new_page()

        def by_browser(address, host=served):
            file = folder / f"{address.replace('/', '_')}.pdf"
            page.goto(host + address)
            page.pdf(path=file, prefer_css_page_size=True)
            return file

        yield by_browser


def lines_of(form):
    """Yield the unbroken lines of both, by name."""
    head, signs = form.sheet.head, form.sheet.signatures
    for name in ("superior", "number", "motto", "dateline"):
        yield from ((name, said(line)) for line in getattr(head, name).lines)
    if form.sheet.form == "party":  # the State's may be too long for their column
        yield from (("issuer", said(line)) for line in head.issuer.lines)
        yield from (("subject", said(line)) for line in head.subject.lines)
        yield from (("title", said(line)) for line in head.title.lines)
    yield from (("recipient", said(line)) for line in form.sheet.recipients[:1])
    for sign in signs:
        for name in ("authority", "position"):
            yield from ((name, said(line)) for line in getattr(sign, name).lines)


def same(form, ours, browsers):
    """Compare the start and the width of every line with the browser's."""
    ours, browsers, count = Paper(form, ours), Paper(form, browsers), 0
    for name, line in lines_of(form):
        own, theirs = (edges(paper.line(line)) for paper in (ours, browsers))
        assert theirs == pytest.approx(own, abs=NEAR), f"{name}: {line}"
        count += 1
    assert count >= 4


def edges(words):
    left, right = words[0].left, words[-1].right
    return left, right, right - left


@pytest.mark.parametrize("seed", LETTERS)
def test_its_lines_stand_where_those_of_the_pdf_do_and_are_as_wide(pdfs, by_browser, seed):
    same(pdfs[seed].form, pdfs[seed].file, by_browser(SEEDS[seed]))


def test_number_and_dateline_stand_on_one_line_there_too(pdfs, by_browser):
    head, paper = pdfs["002"].form.sheet.head, Paper(pdfs["002"].form, by_browser(SEEDS["002"]))
    number, dateline = (paper.line(said(part.lines[0]))[0] for part in (head.number, head.dateline))
    assert number.line == pytest.approx(dateline.line, abs=NEAR)


@pytest.fixture(scope="module")
def synthetic_site(synthetic, tmp_path_factory):
    """Return the address of the site of the synthetic records."""
    folder = tmp_path_factory.mktemp("synthetic-site")
    records = synthetic[0].entry.record.path
    while records.name != "records":
        records = records.parent
    with serving(built(folder, records, print_files=False)) as host:
        yield host


@pytest.mark.parametrize("rules", ["party", "state"])
def test_letters_with_titles_and_of_the_state_are_printed_alike_too(
    synthetic, synthetic_site, by_browser, rules
):
    letters = [
        each
        for each in synthetic
        if each.form.sheet.form == rules
        and each.form.sheet.head.dateline.lines
        and not each.form.sheet.slips
    ]
    assert letters
    for each in letters[:3]:
        same(each.form, each.file, by_browser(each.entry.address, synthetic_site))
