"""Read the data files that ship with the package."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_data(room: str, name: str) -> Any:  # noqa: ANN401 (each file has its own shape)
    """Return the parsed `<name>.yml` of a room, such as `vocabulary` or `outputs.printing`."""
    text = files(f"gazette.{room}").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, _Loader)  # noqa: S506 (a safe loader, in C where there is one)
