"""README and CONTRIBUTING tell the truth: their commands and the files they name are there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from importlib.metadata import entry_points
from itertools import dropwhile

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT
from tests.site.conftest import BIN, built, environment

BUILT = ("site/", ".venv/")  # what the commands make
PAPERS = ("README.md", "CONTRIBUTING.md")


def text_of(paper):
    return (ROOT / paper).read_text(encoding="utf-8")


def commands(paper):
    """Return the lines of a paper's sh blocks."""
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```$", text_of(paper), re.DOTALL | re.MULTILINE)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def calls(paper):
    """Return every `make …` and `gazette …` that a paper names, in blocks and in running text."""
    inline = re.findall(r"`((?:[A-Z_]+=\S+ )*(?:make|gazette|mkdocs) [^`\n]+)`", text_of(paper))
    return sorted({*commands(paper), *inline})


CALLS = [(paper, call) for paper in PAPERS for call in calls(paper)]


def words_of(call):
    """Return the words of a call, without the settings before it and the file it writes."""
    words = shlex.split(call.partition(">")[0])
    return list(dropwhile(lambda word: "=" in word, words))


def make(*args):
    if not shutil.which("make"):
        pytest.fail("there is no make")
    return subprocess.run(
        ["make", *args],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_the_papers_name_commands():
    assert {"make serve", "make test", "make check"} <= set(commands("README.md"))
    assert len(CALLS) > 8


@pytest.mark.parametrize(("paper", "call"), CALLS, ids=lambda value: value)
def test_every_command_that_a_paper_names_exists(paper, call):
    words = words_of(call)
    if words[0] == "make":
        done = make("--dry-run", *words[1:])
        assert done.returncode == 0, done.stderr
        return
    command = words[0].removeprefix(".venv/bin/")
    assert (BIN / command).exists(), f"{paper} names {command}"
    (script,) = entry_points(group="console_scripts", name=command)
    done = CliRunner().invoke(script.load(), [words[1], "--help"])
    assert done.exit_code == 0, done.stderr
    for option in (word for word in words[2:] if word.startswith("--")):
        assert option in done.stdout


@pytest.mark.parametrize("target", ["serve", "build", "check"])
def test_make_calls_the_verb_of_the_same_name(target):
    assert re.search(
        rf"^\.venv/bin/gazette {target}\b", make("--dry-run", target).stdout, re.MULTILINE
    )


def test_make_serve_hands_on_the_port():
    assert "gazette serve --port 8123" in make("--dry-run", "serve", "PORT=8123").stdout


def test_make_help_lists_every_target_that_has_a_recipe():
    targets = re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE)
    listed = re.findall(r"^make ([a-z]+) ", make("help").stdout, re.MULTILINE)
    assert sorted(listed) == sorted(targets)


def test_the_verbs_in_the_readme_are_those_of_the_command(gazette):
    told = set(re.findall(r"^\| `gazette (\w+)`", text_of("README.md"), re.MULTILINE))
    listed = gazette("--help").stdout.partition("Commands:")[2]
    assert told == set(re.findall(r"^  (\w+) ", listed, re.MULTILINE))


def test_the_option_that_the_readme_shows_works(gazette):
    assert "`--format json`" in text_of("README.md")
    assert gazette("check", "--format", "json").exit_code == 0


@pytest.mark.slow
def test_the_address_of_the_readme_s_example_reaches_the_pages(tmp_path):
    (line,) = [line for line in commands("README.md") if line.startswith("SITE_URL=")]
    address = line.split()[0].removeprefix("SITE_URL=")
    site = built(tmp_path, site_url=address, print_files=False)
    home = (site / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{address}' in home


@pytest.mark.parametrize("paper", PAPERS)
def test_every_file_that_a_paper_names_is_there(paper):
    text = text_of(paper)
    named = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    named += re.findall(r"`((?:[\w.-]+/)+(?:[\w-]+\.\w+)?)`", text)
    named += re.findall(r"`([\w-]+\.(?:md|py|yml|toml|lock))`", text)
    folders = (ROOT, ROOT / "scripts/gazette", ROOT / "scripts/gazette/vocabulary")
    there = [any((folder / name).exists() for folder in folders) for name in named]
    lost = [name for name, is_there in zip(named, there, strict=True) if not is_there]
    assert len(named) > 3
    assert [name for name in lost if not name.startswith(BUILT)] == []


def test_the_map_of_the_house_shows_every_room():
    told = re.findall(r"^\| `(\w+(?:/|\.py))` \|", text_of("README.md"), re.MULTILINE)
    package = ROOT / "scripts/gazette"
    rooms = [f"{path.name}/" for path in package.iterdir() if path.is_dir() and path.name[0] != "_"]
    files = [path.name for path in package.glob("*.py") if path.name != "__init__.py"]
    assert sorted(told) == sorted(rooms + files)


def test_the_screenshot_is_a_picture():
    (name,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text_of("README.md"))
    picture = (ROOT / name).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(picture) < 1_000_000


def test_scripts_that_are_run_by_name_can_be_run():
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert subprocess.run(["sh", "-n", ROOT / "scripts/tools.sh"], check=False).returncode == 0
    assert subprocess.run(["bash", "-n", ROOT / ".ci/run"], check=False).returncode == 0


def test_the_script_of_the_tools_names_each_of_them(tmp_path):
    """It sees a browser here and no apt, so it installs nothing."""
    for name in ("sh", "dirname", "env", "grep", "id", "ls"):
        (tmp_path / name).symlink_to(shutil.which(name))
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\n", encoding="utf-8")
    browser.chmod(0o755)
    command = [tmp_path / "sh", ROOT / "scripts/tools.sh"]
    said = subprocess.run(
        command, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=True
    )
    names = [line.partition(":")[0] for line in said.stdout.splitlines()]
    asked = re.findall(r"^find_(\w+)\(\)", (ROOT / "scripts/tools.sh").read_text(), re.MULTILINE)
    assert [name.split()[0].lower() for name in names] == asked
    assert said.stderr == ""
