"""What is said of the weights: nothing "goes with" the whole unless it passed its test, and ties are no ranking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.drivers import Driver
from analysis.statistics.false_discovery import FALSE_DISCOVERY_LEVEL
from analysis.stories.joined import listed
from analysis.stories.satisfaction.weighed import Weighed

MOST_NAMED = 3


def claim(weighed: Weighed) -> Sentence:
    if not weighed.is_told:
        return _not_told(weighed)
    if not weighed.passing:
        return sentence(
            "Together {ratings:word} go with {whole}, but which of them does cannot be told: they move together",
            ratings=_ratings(weighed),
            whole=weighed.rated.outcome.subject,
        )
    first = _one_first(weighed, weighed.first[0]) if len(weighed.first) == 1 else _several_first(weighed)
    return _with_weak(weighed, first)


def _with_weak(weighed: Weighed, said: Sentence) -> Sentence:
    """What weighs much and is rated low is where a board would look first."""
    if weighed.weak is None:
        return said
    weak = weighed.weak[0]
    parts: dict[str, Part] = {
        "weak": weak.name,
        "good": weighed.performance(weak.name),
        "elsewhere": weighed.elsewhere(weak.name),
    }
    is_named_last = len(weighed.first) == 1 and len(weighed.passing) > 1 and weak == weighed.passing[1]
    named = "which" if is_named_last else "“{weak}”"
    template = said.template.replace("; which", ", and which") + (", " if is_named_last else "; ")
    return Sentence(template + named + " only {good} rate well (all else {elsewhere})", {**said.parts, **parts})


def _not_told(weighed: Weighed) -> Sentence:
    parts: dict[str, Part] = {
        "ratings": _ratings(weighed),
        "whole": weighed.rated.outcome.subject,
        "explained": weighed.found.r_squared,
        "customers": Count(len(weighed.rated.scores), "customers"),
    }
    template = (
        "Whether any of {ratings:word} goes with {whole} cannot be told yet: together they explain {explained} of it, "
        "little more than chance would"
    )
    if weighed.needed is None or weighed.needed.amount <= len(weighed.rated.scores):
        return Sentence(template, parts)
    return Sentence(
        template + "; {needed} would tell, and {customers} rated them all", parts | {"needed": weighed.needed}
    )


def _one_first(weighed: Weighed, first: Driver) -> Sentence:
    parts: dict[str, Part] = {
        "first": first.name,
        "weight": first.weight,
        "whole": weighed.rated.outcome.subject,
        "ratings": _ratings(weighed),
    }
    template = "“{first}” goes most with {whole}: {weight} of what {ratings:word} explain"
    if len(weighed.passing) == 1:
        return Sentence("“{first}” alone goes with {whole}: {weight} of what {ratings:word} explain", parts)
    second = weighed.passing[1]
    return Sentence(
        template + ", before “{second}” with {next}", parts | {"second": second.name, "next": second.weight}
    )


def _several_first(weighed: Weighed) -> Sentence:
    named = weighed.first[:MOST_NAMED]
    parts: dict[str, Part] = {"whole": weighed.rated.outcome.subject, "ratings": _ratings(weighed)}
    parts |= {f"weight{place}": each.weight for place, each in enumerate(named)}
    names = _names(weighed.first)
    weights = listed([f"{{weight{place}}}" for place in range(len(named))])
    if len(weighed.first) > MOST_NAMED:
        template = f"{names} go most with {{whole}}; which of them weighs most cannot be told"
    else:
        more = "which of the two weighs more" if len(named) == 2 else "which of them weighs most"
        template = f"{names} go most with {{whole}}, {weights} of what {{ratings:word}} explain; {more} cannot be told"
    return Sentence(template, parts | _name_parts(weighed.first))


def headline(weighed: Weighed, stop: str = "") -> Sentence | None:
    if not weighed.passing:
        return None
    names = _names(weighed.first)
    verb = "goes" if len(weighed.first) == 1 else "go"
    return Sentence(
        f"{names} {verb} most with {{whole}}" + stop,
        {"whole": weighed.rated.outcome.subject, **_name_parts(weighed.first)},
    )


def line(weighed: Weighed) -> Sentence | None:
    return headline(weighed, ".")


def advice(weighed: Weighed) -> Sentence | None:
    if weighed.weak is None:
        return None
    return sentence(
        "**Look first at “{weak}”:** much goes with it, and only {good} rate it well.",
        weak=weighed.weak[0].name,
        good=weighed.performance(weighed.weak[0].name),
    )


def subtitle(weighed: Weighed) -> str:
    rated = weighed.rated
    what = f"What each explains of “{rated.outcome.touchpoint}”"
    if weighed.weak is None:
        shown = f"{what}, part of all that is explained"
    else:
        shown = f"{what} (along) and how many rate it well (upwards), shares"
    return f"{shown}; {rated.outcome.department}: {rated.outcome.survey}, {rated.period.label}"


def caveats(weighed: Weighed) -> Iterator[Sentence]:
    rated = weighed.rated
    yield sentence(
        "{customers} rated them all, each counted once by its mean answers" + _held(rated.held) + "; "
        "the ratings explain {explained} ({explained:interval}) of how they differ.",
        customers=Count(len(rated.scores), "customers"),
        explained=weighed.found.r_squared,
    )
    yield sentence("Given together by the same customers: what goes together is no proof of what would follow.")
    yield from _not_driving(weighed)
    for name, why in rated.aside:
        yield sentence("“{name}” was left out: {why}.", name=name, why=why)
    if rated.drawn_from is not None:
        yield sentence(
            "Drawn evenly from {drawn_from} who were asked three things or more.",
            drawn_from=Count(rated.drawn_from, "customers"),
        )


def _held(held: Sequence[str]) -> str:
    return f", beside others of the same {' and '.join(held)}" if held else ""


def _not_driving(weighed: Weighed) -> Iterator[Sentence]:
    """What has weight and is no driver: beyond the others it says nothing, or the contrary."""
    if not weighed.passing:
        return
    others = [each for each in weighed.found.ranked if each not in weighed.passing]
    contrary = tuple(each for each in others if each.differs(FALSE_DISCOVERY_LEVEL))
    silent = tuple(each for each in others if each not in contrary)
    if silent:
        add = "adds" if len(silent) == 1 else "add"
        template = f"{_names(silent)} {add} nothing beyond the others that could be told from chance."
        yield Sentence(template, _name_parts(silent))
    if contrary:
        go = "goes" if len(contrary) == 1 else "go"
        template = f"{_names(contrary)} {go} the other way once the others are held equal, which is no driver."
        yield Sentence(template, _name_parts(contrary))


def _ratings(weighed: Weighed) -> Count:
    return Count(len(weighed.rated.asked), "ratings")


def _names(named: Sequence[Driver]) -> str:
    """As a template: each of three, the first three of more."""
    names = [f"“{{name{place}}}”" for place in range(min(len(named), MOST_NAMED))]
    return listed([*names, "others"] if len(named) > MOST_NAMED else names)


def _name_parts(named: Sequence[Driver]) -> dict[str, Part]:
    return {f"name{place}": each.name for place, each in enumerate(named[:MOST_NAMED])}
