"""Which pages the tests look at: the five first records', and one of every kind."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.conftest import ROOT


class _Texts(yaml.SafeLoader):
    """Guesses no types but null: dates and numbers stay as written."""


_Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag == "tag:yaml.org,2002:null"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class Held:
    """A record as read here, with nothing of the package's own reading."""

    file: Path
    values: dict
    body: str

    @property
    def is_report(self):
        return self.values["completeness"] == "report"

    @property
    def is_withdrawn(self):
        return bool(self.values.get("withdrawn"))

    @property
    def date(self):
        """The day, month or year as written, or what all of a set share; None where unknown."""
        date = self.values["event" if self.is_report else "issued"] or ""
        if not date.startswith("["):
            return date or None
        first, _, last = date.strip("[]").partition("..")
        if not first or not last or first[:4] != last[:4]:
            return None
        return first[:7] if first[:7] == last[:7] else first[:4]

    @property
    def paragraphs(self):
        """The body's paragraphs without signs of emphasis (no first record prints an asterisk)."""
        return [part.strip().replace("*", "") for part in self.body.split("\n\n")]

    @property
    def source(self):
        return self.file.with_name(self.values["source"]["file"])


def read_held(file):
    _, front, body = unicodedata.normalize("NFC", file.read_text(encoding="utf-8")).split(
        "---\n", 2
    )
    return Held(file, yaml.load(front, Loader=_Texts), body.strip("\n"))


def all_held(folder):
    return [read_held(file) for file in sorted(folder.rglob("*.md"))]


SEEDS = {
    "000": "tra-vinh/khong-ro/khong-ro/506-cv-hu.html",
    "001": "binh-thuan/tuy-phong/2021/tin-2021-11-30-tap-trung-ca-he-thong-chinh-tri.html",
    "002": "vinh-phuc/song-lo/2021/358-cv-hu.html",
    "003": "thai-nguyen/dai-tu/2022/606-cv-hu.html",
    "004": "thai-binh/kien-xuong/2021/114-cv-hu.html",
}
LETTERS = [seed for seed in SEEDS if seed != "001"]
HELD = {
    held.values["source"]["file"][:3]: held
    for held in all_held(ROOT / "directives")
    if held.values["source"]["file"]
}
FACTS = yaml.safe_load((ROOT / "tests/cases/seeds.yml").read_text(encoding="utf-8"))

