"""What is said of leaving by issue: "left … times as often" only of what passed, and never of what announces a loss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.claim_level import ALONE_LEVEL, CLAIM_LEVEL
from analysis.stories.joined import listed
from analysis.stories.priority_issues.facts import NO_DATES
from analysis.stories.priority_issues.judging import search_caveats, survivors
from analysis.stories.priority_issues.leaving.followed import IssueLeaving, Leaving
from analysis.stories.priority_issues.leaving.matched import HELD
from analysis.stories.retention_economics.what_would_tell import what_would_tell

MOST_NAMED = 3
NEARLY_ALL = 0.95  # of those who raised it, with like customers beside them: below it, it is said


def claim(leaving: Leaving) -> Sentence:
    if not leaving.told:
        return _not_told(leaving)
    first = leaving.shown
    assert first is not None and first.ratio is not None and first.alike is not None
    parts: dict[str, Part] = {"first": first.issue, "ratio": first.ratio, "seen": first.seen, "alike": first.alike}
    template = (
        f"**Customers who {had_done(leaving, 'first')} left {{ratio}} as often as like customers who did not**: "
        "{seen} a year, against {alike}"
    )
    others = [each for each in leaving.told if _is_more(each) == _is_more(first) and each != first][: MOST_NAMED - 1]
    if others:
        said = [f"{{name{place}}} ({{ratio{place}}})" for place in range(len(others))]
        template += "; so it is with " + listed(said)
        parts |= {f"name{place}": each.issue for place, each in enumerate(others)}
        parts |= {f"ratio{place}": each.ratio for place, each in enumerate(others) if each.ratio}
    return Sentence(template, parts)


def _is_more(each: IssueLeaving) -> bool:
    return each.ratio is not None and each.ratio.value.amount > 1


def _not_told(leaving: Leaving) -> Sentence:
    nearest = leaving.compared[0]
    assert nearest.ratio is not None
    return sentence(
        f"Whether customers leave more, or less, once they have {leaving.deed.ever} **cannot be told yet**; "
        "{nearest} comes nearest: {ratio} as many left as of like customers ({ratio:interval})",
        nearest=nearest.issue,
        ratio=nearest.ratio,
    )


def had_done(leaving: Leaving, name: str) -> str:
    """ "raised {first}", "rated “{first}” low": as a template."""
    return leaving.deed.done.replace("{name}", f"{{{name}}}")


def words_for(held: Sequence[str]) -> str:
    return listed([HELD[each] for each in held]) if held else "nothing"


def until(leaving: Leaving) -> str:
    ends_on = leaving.facts.periods.level.ends_on
    return f"quarters until {ends_on:%B %Y}" if ends_on else NO_DATES


def caveats(leaving: Leaving) -> Iterator[Sentence]:
    yield _followed(leaving)
    yield from search_caveats(len(leaving.compared), leaving.deed.noun)
    for each in leaving.told[:MOST_NAMED]:
        yield from _of_told(leaving, each)
    if not leaving.told:
        yield _why_not(leaving, leaving.compared[0])
    yield from _explained_by_kind(leaving)
    for each in leaving.announcing:
        yield sentence(
            "“{issue}” was set aside: it announces the loss, so it explains none and no money is claimed from it.",
            issue=each.issue,
        )
    yield from _hidden(leaving)


def _followed(leaving: Leaving) -> Sentence:
    parts: dict[str, Part] = {"customers": Count(leaving.customers, "customers")}
    if leaving.shown is not None:
        parts["shown"] = leaving.shown.issue
    return Sentence(leaving.deed.followed, parts)


def _why_not(leaving: Leaving, nearest: IssueLeaving) -> Sentence:
    if _p_of(nearest) < ALONE_LEVEL:
        return sentence(
            "Asked alone, the difference of {issue} would be told; beside so many other questions it has to show more "
            "clearly.",
            issue=nearest.issue,
        )
    part = nearest.matched.part_exposed.amount
    return what_would_tell(leaving.lost, part, len(leaving.compared), CLAIM_LEVEL)


def _p_of(each: IssueLeaving) -> float:
    return 1.0 if each.ratio is None or each.ratio.p_value is None else each.ratio.p_value


def _of_told(leaving: Leaving, each: IssueLeaving) -> Iterator[Sentence]:
    """The interval, what could explain it away, and how many had like customers at all."""
    if each.ratio is None or each.e_value is None:
        return
    yield sentence(
        "{issue}: {ratio} ({ratio:interval}). To explain it away, something not in the exports would have to go with "
        f"both {leaving.deed.doing} and leaving {{strength}} as often ({{least}} to bring the interval down to no "
        "difference).",
        issue=each.issue,
        ratio=each.ratio,
        strength=each.e_value,
        least=each.e_value.low,
    )
    if each.matched.with_like.value.amount < NEARLY_ALL:
        yield sentence(
            f"Of those who {had_done(leaving, 'issue')}, {{part}} had like customers to compare with.",
            issue=each.issue,
            part=each.matched.with_like,
        )


def _explained_by_kind(leaving: Leaving) -> Iterator[Sentence]:
    """What seems to go with leaving, and does not among like customers: large accounts raise it and stay, say."""
    seems = survivors([each.crude for each in leaving.compared])
    for each, is_apart in zip(leaving.compared, seems, strict=True):
        if is_apart and not each.is_told and each.crude is not None and each.ratio is not None:
            yield sentence(
                f"As they are, customers who {had_done(leaving, 'issue')} left "
                "{crude} as often as all others; whether among like customers too cannot be told: {ratio} "
                "({ratio:interval}).",
                issue=each.issue,
                crude=each.crude,
                ratio=each.ratio,
            )


def _hidden(leaving: Leaving) -> Iterator[Sentence]:
    if leaving.hidden:
        smallest = Count(leaving.facts.minimum_group_size, "customers")
        yield sentence(
            f"Not shown: {{hidden:word}} that fewer than {{smallest}} {leaving.deed.bare}, or did not, or "
            "needed to keep those hidden.",
            hidden=Count(leaving.hidden, leaving.deed.noun),
            smallest=smallest,
        )
