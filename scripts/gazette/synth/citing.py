"""How a letter names another: `Thông báo số 398-TB/HU, ngày 09/8/2021 của …`."""

from __future__ import annotations

import random

from gazette.synth.data import phrases
from gazette.synth.plan import Cited
from gazette.text.dates import short_date
from gazette.vocabulary import vocabulary


def citation(chance: random.Random, cited: Cited) -> str:
    """Return the words of one citation, in one of the shapes that letters use."""
    shapes = phrases()["citations"]
    shape = chance.choice(shapes[chance.choices(("dated", "undated", "plain"), (8, 1, 1))[0]])
    text: str = shape.format(
        kind=vocabulary().kinds[cited.kind].name.capitalize(),
        number=cited.number,
        spaced=cited.number.text.replace("/", "/ ").replace("-", " - "),
        digits=cited.number.digits,
        day=short_date(cited.day),
        issuer=cited.issuer,
    )
    return text
