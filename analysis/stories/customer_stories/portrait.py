"""One customer's story as a finding: what it raised, how it answered, whether it stayed, in its own words."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade, Quotation
from analysis.quantities import Count, Score
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.share import share
from analysis.stories.customer_stories.described import leavers, may_tell_leavers, who
from analysis.stories.customer_stories.facts import EVENTS, STORY_ID, Candidate, Facts
from analysis.stories.customer_stories.objections import objections_to
from analysis.stories.customer_stories.timeline import Timeline, timeline_of

MOST_QUOTED = 3
ON_LEAVING, ON_ISSUE, ON_SOMETHING, ON_ANYTHING = range(4)  # in the order in which its words are read
Row = Mapping[Hashable, Any]
Ranked = tuple[int, Row]
FEW_WORDS = {1: "once", 2: "twice"}


def portrait(facts: Facts, customer: Candidate, slug: str) -> Finding:
    events = facts.events(customer)
    timeline = timeline_of(events, customer.issue, facts.period.ends_on)
    answer = _last_answer(facts, events)
    found = _estimates(facts, customer, answer, timeline)
    return Finding(
        id=f"{STORY_ID}/{slug}",
        claim=_claim(facts, customer, found),
        subtitle=_subtitle(customer, timeline),
        estimates=found,
        evidence=Evidence(EVENTS, facts.parameters(customer), Chart(ChartKind.TIMELINE, "share"), timeline.rows),
        grade=Grade.OBSERVED,
        basis=Basis(timeline.departments, 1, "customers", facts.period.label),
        caveats=tuple(_caveats(facts, customer, found, timeline)),
        objections=objections_to(facts, customer, found),
        quotations=_quotations(facts, customer),
        method="typical_customer",
    )


def _claim(facts: Facts, customer: Candidate, found: dict[str, Estimate]) -> Sentence:
    times = FEW_WORDS.get(customer.mentions)
    parts: dict[str, Part] = {
        "who": who(customer, facts.minimum),
        "issue": customer.issue,
        "period": facts.period.label,
    }
    template = "**{who} raised {issue} " + (times or "{times:word}") + "**"
    parts |= {} if times else {"times": found["mentions"].value}
    template += " in the {period}" if facts.periods.has_dates and facts.period.ends_on else ""
    if "last_score" in found:
        several = found["last_score"].sample_size > 1  # answers of one month, to one survey
        template += ", last scored us {score} of {top}" + (" on average" if several else "")
        parts |= {"score": found["last_score"].value, "top": found["scale_high"].value}
    return sentence(template + (" and has left" if customer.is_lost else " and is still a customer"), **parts)


def _subtitle(customer: Candidate, timeline: Timeline) -> str:
    told = "What the departments recorded of one customer, month by month"
    return f"{told}; {customer.issue} in colour" if timeline.rows["is_highlighted"].any() else told


def _last_answer(facts: Facts, events: pd.DataFrame) -> pd.Series | None:
    """The last month's answer in the period; where several surveys asked in it, the one of most answers."""
    answers = events[(events["lane"] == "answer")]
    if facts.period.ends_on is not None and facts.period.starts_on is not None:
        starts, ends = pd.Timestamp(facts.period.starts_on), pd.Timestamp(facts.period.ends_on)
        answers = answers[answers["month"].between(starts, ends)]
    if answers.empty:
        return None
    return answers.sort_values(["month", "times", "what"], na_position="first", kind="stable").iloc[-1]


def _estimates(facts: Facts, customer: Candidate, answer: pd.Series | None, timeline: Timeline) -> dict[str, Estimate]:
    raised = customer.customers
    found = {
        "mentions": counted(Count(float(customer.mentions), "times"), 1),
        "customers_who_raised_it": counted(Count(float(raised), "customers"), raised),
        "minimum_group_size": counted(Count(float(facts.minimum), "customers"), raised),
    }
    if may_tell_leavers(customer, facts.minimum):
        found["left_since"] = share(leavers(customer), raised)
    if answer is not None:
        low, high = float(answer["scale_low"]), float(answer["scale_high"])
        value = float(answer["value"])
        score = Count(value, "") if value.is_integer() else Score(value, low, high)
        found["last_score"] = counted(score, int(answer["times"]))
        found["scale_high"] = counted(Count(high, ""), 1)
    if timeline.undated:
        found["records_without_a_date"] = counted(Count(float(timeline.undated), "records"), 1)
    if timeline.earlier:
        found["earlier_records"] = counted(Count(float(timeline.earlier), "records"), 1)
    return found


def _caveats(facts: Facts, customer: Candidate, found: dict[str, Estimate], timeline: Timeline) -> Iterator[Sentence]:
    outcome = "left" if customer.is_lost else "stayed"
    among = f"those who {outcome}" + (" and wrote something that can be quoted" if customer.has_comment else "")
    yield sentence(
        f"Chosen by rule, not by hand: of {{raised}} who raised {{issue}}, the one of {among} that is "
        "nearest to the middle of them all in how often it did so, in all its cases, in what it pays and in "
        "how long it has been there.",
        raised=found["customers_who_raised_it"].value,
        issue=customer.issue,
    )
    if "left_since" in found:
        yield sentence(
            "One customer shows how it can go, not how often: of those who raised {issue}, {left} have left since.",
            issue=customer.issue,
            left=found["left_since"],
        )
    else:
        yield sentence("One customer shows how it can go, not how often.")
    if customer.name is None:
        yield sentence(
            "Its name stays unsaid; at least {minimum} fit what the title says of it.",
            minimum=found["minimum_group_size"].value,
        )
    if timeline.undated:
        yield sentence("Not shown: {records} without a date.", records=found["records_without_a_date"].value)
    if timeline.earlier:
        yield sentence("Not shown: {records} from before these months.", records=found["earlier_records"].value)


def _quotations(facts: Facts, customer: Candidate) -> tuple[Quotation, ...]:
    """Of what it wrote: its words on leaving, what is most typical of the issue, then of anything; in order of time."""
    words = [(_rank(row, customer.issue), row) for row in facts.words(customer).to_dict("records")]
    few: dict[str, Ranked] = {}
    for rank, row in sorted(words, key=lambda each: (each[0], -each[1]["typicality"], each[1]["verbatim_id"])):
        if len(few) < MOST_QUOTED:
            few.setdefault(str(row["text"]), (rank, row))
    segment = customer.own_segment if customer.alike_in_segment >= facts.minimum else None
    in_time = sorted(few.values(), key=lambda each: (_day(each[1]) or date.min, each[1]["verbatim_id"]))
    return tuple(_quotation(row, segment, customer.issue if rank == ON_ISSUE else None) for rank, row in in_time)


def _rank(row: Row, issue: str) -> int:
    if row["said_in"] == "loss":
        return ON_LEAVING
    if row["about_kind"] == "issue" and row["about"] == issue and row["tone"] != "praise":
        return ON_ISSUE
    return ON_ANYTHING if row["about_kind"] == "all" else ON_SOMETHING


def _quotation(row: Row, segment: str | None, issue: str | None) -> Quotation:
    return Quotation(
        text=str(row["text"]),
        said_in=str(row["said_in"]),
        department=str(row["department"]),
        said_on=_day(row),
        language=str(row["language"] or ""),
        segment=segment,
        issue=issue,
    )


def _day(row: Row) -> date | None:
    return None if pd.isna(row["month"]) else pd.Timestamp(row["month"]).date()
