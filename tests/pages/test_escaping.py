"""Templates escape whatever they print, once."""

import pytest

from gazette.pages.escaping import HtmlEnvironment

SIGNS = "& < > \" '"
ESCAPED = "&amp; &lt; &gt; &#34; &#39;"


@pytest.mark.parametrize("sign", "&<>\"'")
def test_every_sign_of_html_is_escaped(sign):
    escaped = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"}[sign]
    rendered = HtmlEnvironment(autoescape=True).from_string("{{ it }}").render(it=f"a{sign}b")
    assert rendered == f"a{escaped}b"


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{{ it }}", ESCAPED),
        ("{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(it) }}", f"<b>{ESCAPED}</b>"),
        (
            "{% macro m() %}<p>{{ caller() }}</p>{% endmacro %}{% call m() %}{{ it }}{% endcall %}",
            f"<p>{ESCAPED}</p>",
        ),
        ("{% set x %}{{ it }}{% endset %}{{ x }}", ESCAPED),
        ("{{ [it[:1]] }}", "[&#39;&amp;&#39;]"),
        ("{{ 1200 }} {{ none }}", "1200 None"),
    ],
)
def test_what_is_html_already_is_not_escaped_again(template, wanted):
    assert HtmlEnvironment(autoescape=True).from_string(template).render(it=SIGNS) == wanted
