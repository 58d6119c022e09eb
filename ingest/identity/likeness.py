"""How alike two things are: reasons for and against their being one, each with its weight in bits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict

import yaml

from .reading import Thing


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """One thing that speaks for (above zero) or against (below) two things being one: what, and the words of it."""

    what: str
    weight: float
    told: str = ""


    def called(self, lang: str) -> str:
        """Return what the reason is called in a language: zh or en."""
        return weights()["words"][self.what] if lang == "zh" else self.what


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two things with all reasons for and against their being one."""

    one: Thing
    other: Thing
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The sum of the reasons: at `sure` and above the two are taken for one."""
        return sum(reason.weight for reason in self.reasons)

    @property
    def is_doubtful(self) -> bool:
        """Whether a person is worth asking: the two are alike for some reason beyond the trifles."""
        reasons = [reason.what for reason in self.reasons if reason.weight > 0]
        return self.score >= weights()["doubtful"] and not set(reasons) <= set(weights()["trifles"])


class Weights(TypedDict):
    """The scale of weights.yaml."""

    sure: float
    doubtful: float
    apart: float
    clear: float
    trifles: list[str]
    reasons: dict[str, float]
    words: dict[str, str]


@cache
def weights() -> Weights:
    """Return the scale: from what score on two things are one, doubtful, or apart; what each reason weighs."""
    scale: Weights = yaml.safe_load(files(__package__).joinpath("weights.yaml").read_text("utf-8"))
    return scale


def reason(what: str, told: str = "") -> Reason:
    """Return a reason of the scale, with the words that give it."""
    return Reason(what, weights()["reasons"][what], told)
