"""Evidence is looked at export by export and may be kept; to decide takes nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_sources.cleaning.canonical import Given, create_canonical
from data_sources.cleaning.clean import load_macros
from data_sources.cleaning.column_evidence import Evidence, decide, look_at
from data_sources.declarations import Source
from data_sources.readers import land
from tests.data_sources.cleaned_exports import cleaned_column, scratch_build, source_of

TODAY = date(2026, 11, 21)
SOURCE = source_of(
    "feedback",
    columns={"customer": "A", "answered_on": "D", "score": "S"},
    constants={"kind": "csat"},
)


def evidence_of(folder: Path, source: Source, *exports: str) -> list[Evidence]:
    connection, seen = scratch_build(), []
    load_macros(connection)
    for number, text in enumerate(exports):
        path = folder / f"part_{number}.csv"
        path.write_text(text, encoding="utf-8")
        each = Given(number, land(connection, path, source, f"export_{number}"))
        create_canonical(connection, source, [each], ())
        seen.append(look_at(connection, source, each, TODAY))
    return seen


def test_kept_evidence_decides_alike(tmp_path: Path) -> None:
    seen = evidence_of(
        tmp_path,
        SOURCE,
        "A|D|S|Month\nA1|03/04/2024|Satisfied|4\nA2|04/05/2024|Very satisfied|5\nA3|05/06/2024|Dissatisfied|6\n",
        "A|D|S|Month\nA1|25/04/2024|4.5|4\nA2|3. Mai 2024|2|5\n",
        "A|D|S\nA1|45000|1.234\n",
    )
    kept = [Evidence.from_json(each.as_json()) for each in seen]
    assert kept == seen
    assert decide(SOURCE, kept, TODAY) == decide(SOURCE, seen, TODAY)
    assert [decide(SOURCE, seen, TODAY).fingerprint(place) for place in range(3)] == [
        decide(SOURCE, kept, TODAY).fingerprint(place) for place in range(3)
    ]


def test_every_question_says_what_to_declare(tmp_path: Path) -> None:
    text = "A|D|S\nA1|03/04/2024|Promoter\nA2|03/04/2024|Passive\nA3|03/04/2024|Detractor\n"
    decisions = decide(SOURCE, evidence_of(tmp_path, SOURCE, text), TODAY)
    asked = [*decisions.detections, *decisions.exports[0].detections]
    assert {each.aspect for each in asked if each.is_question} == {"order of day and month", "words for scores"}
    assert all(each.overrule and each.column and each.evidence for each in asked)
    assert len(decisions.notes) == 2


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.dates(date(1970, 1, 1), date(2025, 12, 31)), min_size=1, max_size=10),
    st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%m-%d-%Y", "%Y-%m-%d", "%d %b %Y", "%Y%m%d", "%B %d, %Y"]),
    st.sampled_from(["", " 13:45", " 1:45 PM", "T23:30:00Z", ", 08:00"]),
)
def test_days_in_any_form_read_back_exactly(tmp_path: Path, days: list[date], form: str, time: str) -> None:
    days = [*days, date(2024, 3, 25)]
    said = [day.strftime(form) + time for day in days]
    assert cleaned_column(tmp_path, "lost_on", said, "loss").staged("lost_on") == days


@pytest.mark.parametrize("table", ["loss", "revenue", "service_case"])
def test_an_export_without_rows_is_decided_too(tmp_path: Path, table: str) -> None:
    filled = {"loss": {"lost_on": "D"}, "revenue": {"month": "D", "recurring_amount": "S"}, "service_case": {}}[table]
    source = source_of(table, columns={"customer": "A", **filled})
    assert decide(source, evidence_of(tmp_path, source, "A|D|S\n"), TODAY).notes == ()
