"""Make the site's five web fonts from the faces they derive from.

    python scripts/fonts.py FOLDER [--out FOLDER]

FOLDER holds, at any depth, the TTF files named in FACES. They come from two unpacked npm packages:
`@expo-google-fonts/tinos` 0.4.2 (Tinos 1.340) and `@expo-google-fonts/source-sans-3` 0.4.1 (Source
Sans 3.052). Both are under the SIL Open Font License 1.1; its text and the copyright lines are
beside the fonts. Source Sans reserves the name "Source", so every family is renamed here.

Needs `fonttools[woff]`. The files in this repository were made with fontTools 4.68.0 and brotli
1.2.1, which give the same bytes again. Run it only to add characters.
"""

import argparse
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset  # type: ignore[import, unused-ignore]
from fontTools.ttLib import TTFont  # type: ignore[import, unused-ignore]

OUT = Path(__file__).parent / "gazette" / "theme" / "assets" / "fonts"

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"]
# Copyright, trademark, version, licence and its address. The names proper are written by rename().
KEPT_NAMES = [0, 5, 7, 13, 14]

TONES = "\u0300\u0301\u0303\u0309\u0323"
MARKS = TONES + "\u0302\u0306\u031b"
VOWELS = "aăâeêioôơuưy"
SIGNS = "\u00a0“”‘’«»›–—…•·×±°§₫½²³№‰→←↑↓✓"


@dataclass(frozen=True)
class Face:
    """A font to make: its source file, its target file and its names."""

    source: str
    target: str
    family: str
    style: str

    @property
    def basic(self) -> bool:
        """Whether name records 1 and 2 can hold the style: they know only four."""
        return self.style in {"Regular", "Bold", "Italic", "Bold Italic"}


FACES = [
    Face("Tinos_400Regular.ttf", "cong-van-400.woff2", "Cong van", "Regular"),
    Face("Tinos_700Bold.ttf", "cong-van-700.woff2", "Cong van", "Bold"),
    Face("Tinos_400Regular_Italic.ttf", "cong-van-400i.woff2", "Cong van", "Italic"),
    Face("SourceSans3_400Regular.ttf", "giao-dien-400.woff2", "Giao dien", "Regular"),
    Face("SourceSans3_600SemiBold.ttf", "giao-dien-600.woff2", "Giao dien", "SemiBold"),
]


def vietnamese_letters() -> set[str]:
    """Return every vowel with every tone, and đ, in both cases, as composed characters."""
    lower = {unicodedata.normalize("NFC", v + t) for v in VOWELS for t in ["", *TONES]} | {"đ"}
    return lower | {letter.upper() for letter in lower}


def required() -> set[str]:
    """Return the characters that every face must have; SIGNS are optional."""
    return {chr(code) for code in range(0x20, 0x7F)} | vietnamese_letters() | set(MARKS)


def rename(font: TTFont, face: Face) -> None:
    """Replace the family name of the source by our own."""
    full = f"{face.family} {face.style}"
    postscript = f"{face.family.title()}-{face.style}".replace(" ", "")
    version = str(font["name"].getDebugName(5)).removeprefix("Version ").split(";")[0]
    names = {
        1: face.family if face.basic else full,
        2: face.style if face.basic else "Regular",
        3: f"{version};{postscript}",
        4: full,
        6: postscript,
    }
    if not face.basic:
        names |= {16: face.family, 17: face.style}
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)


def make(source: Path, target: Path, face: Face) -> set[str]:
    """Write one subset; return the signs that its face lacks."""
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = FEATURES
    options.name_IDs = KEPT_NAMES
    options.notdef_outline = True
    options.drop_tables += ["BASE", "STAT", "gasp"]

    # Keep the dates of the source, so that the same input gives the same bytes
    font = TTFont(source, recalcTimestamp=False)
    has = {chr(code) for code in font.getBestCmap()}
    if lost := required() - has:
        raise SystemExit(f"{source.name}: no {' '.join(sorted(lost))}")
    wanted = required() | set(SIGNS)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(wanted & has)))
    subsetter.subset(font)
    rename(font, face)
    subset.save_font(font, target, options)
    return wanted - has


def find(folder: Path, name: str) -> Path:
    """Return the only file of this name below the folder."""
    found = sorted(folder.rglob(name))
    if len(found) != 1:
        raise SystemExit(f"{name}: {len(found)} files of this name under {folder}, 1 expected")
    return found[0]


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the site's web fonts.")
    parser.add_argument("folder", type=Path, help="where the unpacked TTF files are")
    parser.add_argument("--out", type=Path, default=OUT, help="where the fonts go")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        target = args.out / face.target
        lost = make(find(args.folder, face.source), target, face)
        note = f", without {' '.join(sorted(lost))}" if lost else ""
        sys.stdout.write(f"{face.target}: {target.stat().st_size} bytes{note}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
