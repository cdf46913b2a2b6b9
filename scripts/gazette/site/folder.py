"""The folder of a site, and how a new site takes the place of the old one.

What is new is made in a folder beside it. The new site is put together there too, or in the copy of
an older site that is kept apart. It takes the old one's place by two renames; what a killed build
leaves is mended by the next.
"""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gazette.outputs.json_schema import SCHEMA
from gazette.site.inventory import SUMS
from gazette.store import LASTS


class NotASiteError(ValueError):
    """The folder to build into holds something else than a site, or would harm what is there."""


@dataclass(frozen=True)
class SiteFolder:
    path: Path
    spare: Path | None = None
    """Where the site before this one is kept, whose folders and links the next build uses again."""

    @property
    def fresh(self) -> Path:
        """Where new files are made."""
        return self.path.with_name(f".{self.path.name}-gazette-new")

    @property
    def next(self) -> Path:
        """Where the new site is put together from what is kept of an older one."""
        return self.path.with_name(f".{self.path.name}-gazette-next")

    @property
    def old(self) -> Path:
        """Where the old site stands until the new one is in its place."""
        return self.path.with_name(f".{self.path.name}-gazette-old")

    def check(self, sources: list[Path], project: Path) -> None:
        """Accept a new or empty folder or a site, apart from the folders that a build reads."""
        for source in sources:
            if self.path.is_relative_to(source) or source.is_relative_to(self.path):
                raise NotASiteError(f"{self.path} and {source} overlap; name another folder")
        if project.is_relative_to(self.path):
            raise NotASiteError(f"{self.path} holds the project; name another folder")
        if self.path.exists() and not self._may_be_replaced():
            raise NotASiteError(
                f"{self.path} is there and is no site; name a new folder, or empty it"
            )

    def _may_be_replaced(self) -> bool:
        if not self.path.is_dir():
            return False
        is_site = any((self.path / file).is_file() for file in (SCHEMA, SUMS))
        return is_site or not self.is_filled

    @property
    def is_filled(self) -> bool:
        return self.path.is_dir() and any(self.path.iterdir())

    def mend(self) -> bool:
        """Remove what a killed build left; return whether the old site had to be brought back."""
        was_missing = self.old.exists() and not self.path.exists()
        if was_missing:
            self.old.rename(self.path)
        self.remove_rest()
        return was_missing

    def start(self) -> None:
        """Make the folder for the new site."""
        self.fresh.mkdir(parents=True)
        self.fresh.chmod(0o755)

    def base(self) -> Path:
        """Return the folder to put the new site together in: the spare site, or where it is made.

        The spare site is moved beside the old one, or left out where it can't be.
        """
        with suppress(OSError):
            if self.spare and self.path.exists():
                self.spare.rename(self.next)
                return self.next
        return self.fresh

    def swap(self, new: Path) -> None:
        """Replace the old site by a new one. It is missing only between two renames."""
        if not self.path.exists():
            new.rename(self.path)
            return
        self.path.rename(self.old)
        try:
            new.rename(self.path)
        except BaseException:  # an interruption too must bring the old site back
            self.old.rename(self.path)
            raise
        self._spare_old()
        self.remove_rest()

    def _spare_old(self) -> None:
        """Keep the old site if it can be moved, as it can't to another disk."""
        with suppress(OSError):
            if self.spare:
                self.spare.parent.mkdir(parents=True, exist_ok=True)
                self.old.rename(self.spare)
                self._remove_long_spared(self.spare.parent)

    @staticmethod
    def _remove_long_spared(folder: Path) -> None:
        for spare in folder.iterdir():
            if time.time() - spare.stat().st_ctime > LASTS:
                shutil.rmtree(spare)

    def remove_rest(self) -> None:
        """Remove what is left beside the site; but never the old site while it has no successor."""
        shutil.rmtree(self.fresh, ignore_errors=True)
        shutil.rmtree(self.next, ignore_errors=True)
        if self.path.exists():
            shutil.rmtree(self.old, ignore_errors=True)
