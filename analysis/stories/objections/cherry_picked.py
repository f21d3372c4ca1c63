"""Is it cherry-picked? Everything that was searched beside what is told, and how much of it says the same."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Share
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.false_discovery import FALSE_DISCOVERY_LEVEL, benjamini_hochberg
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.questions import Question
from analysis.stories.objections.standing import is_open, side


def cherry_picked(
    main: Estimate, compared: Mapping[str, Estimate], of: str = "groups", level: float = FALSE_DISCOVERY_LEVEL
) -> Objection:
    """`compared`: every difference that was searched, by name, the one told among them; `of` says what they are.

    The claim is no picking where it passes with all of them counted, or where nothing passes and nothing is claimed.
    """
    tested = {name: each for name, each in compared.items() if each.p_value is not None}
    found = [float("nan") if each.p_value is None else each.p_value for each in tested.values()]
    passes = dict(zip(tested, benjamini_hochberg(found, level), strict=True))
    agree = sum(side(each.value) == side(main.value) for each in tested.values() if each != main)
    through = sum(bool(each) for each in passes.values())
    told = any(bool(passes[name]) for name, each in tested.items() if each == main)
    estimates = {
        "main": main,
        **{f"searched[{of}={name}]": each for name, each in tested.items()},
        **_counts(of, len(tested), agree, through, level),
    }
    said = _said(estimates, len(tested), agree, through)
    nothing_told = through == 0 and is_open(main, level)  # and nothing claimed: nobody picked anything
    verdict = Verdict.NO if told or nothing_told else Verdict.CANNOT_BE_TOLD
    return answered(Question.CHERRY_PICKED, verdict, [said], estimates)


def nothing_searched(what: Sentence, estimates: dict[str, Estimate] | None = None) -> Objection:
    """For a figure that stands alone: all of it is shown, or there was nothing to choose from."""
    return answered(Question.CHERRY_PICKED, Verdict.NO, [what], estimates or {})


def _counts(of: str, tested: int, agree: int, through: int, level: float) -> dict[str, Estimate]:
    return {
        "searched": counted(Count(tested, of), tested),
        "searched_that_agree": counted(Count(agree, of), tested),
        "searched_that_pass": counted(Count(through, of), tested),
        "false_discovery_rate": counted(Share(level), tested),
    }


def _said(estimates: Mapping[str, Estimate], tested: int, agree: int, through: int) -> Sentence:
    parts: dict[str, Part] = {"searched": estimates["searched"], "rate": estimates["false_discovery_rate"]}
    if tested == 1:
        return sentence("It is the only one that could be compared.")
    point = {0: "none points", 1: "{agree:word} points"}.get(agree, "{agree:word} point")
    passed = {0: "none passes", 1: "{through:word} passes"}.get(through, "{through:word} pass")
    return sentence(
        "It is one of {searched:word} compared, and all are in the files: of the others " + point + " the same way, "
        "and of all " + passed + " with the share of false alarms held to {rate}.",
        agree=agree,
        through=through,
        **parts,
    )
