"""Where a synthetic letter comes from: an issuer, its place, and the lines that name both."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.synth.data import Issuer
from gazette.vocabulary import Body, District, Province, vocabulary

CAPITAL = "Hà Nội"
PARTY_MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
# The bodies of a huyện have their like in other units, under keys that end in these.
_ENDINGS = {"thị xã": "thi-xa", "quận": "quan", "thành phố": "thanh-pho-thuoc-tinh"}


@dataclass(frozen=True)
class Seat:
    """An issuer in its place; `district` and `province` are None above them."""

    issuer: Issuer
    province: Province | None
    district: District | None

    @property
    def body(self) -> Body:
        return vocabulary().bodies[self.issuer.key]

    @property
    def is_party(self) -> bool:
        return self.body.branch == "party"

    @property
    def place(self) -> str:
        """The bare name, as a dateline has it."""
        unit = self.district or self.province
        return unit.name if unit else CAPITAL

    @property
    def cap(self) -> str:
        """What its rank is called: `huyện`, `tỉnh`, `các cấp`."""
        unit = self.district or self.province
        return unit.type if unit else "các cấp"

    @property
    def issuer_line(self) -> str:
        """As in `HUYỆN ỦY SÔNG LÔ`, `ỦY BAN NHÂN DÂN QUẬN 1`."""
        if self.issuer.level == "centre":
            return self.body.name.upper()
        place, name = self.place, self.body.name
        if name.endswith(self.cap):
            place = place.removeprefix(f"{self.cap.capitalize()} ")
        return f"{name} {place}".upper()

    @property
    def superior_line(self) -> str | None:
        """As in `ĐẢNG BỘ TỈNH VĨNH PHÚC`; other bodies than the Party's print none."""
        if not self.is_party or not self.province:
            return None
        if not self.district:
            return "BAN CHẤP HÀNH TRUNG ƯƠNG"
        return f"ĐẢNG BỘ {self.province.full_name}".upper()

    @property
    def speaker(self) -> str:
        """Whose will its letters state."""
        if self.body.committee or self.issuer.key in ("tinh-uy", "thanh-uy"):
            return f"Thường trực {self.body.name}"
        return self.body.name


def local_body(key: str, cap: str) -> str:
    """Return the key of the same body in a unit of the type `cap`, where there is one.

    `uy-ban-nhan-dan-huyen` in a quận is `uy-ban-nhan-dan-quan`.
    """
    local = f"{key.removesuffix('huyen')}{_ENDINGS.get(cap, 'huyen')}"
    return local if key.endswith("-huyen") and local in vocabulary().bodies else key
