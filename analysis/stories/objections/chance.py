"""How often chance alone would give as much, as people say it: "1 of 200 such comparisons"."""

from __future__ import annotations

from math import floor, log10

from analysis.estimates import Estimate, counted
from analysis.quantities import Count, Share
from analysis.sentences import Sentence, sentence

RARE_BELOW = 0.05  # below it "1 of so many" reads better than a share
RAREST = 1e-4  # nobody can tell rarer from this: the tests' own assumptions are no surer


def chance_of(p_value: float, sample_size: int) -> dict[str, Estimate]:
    """Under the name `chance_alone`: of how many comparisons one would show as much; where it is common, the share."""
    if p_value >= RARE_BELOW:
        return {"chance_alone": counted(Share(round(p_value, 2)), sample_size)}
    return {"chance_alone": counted(Count(_one_of(max(p_value, RAREST)), "such comparisons"), sample_size)}


def say_chance(p_value: float, sample_size: int) -> Sentence:
    """Without a full stop: "chance alone would give as much in about one of 200 such comparisons"."""
    chance = chance_of(p_value, sample_size)["chance_alone"]
    if p_value >= RARE_BELOW:
        return sentence("chance alone would give as much in {chance} of such comparisons", chance=chance)
    about = "less than" if p_value < RAREST else "about"
    return sentence(f"chance alone would give as much in {about} one of {{chance}}", chance=chance)


def _one_of(p_value: float) -> float:
    """1/p to one digit that counts, two where it begins with a one: nobody knows a chance more finely."""
    many = 1 / p_value
    magnitude = 10 ** floor(log10(many))
    step = magnitude / 10 if many / magnitude < 2 and magnitude >= 10 else magnitude
    return float(round(many / step) * step)
