"""Is it noise? How surely what is told differs from no difference."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Ratio
from analysis.sentences import Sentence, sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.chance import chance_of, say_chance
from analysis.stories.objections.questions import Question

LEVEL = 0.05


def noise(
    main: Estimate,
    level: float = LEVEL,
    missing: Count | None = None,
    of: str = "answers",
    called: str = "difference",
) -> Objection:
    """`main` is the tested difference behind the claim, `level` the one it is held to, `missing` what would tell it.

    Not tested and with an interval: a level, told as far as its interval reaches. `of` says what the sample counts,
    `called` what `main` is.
    """
    if main.p_value is None:
        return _counted(main, of) if main.low.amount == main.high.amount else _level(main, of)
    estimates = {"tested": main, **chance_of(main.p_value, main.sample_size)}
    told = main.p_value < level
    lines = [_tested(main, of, called)]
    if not told and main.p_value < LEVEL:
        estimates["chance_allowed"] = chance_of(level, main.sample_size)["chance_alone"]
        lines.append(
            sentence(
                "It is asked beside several other questions, so it would have to be rarer than one of {allowed}.",
                allowed=estimates["chance_allowed"],
            )
        )
    if not told and missing is not None:
        estimates["answers_missing"] = counted(missing, main.sample_size)
        lines.append(sentence("It would take {missing}.", missing=missing))
    return answered(Question.NOISE, Verdict.NO if told else Verdict.CANNOT_BE_TOLD, lines, estimates)


def _tested(main: Estimate, of: str, called: str) -> Sentence:
    assert main.p_value is not None
    chance = say_chance(main.p_value, main.sample_size)
    said = chance.template[:1].upper() + chance.template[1:]
    what = "ratio is {main}" if isinstance(main.value, Ratio) else f"{called} is {{main:signed}}"
    return Sentence(
        said + f"; the {what} ({{main:interval}}), from {{sample}}.",
        {**chance.parts, "main": main, "sample": Count(main.sample_size, of)},
    )


def _counted(main: Estimate, of: str) -> Objection:
    said = sentence(
        "It is counted in full, over {sample}: there is no chance in it.", sample=Count(main.sample_size, of)
    )
    return answered(Question.NOISE, Verdict.NO, [said], {"counted": main})


def _level(main: Estimate, of: str) -> Objection:
    said = sentence(
        "Over {sample} chance leaves it within {main:range} (95 % interval).",
        main=main,
        sample=Count(main.sample_size, of),
    )
    return answered(Question.NOISE, Verdict.NO, [said], {"level": main})


def counted_in_full(sample: Count) -> Objection:
    """For a sum or a count over everybody."""
    return _counted(counted(sample, round(sample.amount)), sample.of)
