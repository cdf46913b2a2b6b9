"""What tests of `gazette new` share."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from gazette.cli import main


@pytest.fixture
def new(tmp_path, monkeypatch):
    """Return a function that runs `new` with answers, line by line."""

    def new(*args, answers=()):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "directives").mkdir(exist_ok=True)
        lines = "".join(f"{line}\n" for line in answers)
        done = CliRunner().invoke(main, ["new", *map(str, args)], input=lines, prog_name="gazette")
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return new
