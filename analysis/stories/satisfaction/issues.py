"""Which issues go with satisfaction: customers who had raised one before they answered, beside like ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.joined import listed
from analysis.stories.satisfaction.counts import counts
from analysis.stories.satisfaction.features import Feature, searched
from analysis.stories.satisfaction.strata import Compared, compare_tallies
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import Tally, tallies_in
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import Told, in_doubt

QUERY = "satisfaction/score_by_issue"
EVERYBODY = ""  # as queries/marts/satisfaction_by_issue.sql names all who answered
REST = "All other topics"  # as queries/marts/issue.sql names what is not told apart
MOST_OTHERS, MOST_NAMED = 2, 3
IMPORTANCE_TOLD, IMPORTANCE_NOT_TOLD = 60, 12
SPEND = ", spend "  # between the segment and the rest of a stratum's name
Kind = tuple[str, str, int]  # segment, spend and how many issues were raised
Cell = tuple[str, bool, Tally]  # stratum, whether it raised the issue, what it answered
HELD = "segment and spend, with as many other issues"


def issues(telling: Telling, survey: Survey) -> Told | None:
    """The finding; None where no case of enough customers came before an answer of theirs."""
    rows = telling.run(QUERY, period_id=survey.period.period_id, survey_id=survey.survey_id)
    found = searched(compared_by_issue(survey, rows, telling.minimum))
    if not found:
        return None
    told = [each for each in found if each.stays and each.compared.adjusted]
    finding = Finding(
        "issues",
        _claim(survey, found),
        f"{survey.scale}, {survey.title}: customers who had raised the issue in a case in the twelve months before "
        f"less all others, each by what it answered last, {survey.period.label}",
        _estimates(survey, found),
        Evidence(
            QUERY,
            telling.parameters(QUERY, period_id=survey.period.period_id, survey_id=survey.survey_id),
            Chart(
                ChartKind.PAIRED_DOTS,
                survey.measure.change_unit.unit,
                {"first": "As they are", "second": "Like with like"},
                reference=0.0,
            ),
            _rows(found),
        ),
        Grade.ADJUSTED if told else Grade.OBSERVED,
        Basis((survey.department, "Service"), _customers(found[0]), "customers", survey.period.label),
        tuple(_caveats(survey, found)),
        method="stratified",
        is_open=not told,
    )
    return Told(finding, IMPORTANCE_TOLD if told else IMPORTANCE_NOT_TOLD, about=found)


def compared_by_issue(survey: Survey, rows: pd.DataFrame, minimum: int) -> dict[str, Compared | None]:
    """Those who raised it and everybody less those, within segment, spend and the number of other issues raised."""
    by_issue = defaultdict[str, dict[Kind, Tally]](dict)
    columns = (rows["issue"], rows["segment"], rows["spend_band"].astype(str), rows["issues_raised"].astype(int))
    for (issue, *kind), tally in zip(zip(*columns, strict=True), tallies_in(rows), strict=True):
        by_issue[str(issue)][kind[0], kind[1], kind[2]] = tally
    everybody = by_issue[EVERYBODY]
    return {
        name: compare_tallies(survey.measure, _both_kinds(by_issue[name], everybody), minimum)
        for name in sorted(by_issue.keys() - {EVERYBODY, REST})
    }


def _both_kinds(raised: Mapping[Kind, Tally], everybody: Mapping[Kind, Tally]) -> Iterator[Cell]:
    for kind, tally in raised.items():
        yield _stratum(kind, own=1), True, tally
    for kind, tally in sorted(everybody.items(), key=lambda each: each[0]):
        others = tally - raised[kind] if kind in raised else tally
        if others.customers > 0:
            yield _stratum(kind, own=0), False, others


def _stratum(kind: Kind, own: int) -> str:
    """ "Small, spend 2, others 1": the issue itself is not counted among the others."""
    segment, spend_band, raised = kind
    return f"{segment}{SPEND}{spend_band}, others {min(raised - own, MOST_OTHERS)}"


def _customers(each: Feature) -> int:
    return round(each.compared.first.customers + each.compared.second.customers)


def _claim(survey: Survey, found: tuple[Feature, ...]) -> Sentence:
    told = [each for each in found if each.stays and each.compared.adjusted]
    if not told:
        nearest = min(found, key=lambda each: _p_of(each))
        return sentence(
            "Whether any of {issues:word} goes with less satisfaction among like customers cannot be told yet; {name} "
            "comes nearest: {apart:signed} " + in_doubt(nearest.compared.best_known).replace("{difference", "{apart"),
            issues=Count(len(found), "issues"),
            name=nearest.name,
            apart=nearest.compared.best_known,
        )
    ways: dict[str, list[Feature]] = defaultdict(list)
    for each in sorted(told, key=lambda each: each.compared.best_known.value.amount):
        ways["lower" if each.compared.best_known.value.amount < 0 else "higher"].append(each)
    parts: dict[str, Part] = {}
    said = [_way(way, each, parts) for way, each in ways.items()]
    return Sentence("Customers who had raised " + "; those who had raised ".join(said), parts)


def _way(way: str, those: list[Feature], parts: dict[str, Part]) -> str:
    """ "{lower0} score {lower0_by} lower than like customers", and the next ones in brackets."""
    for place, each in enumerate(those[:MOST_NAMED]):
        parts[f"{way}{place}"], parts[f"{way}{place}_by"] = each.name, each.compared.best_known
    said = f"{{{way}0}} score {{{way}0_by:size}} {way} than like customers"
    others = [f"{{{way}{place}}} ({{{way}{place}_by:size}})" for place in range(1, len(those[:MOST_NAMED]))]
    return said + (", so do those with " + listed(others) if others else "")


def _p_of(each: Feature) -> float:
    p_value = each.compared.best_known.p_value
    return 1.0 if p_value is None else p_value


def _estimates(survey: Survey, found: tuple[Feature, ...]) -> dict[str, Estimate]:
    name = survey.measure.name
    estimates = counts({"issues_searched": Count(len(found), "issues")})
    for each in found:
        estimates[f"{name}_difference[issue={each.name}]"] = each.compared.crude
        raised = Count(each.compared.second.customers, "customers")
        estimates |= counts({f"customers_who_raised[issue={each.name}]": raised})
        if each.compared.adjusted is not None:
            estimates[f"{name}_difference_like_with_like[issue={each.name}]"] = each.compared.adjusted
    return estimates


def _rows(found: tuple[Feature, ...]) -> pd.DataFrame:
    rows = [
        (
            each.name,
            each.compared.crude.value.amount,
            each.compared.best_known.value.amount,
            _customers(each),
            each.stays and each.compared.adjusted is not None,
        )
        for each in found
    ]
    return pd.DataFrame(rows, columns=["label", "first", "second", "sample_size", "is_highlighted"])


def _caveats(survey: Survey, found: tuple[Feature, ...]) -> Iterator[Sentence]:
    yield sentence(
        "{issues:word} searched, among customers of the same " + HELD + ". The case came before the answer; still, who "
        "is discontent may raise more, so what stays is no proof of a cause.",
        issues=Count(len(found), "issues"),
    )
    for each in found:
        if each.vanishes and each.compared.adjusted is not None:
            way = "higher" if each.compared.crude.value.amount > 0 else "lower"
            yield sentence(
                f"As they are, customers who had raised {{name}} score {{crude:size}} {way} than all others; like with "
                "like it is "
                "{adjusted:signed} ({adjusted:interval}), so most of that is what kind of customers they are.",
                name=each.name,
                crude=each.compared.crude,
                adjusted=each.compared.adjusted,
            )
    if all(each.compared.adjusted is None for each in found):
        yield sentence("Not compared like with like: no two kinds of customers hold both.")
