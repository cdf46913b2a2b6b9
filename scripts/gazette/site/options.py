"""What `gazette build` passes to the hook. MkDocs' own commands pass nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from mkdocs.config.defaults import MkDocsConfig

if TYPE_CHECKING:
    from gazette.site.inputs import Inputs


class ProgressBar(Protocol):
    def update(self, n_steps: int) -> object: ...


OpenBar = Callable[[int], AbstractContextManager[ProgressBar | None]]
"""Opens a bar for a number of files to be made."""


def no_bar(_: int) -> AbstractContextManager[None]:
    return nullcontext()


@dataclass(frozen=True)
class BuildOptions:
    print_files: bool = True
    """Whether to make PDF and Word files."""
    open_bar: OpenBar = no_bar
    inputs: Inputs | None = None
    """What the build will read, if that was read already."""

    def set_in(self, config: MkDocsConfig) -> None:
        config.extra["build_options"] = self

    @staticmethod
    def of(config: MkDocsConfig) -> BuildOptions:
        options: BuildOptions = config.extra.get("build_options", BuildOptions())
        return options
