"""What was checked is what is published, though files change while a site is built from them."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.conftest import ROOT
from tests.site.test_assembling import build
from tests.site.test_build import said
from tests.site.test_serve import PAGE, RECORD

THEME = ROOT / "scripts/gazette/theme"
REVISED = re.compile("revised: ").match
CHANGE = """
from pathlib import Path

def on_files(files, config):  # when the records are checked and nothing is made
    file = Path({file!r})
    if file.exists():
        file.write_bytes(file.read_bytes().replace({old!r}.encode(), {new!r}.encode()))
    return files
"""


@pytest.fixture
def own_theme(project):
    """Let a project have a theme of its own; return its folder."""
    theme = shutil.copytree(THEME, project / "theme")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace(str(THEME), str(theme))
    config.write_text(text, encoding="utf-8")
    return theme


def change_meanwhile(project, file, old, new):
    """Let a hook change a file during the build."""
    assert old in file.read_text(encoding="utf-8")
    hook, config = project / "change.py", project / "mkdocs.yml"
    hook.write_text(CHANGE.format(file=str(file), old=old, new=new), encoding="utf-8")
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("hooks:\n", "hooks:\n  - change.py\n"), encoding="utf-8")


def page(project):
    return (project / "site" / PAGE).read_text(encoding="utf-8")


def test_a_record_is_published_as_it_was_checked_and_the_next_build_sees_the_change(run, project):
    record = project / RECORD
    lines = record.read_text(encoding="utf-8").splitlines()
    change_meanwhile(project, record, next(filter(REVISED, lines)), "revised: 2031-12-30")
    done = build(run, project)
    assert done.returncode == 0, said(done)
    assert "30/12/2031" not in page(project)
    assert build(run, project).returncode == 0
    assert "30/12/2031" in page(project)


def test_a_template_is_used_as_it_was_read_and_the_next_build_sees_the_change(
    run, project, own_theme
):
    template = own_theme / "pages/directive.html"
    change_meanwhile(project, template, "{%", "<!-- mới -->{%")
    done = build(run, project)
    assert done.returncode == 0, said(done)
    assert "<!-- mới -->" not in page(project)
    assert build(run, project).returncode == 0
    assert "<!-- mới -->" in page(project)


def test_a_source_file_that_changes_stops_the_build(run, project):
    (source,) = (project / RECORD).parent.glob("*.txt")
    change_meanwhile(project, source, "Covid", "Côvid")
    done = build(run, project)
    assert done.returncode == 1
    assert f"{source.name}: changed while the site was built" in said(done)
    assert "Traceback" not in said(done)
    assert not (project / "site").exists()
    assert build(run, project).returncode == 1  # the record does not agree with it
