"""Grouping: every key has its items, in their order."""

from gazette.text.grouping import grouped_by


def test_an_item_is_in_the_group_of_each_of_its_keys_in_order():
    assert grouped_by(["ba", "a", "-", "ab"], lambda word: [c for c in word if c != "-"]) == {
        "b": ["ba", "ab"],
        "a": ["ba", "a", "ab"],
    }
