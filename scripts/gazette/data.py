"""Read the data files that ship with the package."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"


def read_data(room: str, name: str) -> Any:  # noqa: ANN401 (each file has its own shape)
    """Return the parsed `<name>.yml` of a room, such as `vocabulary` or `outputs.printing`."""
    text = files(f"gazette.{room}").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    loader = _Loader(text)
    return _value(loader, loader.get_single_node())


def _value(loader: Any, node: Any) -> Any:  # noqa: ANN401 (YAML, which has no types)
    """Return a node's value; PyYAML's own way takes twice the time, at every start."""
    if isinstance(node, yaml.MappingNode):
        return {_value(loader, key): _value(loader, child) for key, child in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, child) for child in node.value]
    return node.value if node.tag == _TEXT else loader.construct_object(node)
