"""The files that MkDocs knows of: those of `docs/` and of the theme, and by name ours too."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel

from gazette.site.settings import theme_folder


class SiteFiles(Files):
    """MkDocs' files. Asked for one by its path, so that links are checked, it knows ours too."""

    def __init__(self, files: Iterable[File], ours: Collection[str], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._ours = ours
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file at a path in `docs/`; a page of ours is found by its name with `.md`."""
        if (file := super().get_file_from_path(path)) or path.endswith(".html"):
            return file
        address = path.removesuffix(".md") + ".html" if path.endswith(".md") else path
        if address not in self._ours:
            return None
        inclusion = InclusionLevel.NOT_IN_NAV
        return File.generated(self._config, path, content="", inclusion=inclusion)


def site_files(
    files: Files, pages: Collection[str], others: Collection[str], config: MkDocsConfig
) -> SiteFiles:
    """Return what MkDocs renders and copies: the files of `docs/`, and of our theme.

    A file of ours replaces one of the theme at the same address. A page of `docs/` at the address
    of one of ours stops the build.
    """
    _check_addresses(files, pages, config)
    kept = [file for file in files if _is_kept(file, others, config)]
    return SiteFiles(kept, {*pages, *others}, config)


def _is_kept(file: File, others: Collection[str], config: MkDocsConfig) -> bool:
    if file.src_dir in (None, config.docs_dir):
        return True
    is_ours = file.src_dir == str(theme_folder(config))
    is_module = file.src_uri.startswith("scripts/")
    return is_ours and not is_module and file.dest_uri not in others


def _check_addresses(files: Files, pages: Collection[str], config: MkDocsConfig) -> None:
    """Stop where a file of `docs/` would have the address of one of our pages."""
    problems = [
        f"{file.src_uri}: {file.dest_uri} is a page made from the records; rename the file"
        for file in files
        if file.src_dir == config.docs_dir and file.dest_uri in pages
    ]
    if problems:
        raise Abort("\n".join(problems))
