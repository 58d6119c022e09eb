"""Rows of tables as lines of text."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DATED = re.compile(r"[0-9〇○零一二三四五六七八九十]{4}\s*年.{2,12}日(?:\s*印发?)?")


def row(cells: Sequence[str]) -> str:
    """Return the cells of a row in one line, with " | " between them.

    A row with words in one cell is a plain line; so is one of a label and what it says (报： | 省委办公厅)
    and one of an office and a date, because such tables only set the head and the foot of a bulletin.
    """
    cells = [" ".join(cell.split("\n")).strip() for cell in cells]
    filled = [cell for cell in cells if cell.strip("-: ")]
    if len(filled) < 2:
        return "".join(filled)
    if len(filled) == 2 and filled[0].endswith(("：", ":")):
        return "".join(filled)
    if len(filled) == 2 and _DATED.fullmatch(filled[1]):
        return "\u3000\u3000".join(filled)
    return " | ".join(cells)
