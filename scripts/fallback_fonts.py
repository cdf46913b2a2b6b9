"""Print the faces that stand in for the site's web fonts until these are there.

    python scripts/fallback_fonts.py FOLDER

Each is a face of the reader's own system, set to the widths and heights of ours, so that no line
moves when ours takes its place. FOLDER holds, at any depth, the TTF files named in FALLBACKS: those
of the systems' faces, or of faces with the same widths (Arimo has those of Arial). Needs
`fonttools[woff]`. Its lines stand in `site.css`; run it again when a web font changes.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import, unused-ignore]

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "scripts/gazette/theme/assets/fonts"
SAMPLE = ROOT / "docs/gioi-thieu.md"
RULE = (
    '@font-face {{ font-family: "{name}"; {weight}src: {local}; size-adjust: {size:.1%}; '
    "ascent-override: {ascent:.1%}; descent-override: {descent:.1%}; line-gap-override: 0% }}\n"
)


@dataclass(frozen=True)
class Fallback:
    """A face of readers' systems, in both weights."""

    name: str
    ours: tuple[str, str]
    """The web fonts that it stands in for, regular and bold."""
    files: tuple[str, str]
    local: tuple[tuple[str, ...], tuple[str, ...]]
    """The full names by which browsers find it."""


SANS, SERIF = ("giao-dien-400", "giao-dien-600"), ("cong-van-400", "cong-van-700")
FALLBACKS = [
    Fallback(
        "Giao diện A",
        SANS,
        ("Arimo_400Regular.ttf", "Arimo_700Bold.ttf"),
        (("Arial", "Liberation Sans"), ("Arial Bold", "Liberation Sans Bold")),
    ),
    Fallback(
        "Giao diện R",
        SANS,
        ("Roboto_400Regular.ttf", "Roboto_700Bold.ttf"),
        (("Roboto",), ("Roboto Bold",)),
    ),
    Fallback(
        "Giao diện D",
        SANS,
        ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
        (("DejaVu Sans",), ("DejaVu Sans Bold",)),
    ),
    Fallback(
        "Công văn N",
        SERIF,
        ("NotoSerif_400Regular.ttf", "NotoSerif_700Bold.ttf"),
        (("Noto Serif",), ("Noto Serif Bold",)),
    ),
    Fallback(
        "Công văn D",
        SERIF,
        ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
        (("DejaVu Serif",), ("DejaVu Serif Bold",)),
    ),
]


def width(font: TTFont, text: str) -> float:
    """Return how wide a text is, in ems, without the characters that the font lacks."""
    names, advances = font.getBestCmap(), font["hmtx"]
    return sum(advances[names[ord(c)]][0] for c in text) / font["head"].unitsPerEm


def rule(name: str, ours: Path, theirs: Path, local: tuple[str, ...], *, is_bold: bool) -> str:
    own, other = TTFont(ours), TTFont(theirs)
    known = own.getBestCmap().keys() & other.getBestCmap().keys()
    text = "".join(c for c in SAMPLE.read_text(encoding="utf-8") if ord(c) in known)
    size = width(own, text) / width(other, text)
    height = own["head"].unitsPerEm * size
    return RULE.format(
        name=name,
        weight="font-weight: 600 700; " if is_bold else "",
        local=", ".join(f'local("{one}")' for one in local),
        size=size,
        ascent=own["hhea"].ascent / height,
        descent=-own["hhea"].descent / height,
    )


def main() -> int:
    folder = Path(sys.argv[1])
    for fallback in FALLBACKS:
        for is_bold in (False, True):
            ours = FONTS / f"{fallback.ours[is_bold]}.woff2"
            (theirs,) = folder.rglob(fallback.files[is_bold])
            local = fallback.local[is_bold]
            sys.stdout.write(rule(fallback.name, ours, theirs, local, is_bold=is_bold))
    return 0


if __name__ == "__main__":
    sys.exit(main())
