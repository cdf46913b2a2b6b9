"""Which lists each record belongs in, worked out from the record alone."""

from __future__ import annotations

from collections import defaultdict


def folder_of(values):
    """Return the folder of a record's place: `ha-giang/dong-van`, `ha-giang/cap-tinh`."""
    issuer = values.get("issuer")
    if issuer == "ban-bi-thu":
        return "trung-uong"
    below = "cap-tinh" if issuer == "tinh-uy" else values["district"]
    return f"{values['province'] or 'khong-ro'}/{below or 'khong-ro'}"


def lists_of(records):
    """Return every list by its address, with the records that belong in it."""
    found = defaultdict(list)
    for held in records:
        for folder in _folders(held):
            found[f"{folder}/index.html"].append(held)
    return found


def _folders(held):
    """Yield the folders of the lists that a record belongs in."""
    values, folder = held.values, folder_of(held.values)
    yield folder
    if "/" in folder:
        yield folder.partition("/")[0]
    year, month = (held.date or "khong-ro")[:4], (held.date or "")[5:7]
    yield f"ngay/{year}" if held.date else "ngay/khong-ro"
    if month:
        yield f"ngay/{year}/{month}"
    yield f"loai/{values['kind']}"
    if not held.is_withdrawn:  # its page names no topics
        yield from (f"chu-de/{topic}" for topic in values["topics"])


def count_of(records):
    """Return a count as lists print it: "2 văn bản và 1 tin, bài"."""
    reports = sum(held.is_report for held in records)
    parts = {"văn bản": len(records) - reports, "tin, bài": reports}
    return " và ".join(f"{count} {unit}" for unit, count in parts.items() if count) or "chưa có"
