"""Fields: what a letter says of itself, each value stated or inferred with its reason.

In: the pieces of a letter. Out: a frozen `ReadLetter`. What is not sure is a gap with candidates.
"""

from gazette.letters.fields.read_fields import read_fields
from gazette.letters.fields.signatures import Signed, copies_of, recipients_of, signatures_of

__all__ = ["Signed", "copies_of", "read_fields", "recipients_of", "signatures_of"]
