"""A line of a letter as nested elements: a citation holds a slip, one over its edge parts it."""

from gazette.pages.nesting import nest
from gazette.sheet.model import DocumentLink, Line, Run, SlipMark

SLIP = SlipMark("a", 1, may_change_meaning=True)


def outline(nodes):
    return [
        node if isinstance(node, str) else {node.kind: outline(node.children)} for node in nodes
    ]


def nested(*runs):
    return outline(nest(Line(runs)))


def test_plain_runs_are_one_string_and_no_runs_are_none():
    assert nested(Run("một "), Run("hai")) == ["một hai"]
    assert nested() == []


def test_a_citation_holds_the_slip_in_it():
    link = DocumentLink("a.html")
    runs = Run("Chỉ ", citation=link), Run("thi", citation=link, slip=SLIP, ends_slip=True)
    assert nested(Run("theo "), *runs) == ["theo ", {"cite": ["Chỉ ", {"slip": ["thi"]}]}]


def test_a_slip_over_the_edge_of_a_citation_parts_it():
    link = DocumentLink("a.html", is_parted=True)
    runs = (
        Run("của ", slip=SLIP),
        Run("Chỉ", slip=SLIP, ends_slip=True, citation=link),
        Run(" thị", citation=link),
    )
    assert nested(*runs) == [{"slip": ["của ", {"cite": ["Chỉ"]}]}, {"cite": [" thị"]}]


def test_words_never_broken_stand_innermost():
    runs = Run("dịch ", emphasis="strong"), Run("Covid-19", emphasis="strong", is_whole=True)
    assert nested(*runs) == [{"strong": ["dịch ", {"whole": ["Covid-19"]}]}]
