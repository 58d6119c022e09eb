"""CSV: one row a participation, for spreadsheets."""

from __future__ import annotations

import csv
from io import TextIOWrapper
from typing import IO

from ..participations import COLUMNS, participations
from ..workspace import Workspace


def write(workspace: Workspace, out: IO[bytes]) -> None:
    """Write the participations as RFC 4180 has it, in UTF-8, the first line in Chinese."""
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(title.zh for title in COLUMNS.values())
    writer.writerows(participations(workspace))
    text.detach()