MADE = "ha-giang/meo-vac/2021"
# By name: the site it stands in (of the real records or the made ones), and its address there.
KINDS = {
    "home": ("real", "index.html"),
    "home with many letters": ("made", "index.html"),
    "search": ("real", "tim-kiem/index.html"),
    "provinces": ("real", "dia-phuong/index.html"),
    "province": ("real", "vinh-phuc/index.html"),
    "province with many letters": ("made", "ha-giang/index.html"),
    "empty province": ("real", "an-giang/index.html"),
    "unknown province": ("made", "khong-ro/index.html"),
    "provinces of today": ("real", "nay/index.html"),
    "province of today": ("real", "nay/phu-tho/index.html"),
    "empty province of today": ("real", "nay/an-giang/index.html"),
    "level of the province": ("made", "ha-giang/cap-tinh/index.html"),
    "centre": ("made", "trung-uong/index.html"),
    "district": ("real", "vinh-phuc/song-lo/index.html"),
    "unknown district": ("real", "tra-vinh/khong-ro/index.html"),
    "dates": ("real", "ngay/index.html"),
    "year": ("real", "ngay/2021/index.html"),
    "year with many letters": ("made", "ngay/2021/index.html"),
    "month": ("real", "ngay/2021/08/index.html"),
    "unknown date": ("real", "ngay/khong-ro/index.html"),
    "kinds": ("real", "loai/index.html"),
    "kind": ("real", "loai/cong-van/index.html"),
    "bodies": ("real", "co-quan/index.html"),
    "kind of body": ("real", "co-quan/huyen-uy/index.html"),
    "body": ("made", "co-quan/huyen-uy/ha-giang/dong-van/index.html"),
    "what bodies of a kind issued": ("real", "co-quan/huyen-uy/van-ban/index.html"),
    "body that issued nothing": (
        "made",
        "co-quan/trung-tam-y-te-huyen/ha-giang/dong-van/index.html",
    ),
    "kind that issued nothing": ("real", "co-quan/trung-tam-y-te-huyen/index.html"),
    "group": ("real", "co-quan/can-bo-dang-vien/index.html"),
    "body with many letters": ("made", "co-quan/thuong-truc-tinh-uy/ha-giang/cap-tinh/index.html"),
    "list of what was sent to a body": (
        "made",
        "co-quan/thuong-truc-tinh-uy/ha-giang/cap-tinh/noi-nhan/index.html",
    ),
    "tasks": ("real", "nhiem-vu/index.html"),
    "tasks of a month": ("real", "nhiem-vu/han/2021/12/index.html"),
    "tasks by day": ("real", "nhiem-vu/han/index.html"),
    "tasks by body": ("real", "nhiem-vu/co-quan/index.html"),
    "tasks of a year": ("made", "nhiem-vu/han/2021/index.html"),
    "tasks without a day": ("real", "nhiem-vu/khong-neu-han/index.html"),
    "tasks of a body": ("real", "nhiem-vu/co-quan/ban-chi-dao-huyen/index.html"),
    "tasks of a province": ("real", "nhiem-vu/thai-binh/index.html"),
    "tasks of a district": ("made", "nhiem-vu/ha-giang/dong-van/index.html"),
    "second page of tasks": ("made", "nhiem-vu/co-quan/trung-tam-y-te-huyen/trang-2.html"),
    "signers": ("real", "nguoi-ky/index.html"),
    "signers by given name": ("made", "nguoi-ky/theo-ten/index.html"),
    "signer": ("made", "nguoi-ky/ha-giang/dong-van/huyen-uy/le-van-mau/index.html"),
    "topics": ("real", "chu-de/index.html"),
    "topic": ("real", "chu-de/tiem-chung/index.html"),
    "topic side by side": ("real", "chu-de/tiem-chung/tung-diem/index.html"),
    "topic by province": ("real", "chu-de/tiem-chung/tung-diem/theo-tinh/index.html"),
    "second page of a topic": ("made", "chu-de/tiem-chung/tung-diem/trang-2.html"),
    "cited documents": ("real", "vien-dan/index.html"),
    "cited document": ("real", "vien-dan/trung-uong/2020/15-ct-ttg.html"),
    "cited document that many cite": ("made", "vien-dan/trung-uong/2020/16-ct-ttg.html"),
    "second page of what cites one": ("made", "vien-dan/trung-uong/2020/16-ct-ttg-trang-2.html"),
    "what cites a letter that is held": ("made", "vien-dan/ha-giang/dong-van/2020/101-cv-hu.html"),
    "letter that many cite": ("made", "ha-giang/dong-van/2020/101-cv-hu.html"),
    "glossary": ("real", "tu-viet-tat/index.html"),
    "about": ("real", "gioi-thieu.html"),
    "search help": ("real", "cach-tim-kiem.html"),
    "contribute": ("real", "dong-gop.html"),
    "data": ("real", "du-lieu.html"),
    "offline": ("real", "dung-ngoai-tuyen.html"),
    "data for servers": ("real", "du-lieu-may-chu.html"),
    "fragment": ("real", SEEDS["000"]),
    "report": ("real", SEEDS["001"]),
    "letter": ("real", SEEDS["002"]),
    "letter without letterhead": ("real", SEEDS["003"]),
    "letter of dashes": ("real", SEEDS["004"]),
    "long list": ("made", "ha-giang/dong-van/index.html"),
    "second page of a list": ("made", "ha-giang/dong-van/trang-2.html"),
    "letter with markup": ("made", f"{MADE}/31-cv-hu.html"),
    "letter with a table": ("made", f"{MADE}/37-cv-hu.html"),
    "letter with a wide table": ("made", f"{MADE}/32-cv-hu.html"),
    "letter with a long word": ("made", f"{MADE}/33-cv-hu.html"),
    "very long letter": ("made", f"{MADE}/35-cv-hu.html"),
    "letter of a few words": ("made", f"{MADE}/36-cv-hu.html"),
    "letter known in part": ("made", "ha-giang/meo-vac/khong-ro/4-cv-hu.html"),
    "letter of an unknown place": ("made", "khong-ro/khong-ro/2021/1-cv-hu.html"),
    "letter of the centre": ("made", "trung-uong/2021/12-cv-tw-ban-bi-thu.html"),
    "withdrawn": ("made", f"{MADE}/42-cv-hu.html"),
    "not found": ("real", "404.html"),
}
