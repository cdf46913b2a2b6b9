"""Numbers as the files of the index hold them."""

import numpy as np

from gazette.search.numbers import varints
from gazette.search.packing import varint


def test_letters_among_numbers_stay_the_bytes_that_they_are():
    omega = "Ω".encode()
    numbers = np.array([300, *omega, 5, 70_000])
    are_bytes = np.array([False, True, True, False, False])
    assert varints(numbers, are_bytes) == varint(300) + omega + varint(5) + varint(70_000)
