"""The picture beside a shared link, in Zalo, Facebook and their like: one for all pages.

It says the name of the site; the link's title and description say which document it is. Such sites
ask for it by its absolute address, so there is none where that is not known.

Writes:
    assets/chia-se.png
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typst

from gazette.outputs.model import OutputError, SiteInputs, outputs_code
from gazette.outputs.printing.paper import HERE as PRINTING
from gazette.pages.addresses import SHARE_PICTURE
from gazette.pages.labels import labels
from gazette.target import Target

_TEMPLATE = Path(__file__).with_suffix(".typ")
_PIXELS_AN_INCH = 72.0  # one a point: the template gives sizes in points


def share_picture_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    if inputs.site_url:
        yield Target(SHARE_PICTURE, outputs_code(), _picture)


def _picture() -> bytes:
    """Return the picture as PNG; raise `OutputError` where Typst fails or warns."""
    words = labels().site
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[PRINTING / "fonts"],
    )
    try:
        made, warnings = typst.compile_with_warnings(
            _TEMPLATE,
            format="png",
            ppi=_PIXELS_AN_INCH,
            font_paths=fonts,
            sys_inputs={"name": words.name, "about": words.notice},
        )
    except (RuntimeError, OSError) as error:
        raise OutputError(f"{_TEMPLATE.name}: {error}") from error
    if warnings or not isinstance(made, bytes):
        raise OutputError(f"{_TEMPLATE.name}: {'; '.join(map(str, warnings))}")
    return made
