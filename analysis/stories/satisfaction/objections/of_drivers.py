"""What a board asks of what goes with satisfaction."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analysis.estimates import counted
from analysis.findings import Objection
from analysis.quantities import Count, Share, ShareChange
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.drivers import drivers, shares_without_each
from analysis.statistics.false_discovery import FALSE_DISCOVERY_LEVEL
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.chance import chance_of, say_chance
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind, would_take
from analysis.stories.objections.counted_twice import counted_twice
from analysis.stories.objections.one_account import one_account
from analysis.stories.objections.other_way_round import order_unknown
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import who_answered
from analysis.stories.satisfaction.objections.known import heard_of, sent_twice
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.weighed import Weighed

OUT_OF_REACH = 10  # times as many customers as answered: nobody waits for so many


def of_drivers(telling: Telling, _: Survey, weighed: Weighed) -> Iterator[Objection | None]:
    """Of all ratings together where none is told; else of the heaviest."""
    rated = weighed.rated
    yield _noise(weighed)
    yield _who_answered(telling, weighed)
    if weighed.passing:
        yield _mix(weighed)
        yield _one_account(weighed)
    yield order_unknown(
        sentence(
            "The ratings and “{whole}” were given by the same people: whoever is content may rate everything well.",
            whole=rated.outcome.touchpoint,
        )
    )
    yield _cherry_picked(weighed)
    rows = Count(len(rated.scores), "customers")
    yield counted_twice(rows, sent_twice(telling, set(rated.departments)))
    yield change_our_mind([_apart(weighed), _missing(weighed)])


def _noise(weighed: Weighed) -> Objection:
    together = weighed.found.r_squared
    assert together.p_value is not None
    chance = say_chance(together.p_value, together.sample_size)
    said = sentence(
        "Together the ratings explain {explained} ({explained:interval}) of how customers differ; "
        + chance.template
        + ".",
        explained=together,
        **chance.parts,
    )
    estimates = {"explained": together, **chance_of(together.p_value, together.sample_size)}
    verdict = Verdict.NO if weighed.is_told else Verdict.CANNOT_BE_TOLD
    return answered(Question.NOISE, verdict, [said], estimates)


def _who_answered(telling: Telling, weighed: Weighed) -> Objection:
    survey = telling.survey(weighed.rated.outcome.survey_id)
    main = weighed.first[0].weight if weighed.passing else weighed.found.r_squared
    return who_answered(main, None if survey is None else heard_of(telling, survey))


def _mix(weighed: Weighed) -> Objection:
    """The claim has mix taken out where anything is held equal; beside it stands what mix would have made of it."""
    rated, first = weighed.rated, weighed.first[0]
    if not rated.held:
        why = sentence(
            "{customers} are of one segment and spend, as far as the exports know, or too few to be parted by them.",
            customers=Count(len(rated.scores), "customers"),
        )
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [why], {"weight": first.weight})
    together = drivers(rated.asked, rated.scores.to_numpy(), rated.whole.to_numpy(), np.zeros(len(rated.scores)))
    plain = next(each.weight for each in together.ranked if each.name == first.name)
    said = sentence(
        "“{name}” has {weight} among customers of the same {held}; with mix left in it would be {plain}.",
        held=" and ".join(rated.held),
        name=first.name,
        plain=plain,
        weight=first.weight,
    )
    return answered(Question.MIX, Verdict.NO, [said], {"weight": first.weight, "weight_with_mix": plain})


def _one_account(weighed: Weighed) -> Objection:
    """The claim stands while those named stay before all others that pass, whoever is left out."""
    rated = weighed.rated
    without = shares_without_each(rated.scores.to_numpy(), rated.whole.to_numpy(), rated.groups.to_numpy())
    places = {each.name: rated.asked.index(each.name) for each in weighed.passing}
    named = [places[each.name] for each in weighed.first]
    others = [place for place in places.values() if place not in named]
    stands = not others or bool((without[:, named].min(axis=1) > without[:, others].max(axis=1)).all())
    heaviest = without[:, named[0]]
    low, high = (Share(float(end)) for end in (np.min(heaviest), np.max(heaviest)))
    return one_account(weighed.first[0].weight, low, high, len(rated.scores), stands)


def _cherry_picked(weighed: Weighed) -> Objection:
    asked, passing, size = len(weighed.rated.asked), len(weighed.passing), len(weighed.rated.scores)
    estimates = {
        "ratings_compared": counted(Count(asked, "ratings"), size),
        "ratings_that_pass": counted(Count(passing, "ratings"), size),
        "chance_of_any_false_one": counted(Share(FALSE_DISCOVERY_LEVEL), size),
    }
    passed = {0: "none of them passes", 1: "one of them passes"}.get(passing, "{passing:word} of them pass")
    said = sentence(
        "All {asked:word} are shown, and " + passed + " with the chance of even one false alarm held to {level}.",
        asked=Count(asked, "ratings"),
        passing=passing,
        level=estimates["chance_of_any_false_one"],
    )
    verdict = Verdict.NO if passing else Verdict.CANNOT_BE_TOLD
    return answered(Question.CHERRY_PICKED, verdict, [said], estimates)


def _apart(weighed: Weighed) -> Falls | None:
    """What lies between the heaviest and the next of those that pass."""
    if len(weighed.passing) < 2:
        return None
    first, second = weighed.passing[:2]
    places = [weighed.found.ranked.index(each) for each in (first, second)]
    return _lead(weighed, *places) if len(weighed.first) == 1 else _tie(weighed, *places)


def _lead(weighed: Weighed, first: int, second: int) -> Falls:
    lead = weighed.found.difference(first, second)
    least = counted(ShareChange((lead.high.amount - lead.low.amount) / 2), lead.sample_size)
    said = sentence(
        "“{first}” lies {lead:size} before “{second}”; by less than {least:size} the two could not be told apart.",
        first=weighed.found.ranked[first].name,
        second=weighed.found.ranked[second].name,
        lead=lead,
        least=least,
    )
    return because(said, {"lead": lead, "least_lead_told": least})


def _tie(weighed: Weighed, first: int, second: int) -> Falls:
    names: dict[str, Part] = {"first": weighed.found.ranked[first].name, "second": weighed.found.ranked[second].name}
    needed, there = weighed.found.rows_to_tell_apart(first, second), len(weighed.rated.scores)
    if not there < needed <= OUT_OF_REACH * there:
        return because(
            Sentence("“{first}” and “{second}” weigh so much alike that more answers would hardly help.", names)
        )
    customers = counted(Count(needed, "customers"), there)
    said = Sentence(
        "About {customers} who go on as these do would tell “{first}” from “{second}”.",
        {**names, "customers": customers},
    )
    return because(said, {"customers_to_tell_apart": customers})


def _missing(weighed: Weighed) -> Falls | None:
    if weighed.is_told:
        return None
    needed, there = weighed.needed, len(weighed.rated.scores)
    more = None if needed is None or needed.amount <= there else Count(needed.amount - there, "more customers")
    return would_take(more)
