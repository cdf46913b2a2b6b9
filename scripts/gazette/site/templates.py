"""The templates of the theme. Ours are read once: no page mixes two states of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import BaseLoader, BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket

from gazette.rooms import with_below
from gazette.store import Store, code_digest, digest_of

_SUFFIXES = (".html", ".xml", ".svg")


@dataclass(frozen=True)
class Templates:
    """All templates and icons of our theme, by their paths below its folder."""

    texts: Mapping[str, str]

    @cached_property
    def digest(self) -> str:
        return digest_of(self.texts)


def read_templates(theme: Path) -> Templates:
    files = sorted(file for file in theme.rglob("*") if file.suffix in _SUFFIXES)
    return Templates(
        {file.relative_to(theme).as_posix(): file.read_text(encoding="utf-8") for file in files}
    )


class ThemeLoader(BaseLoader):
    """Loads our templates as they were read, and those of parent themes from their folders.

    It lists our files only: MkDocs copies what is listed, and Material has ten thousand icons.
    """

    def __init__(self, templates: Templates, folders: list[str]) -> None:
        self._texts = templates.texts
        self._ours = FileSystemLoader(folders[:1])
        self._all = FileSystemLoader(folders)

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        if template in self._texts:
            return self._texts[template], template, None
        return self._all.get_source(environment, template)

    def list_templates(self) -> list[str]:
        return self._ours.list_templates()


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in the store, apart for each kind of environment.

    A template may have called filters when it was compiled.
    """

    def __init__(self, store: Store, environment: str) -> None:
        self._store = store
        self._environment = environment

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._store.get(self._key(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._store.put(self._key(bucket), bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return digest_of(
            "template",
            code_digest(*with_below("site")),
            self._environment,
            bucket.key,
            bucket.checksum,
        )
