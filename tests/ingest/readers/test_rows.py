"""Rows of tables."""

from __future__ import annotations

import pytest

from ingest.readers.rows import row

ROWS = {
    ("姓名", "职务"): "姓名 | 职务",
    ("周明远", "", "馆长"): "周明远 |  | 馆长",
    ("", "签到表", ""): "签到表",
    ("报：", "县委办公室。"): "报：县委办公室。",
    ("青河县档案馆办公室", "2024年3月1日印发"): "青河县档案馆办公室\u3000\u30002024年3月1日印发",
    ("青河县档案馆", "二〇二四年三月一日"): "青河县档案馆\u3000\u3000二〇二四年三月一日",
    ("", "---"): "",
    ("甲\n乙", "丙"): "甲 乙 | 丙",
}


@pytest.mark.parametrize(("cells", "line"), ROWS.items())
def test_rows(cells: tuple[str, ...], line: str) -> None:
    assert row(cells) == line
