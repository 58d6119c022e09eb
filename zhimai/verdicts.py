"""How people are asked for a verdict on a terminal: by one letter, and why."""

from __future__ import annotations

import click

SKIP, QUIT = "kq"

#: The verdicts by their letters.
VERDICTS = {"s": "same", "d": "different", "u": "unsure"}

_ASKED = {
    "zh": "s 同一，d 不同，u 存疑，k 跳过，q 退出；后面可写理由",
    "en": "s same, d different, u unsure, k skip, q quit; and why, if you like",
}


def asked(lang: str) -> tuple[str, str]:
    """Ask for a verdict, and return its letter, or that for skipping or quitting, and what is said behind it."""
    said: tuple[str, str] = click.prompt(_ASKED[lang], value_proc=_said)
    return said


def _said(answer: str) -> tuple[str, str]:
    letter, _, why = answer.strip().partition(" ")
    if letter not in {*VERDICTS, SKIP, QUIT}:
        raise click.UsageError(f"{answer!r} is none of these")
    return letter, why.strip()
