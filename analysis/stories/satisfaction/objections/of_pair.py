"""What a board asks of the pair of dimensions that parts customers most."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.estimates import counted
from analysis.findings import Objection
from analysis.quantities import Count, Share
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.chance import chance_of, say_chance
from analysis.stories.objections.change_our_mind import change_our_mind
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import who_answered
from analysis.stories.satisfaction.objections.known import heard_of
from analysis.stories.satisfaction.objections.twice import answers_twice
from analysis.stories.satisfaction.objections.undone import turned_round
from analysis.stories.satisfaction.objections.without_one import difference_without_one
from analysis.stories.satisfaction.pair_cells import Cell, Pair
from analysis.stories.satisfaction.pairs import adding_pairs
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL


def of_pair(telling: Telling, survey: Survey, found: list[Pair]) -> Iterator[Objection | None]:
    """Of the two cells furthest apart in the pair told."""
    adding = adding_pairs(found)
    best = adding[0]
    low, high = (pick(best.cells, key=lambda each: _mean(survey, each)) for pick in (min, max))
    main = survey.measure.change(low.tally, high.tally)
    yield _noise(best)
    yield who_answered(main, heard_of(telling, survey))
    yield difference_without_one(telling, survey, main, low.tally, high.tally)
    yield no_cause_claimed(
        sentence("It says where customers part, not why: groups of both may differ in other ways too.")
    )
    yield no_money_used(sentence("No money is in it: answers are counted, whatever their customers pay."))
    yield _picked(found, adding)
    yield answers_twice(telling, survey, low.tally + high.tally)
    yield neither()
    yield change_our_mind(
        [turned_round(survey.measure, main, min(low.tally, high.tally, key=lambda each: each.answers), SEARCH_LEVEL)]
    )


def _mean(survey: Survey, cell: Cell) -> float:
    return survey.measure.marks(cell.tally)[0] / cell.tally.answers


def _noise(best: Pair) -> Objection:
    answers = round(sum(cell.tally.answers for cell in best.cells))
    chance = say_chance(best.added_p, answers)
    said = chance.template[:1].upper() + chance.template[1:]
    part = counted(Share(best.spread.share_explained), answers)
    parts: dict[str, Part] = {**chance.parts, "part": part, "first": best.first, "second": best.second}
    template = said + ": {first} and {second} together explain {part} of how answers differ, more than either alone."
    estimates = {"share_explained": part, **chance_of(best.added_p, answers)}
    return answered(Question.NOISE, Verdict.NO, [Sentence(template, parts)], estimates)


def _picked(found: list[Pair], adding: list[Pair]) -> Objection:
    estimates = {
        "pairs_searched": counted(Count(len(found), "pairs"), len(found)),
        "pairs_that_add": counted(Count(len(adding), "pairs"), len(found)),
        "false_discovery_rate": counted(Share(SEARCH_LEVEL), len(found)),
    }
    said = sentence(
        "All {searched:word} of dimensions were searched; in {adding:word} the two say more together than alone, with "
        "the share of false alarms held to {rate}, and this one says most.",
        searched=estimates["pairs_searched"],
        adding=len(adding),
        rate=estimates["false_discovery_rate"],
    )
    return answered(Question.CHERRY_PICKED, Verdict.NO, [said], estimates)
