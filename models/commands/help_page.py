"""How the help of a command is set: headings in the language that is spoken, lines by the width of their signs."""

import argparse
from collections.abc import Iterable
from typing import Any

from models.texts.columns import broken, is_narrow
from models.translation import tr


class HelpPage(argparse.HelpFormatter):
    """Writes help in the language that is spoken; what stands without blanks is broken by its width."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the line that tells how a command is written."""
        super().add_usage(usage, actions, groups, tr("usage: ") if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return super()._split_lines(text, width) if is_narrow(text) else broken(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if is_narrow(text):
            return super()._fill_text(text, width, indent)
        return "\n".join(f"{indent}{line}" for line in broken(text, width - len(indent)))


class AsWritten(HelpPage):
    """Leaves what stands below the options as it is written."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "".join(f"{indent}{line}" for line in text.splitlines(keepends=True))
