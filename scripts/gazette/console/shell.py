"""A way to ask and to say something at the shell, which the command line provides."""

from __future__ import annotations

from typing import Protocol


class Shell(Protocol):
    def ask(self, question: str) -> str:
        """Return a line that is typed; empty for none."""

    def say(self, words: str) -> None:
        """Show a line."""
