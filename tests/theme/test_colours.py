"""The colours of the stylesheet: named once, light and dark, and told apart as WCAG does."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

CSS = (ROOT / "scripts/gazette/theme/assets/site.css").read_text(encoding="utf-8")


def tokens(css):
    return dict(re.findall(r"(--[\w-]+): ?(#\w+)", css))


def dark_blocks():
    """Return the colours of the two dark blocks: as readers choose, and as their system does."""
    chosen = re.search(r":root\[data-mau=toi\] \{(.*?)\}", CSS, re.DOTALL)
    system = re.search(r":root:not\(\[data-mau=sang\]\) \{(.*?)\}", CSS, re.DOTALL)
    return tokens(chosen[1]), tokens(system[1])


def test_dark_is_the_same_whoever_asks_for_it():
    chosen, system = dark_blocks()
    light = re.search(r"color-scheme: light;(.*?)\}", CSS, re.DOTALL)
    assert chosen == system
    assert set(chosen) == set(tokens(light[1]))
    assert len(chosen) > 12


def test_no_colour_stands_outside_the_tokens():
    rest = re.sub(r"--[\w-]+: ?#\w+", "", CSS)
    assert re.findall(r"#[0-9a-f]{3,8}\b(?=[^{]*\})|\b(?:rgba?|hsla?|oklch)\(", rest) == []


def luminance(colour):
    """Return the relative luminance of #rgb or #rrggbb, by WCAG."""
    digits = colour.strip().lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(p * share for p, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)
