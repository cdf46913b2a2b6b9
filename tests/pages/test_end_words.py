"""What paper says of itself at its end is the same on the page and in the print files."""

import pytest

from gazette.corpus import load_corpus
from gazette.pages.publisher import UNKNOWN
from tests.conftest import ROOT
from tests.printing.forms import paper_forms
from tests.site.conftest import SITE_URL


@pytest.mark.parametrize("site_url", [SITE_URL, None])
def test_page_and_print_files_end_in_the_same_lines(real, site_url):
    corpus, problems = load_corpus([ROOT / "directives"])
    assert problems == []
    for address, form in paper_forms(corpus, site_url):
        lines = list(real[address].data.end(form.address, UNKNOWN))
        assert lines == list(form.end)
        assert lines[0].text == f"{form.words['notice']}."
        assert [line.is_strong for line in lines] == [True, *[False] * (len(lines) - 1)]
        assert any("Địa chỉ trang:" in line.text for line in lines) == bool(site_url)
