"""A project folder of its own, with a copy of the package, for campaigns that edit and build it."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import gazette

ROOT = Path(gazette.__file__).resolve().parents[2]
GAZETTE = (sys.executable, "-c", "from gazette.cli import main; main()")
INPUTS = ("directives", "docs", "mkdocs.yml", "scripts")


@dataclass(frozen=True)
class Done:
    """What a command said at its end."""

    code: int
    said: str


class Project:
    """A folder with all that a site is made from."""

    def __init__(self, folder, records=None):
        """Copy the project, with other records if given."""
        self.folder = folder
        self.site = folder / "site"
        self.env, self.options = {"SITE_URL": ""}, ["--no-print-files"]
        for name in INPUTS:
            source = records if records and name == "directives" else ROOT / name
            if name == "scripts":
                shutil.copytree(source / "gazette", folder / name / "gazette")
            elif source.is_dir():
                shutil.copytree(source, folder / name)
            else:
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, folder / name)

    @property
    def package(self):
        return self.folder / "scripts/gazette"

    def records(self):
        return sorted((self.folder / "directives").rglob("*.md"))

    def command(self, verb, *args):
        """Return what starts a command here: its arguments, folder and environment."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONHASHSEED"}
        own = {
            "PYTHONPATH": str(self.folder / "scripts"),
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUTF8": "1",
        }
        line = [*GAZETTE, verb, *map(str, args)]
        return {"args": line, "cwd": self.folder, "env": {**kept, **own, **self.env}}

    def start(self, *args):
        """Start a build and return its process, whose output is in `folder/.said`."""
        said = (self.folder / ".said").open("wb")
        with said:
            return subprocess.Popen(
                **self.command("build", *self.options, *args),
                stdout=said,
                stderr=subprocess.STDOUT,
            )

    def build(self, *args):
        """Build the site to the end."""
        code = self.start(*args).wait(600)
        said = (self.folder / ".said").read_text(encoding="utf-8", errors="replace")
        return Done(code, said)

    def cold(self):
        """Build without anything kept and return what was said, and the site's files."""
        kept, aside = self.folder / ".cache", self.folder / ".cache-aside"
        fresh = self.folder / "cold"
        if kept.exists():
            kept.rename(aside)
        try:
            done = self.build("--site-dir", fresh)
            return done, files_of(fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
            shutil.rmtree(kept, ignore_errors=True)
            if aside.exists():
                aside.rename(kept)

    def snapshot(self):
        """Return the bytes of all that the site is built from."""
        paths = (path for name in INPUTS for path in _files(self.folder / name))
        return {path.relative_to(self.folder): path.read_bytes() for path in paths}

    def restore(self, snapshot):
        """Bring every input back to what it was."""
        for name in {*self.snapshot()} - {*snapshot}:
            (self.folder / name).unlink()
        for name, data in snapshot.items():
            file = self.folder / name
            if not file.is_file() or file.read_bytes() != data:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)

    def left_behind(self):
        """Return what lies beside the site that is neither input nor cache."""
        known = {*INPUTS, "site", ".cache", ".said"}
        return sorted(path.name for path in self.folder.iterdir() if path.name not in known)


def files_of(folder):
    """Return the digest of every file below a folder by its name; a folder's name ends in `/`."""
    if not folder.is_dir():
        return {}
    return {
        path.relative_to(folder).as_posix() + "/" * path.is_dir(): _digest(path)
        for path in folder.rglob("*")
    }


def _files(path):
    if path.is_file():
        return [path]
    return [one for one in path.rglob("*") if one.is_file() and one.suffix != ".pyc"]


def _digest(path):
    return "" if path.is_dir() else hashlib.blake2b(path.read_bytes()).hexdigest()


def differing(one, other):
    """Name the files in which two sites differ, and what is the matter with each."""
    for name in sorted({*one, *other}):
        if one.get(name) != other.get(name):
            lack = "missing" if name not in one else "left over" if name not in other else "differs"
            yield f"{name} {lack}"


def plain_reason(said):
    """Return the last lines of what a command said, on one line."""
    return re.sub(r"\s+", " ", said.strip())[-300:]
