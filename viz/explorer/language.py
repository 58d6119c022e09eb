"""The language of the pages: Chinese, or English for who asks for it."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request

LANGUAGES = {"zh": "zh-Hans", "en": "en"}
COOKIE = "lang"


def language(request: Request) -> str:
    """Return the language that the address asks for, or else that was asked for last, or else Chinese."""
    for wanted in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if wanted in LANGUAGES:
            return wanted
    return "zh"


def sayer(lang: str) -> Callable[[str, str], str]:
    """Return the function that pages say things with: of a text in Chinese and one in English, the right one."""
    return lambda zh, en: en if lang == "en" else zh
