"""The rooms of the package, and what each may import: itself and the rooms below it, never back.

A digest of the code that something depends on covers the rooms below too: see `with_below`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_BELOW_CORPUS = (
    "data rooms store target scans text vocabulary records citations passages loading corpus"
)
ROOMS: Mapping[str, str] = {
    "data": "",
    "rooms": "",
    "store": "",
    "target": "store",
    "workers": "",
    "text": "",
    "sharing": "",
    "scans": "",
    "vocabulary": "data text",
    "records": "data store scans text vocabulary",
    "synth": "data text vocabulary records",
    "citations": "data store text vocabulary",
    "passages": "text vocabulary records citations",
    "loading": "data rooms store sharing workers text vocabulary records citations passages",
    "corpus": "store text vocabulary records citations passages loading",
    "letters": f"{_BELOW_CORPUS} corpus workers",
    "console": f"{_BELOW_CORPUS} letters",
    "sheet": _BELOW_CORPUS,
    "pages": f"{_BELOW_CORPUS} sheet",
    "search": "data rooms store target workers text vocabulary",
    "outputs": f"{_BELOW_CORPUS} sheet pages search",
    "site": "rooms store target workers loading corpus letters pages outputs",
    "cli": f"{_BELOW_CORPUS} letters console sheet pages outputs search site synth",
    "theme": "",
}


@cache
def with_below(room: str) -> tuple[str, ...]:
    """Return a room, and all whose code runs when its code does."""
    below = (one for lower in ROOMS[room].split() for one in with_below(lower))
    return tuple(sorted({room, *below}))
