"""Whether 03/04 is in April or in March: told by evidence, else asked; never guessed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from data_sources.cleaning.neighbours import LINES_FIRST_LOOKED_AT
from tests.data_sources.cleaned_exports import Cleaned, cleaned_column, cleaned_files, cleaned_texts, source_of

ASKED = "day or month first cannot be told"
DMY, MDY = "%d/%m/%Y", "%m/%d/%Y"


LOSSES = source_of("loss", columns={"customer": "A", "lost_on": "D"})


def lost_on(folder: Path, *exports: Sequence[str], beside: str = "") -> Cleaned:
    """Losses of exports whose rows read DAY|NEIGHBOUR; the neighbour's header is `beside`."""
    return cleaned_texts(folder, LOSSES, *(loss_rows(rows, beside or "B") for rows in exports))


def loss_rows(rows: Sequence[str], beside: str) -> str:
    return f"A|D|{beside}\n" + "".join(f"A{number}|{row}\n" for number, row in enumerate(rows))


def certainties(cleaned: Cleaned) -> list[str]:
    rows = cleaned.connection.execute(
        "select certainty from intake.detection where aspect = 'order of day and month' order by all"
    ).fetchall()
    return [row[0] for row in rows]


def test_what_nothing_can_settle_is_asked_and_not_guessed(tmp_path: Path) -> None:
    cleaned = cleaned_column(tmp_path, "lost_on", ["04/03/2024", "05/05/2024", "2024-03-04"], "loss")
    assert cleaned.staged("lost_on") == [None, date(2024, 5, 5), date(2024, 3, 4)]
    assert cleaned.rejections("value", "reason", "is_whole_row") == [("04/03/2024", ASKED, False)]
    assert 'dates = "dmy"' in cleaned.rejections("suggestion")[0]
    assert certainties(cleaned) == ["unsure"]
    assert "04/03/2024" in cleaned.notes()[0]


def test_a_declared_order_settles_it(tmp_path: Path) -> None:
    cleaned = cleaned_column(tmp_path, "lost_on", ["03/04/2024"], "loss", dates="mdy")
    assert (cleaned.staged("lost_on"), certainties(cleaned)) == ([date(2024, 3, 4)], ["declared"])


def test_a_month_that_is_needed_is_asked_for_the_whole_row(tmp_path: Path) -> None:
    source = source_of("revenue", columns={"customer": "A", "month": "M", "recurring_amount": "R"})
    cleaned = cleaned_texts(tmp_path, source, "A|M|R\nA1|02/03/2024|5\n")
    assert cleaned.rejections("reason", "is_whole_row") == [(ASKED, True)]


@pytest.mark.parametrize(
    ("header", "neighbours"),
    [
        ("Month", ("3", "4", "5")),
        ("Monat", ("März", "Apr.", "Mai")),
        ("Period", ("mars", "avril", "mai")),
        ("Period", ("2024-03", "2024-04", "2024-05")),
        ("Created", ("2024-03-02", "2024-04-02", "2024-05-02")),
        ("Created", ("2024-03-02T10:00:00Z", "2024-04-02T23:00:00Z", "2024-05-02T00:00:00Z")),
        ("Weekday", ("Saturday", "Tuesday", "Thursday")),
        ("Tag", ("Sa", "Di", "Do")),
        ("Week", ("9", "14", "18")),
        ("KW", ("KW 9", "KW 14", "KW 18")),
        ("Week of", ("2024-W09", "2024-W14", "2024-W18")),
    ],
)
@pytest.mark.parametrize("order", [DMY, MDY])
def test_a_neighbour_tells_the_order(tmp_path: Path, header: str, neighbours: Sequence[str], order: str) -> None:
    days = [date(2024, 3, 2), date(2024, 4, 2), date(2024, 5, 2)]
    rows = [f"{day.strftime(order)}|{beside}" for day, beside in zip(days, neighbours, strict=True)]
    cleaned = lost_on(tmp_path, rows, beside=header)
    assert (cleaned.staged("lost_on"), certainties(cleaned)) == (days, ["sure"])


@pytest.mark.parametrize(("header", "order"), [("Quarter", DMY), ("Q", MDY)])
def test_a_quarter_beside_it_tells_the_order(tmp_path: Path, header: str, order: str) -> None:
    days = [date(2024, 1, 5), date(2024, 5, 12), date(2024, 9, 2), date(2024, 12, 3)]
    rows = [f"{day.strftime(order)}|Q{(day.month + 2) // 3}" for day in days]
    assert lost_on(tmp_path, rows, beside=header).staged("lost_on") == days


def test_a_neighbour_that_is_filled_far_below_tells_the_order_too(tmp_path: Path) -> None:
    rows = ["03/04/2024|"] * LINES_FIRST_LOOKED_AT + ["03/04/2024|2024-04-03"]
    cleaned = lost_on(tmp_path, rows, beside="Created")
    assert (cleaned.staged("lost_on")[-1], certainties(cleaned)) == (date(2024, 4, 3), ["sure"])


@pytest.mark.parametrize(
    ("beside", "day"),
    [
        ("25/12/2023", date(2024, 4, 3)),
        ("12/25/2023", date(2024, 3, 4)),
        ("\u00a025.12.2023", date(2024, 4, 3)),
        ("25 12\t2023 10:30", date(2024, 4, 3)),
    ],
)
def test_another_column_of_days_tells_even_where_nothing_reads_it(tmp_path: Path, beside: str, day: date) -> None:
    cleaned = lost_on(tmp_path, [f"03/04/2024|{beside}"], beside="Signed")
    assert (cleaned.staged("lost_on"), certainties(cleaned)) == ([day], ["likely"])


@pytest.mark.parametrize("header", ["Score", "Day", "Months with us"])
def test_numbers_that_only_happen_to_agree_tell_nothing(tmp_path: Path, header: str) -> None:
    cleaned = lost_on(tmp_path, ["03/04/2024|3", "03/04/2024|3"], beside=header)
    assert certainties(cleaned) == ["unsure"]


def test_an_order_of_its_own_for_each_export(tmp_path: Path) -> None:
    cleaned = lost_on(tmp_path, ["02/03/2024|", "25/03/2024|"], ["03/02/2024|", "03/25/2024|"])
    assert cleaned.staged("lost_on") == [date(2024, 3, 2), date(2024, 3, 25)] * 2
    assert cleaned.rejections("reason") == []


def test_exports_that_disagree_settle_no_third(tmp_path: Path) -> None:
    cleaned = lost_on(tmp_path, ["25/03/2024|"], ["03/25/2024|"], ["03/02/2024|"])
    assert cleaned.staged("lost_on")[2] is None
    assert cleaned.rejections("reason") == [ASKED]


def test_two_orders_in_one_column_leave_only_the_clear_days(tmp_path: Path) -> None:
    cleaned = cleaned_column(tmp_path, "lost_on", ["04/03/2024", "25/03/2024", "26/03/2024", "03/27/2024"], "loss")
    assert cleaned.staged("lost_on") == [None, date(2024, 3, 25), date(2024, 3, 26), date(2024, 3, 27)]
    assert cleaned.rejections("value", "reason") == [("04/03/2024", ASKED)]


def test_a_slip_of_the_hand_among_many_is_rejected(tmp_path: Path) -> None:
    values = ["04/03/2024", *("25/03/2024",) * 120, "03/27/2024"]
    cleaned = cleaned_column(tmp_path, "lost_on", values, "loss")
    assert cleaned.staged("lost_on")[0] == date(2024, 3, 4)
    assert cleaned.rejections("value", "suggestion") == [("03/27/2024", "Days of this column read dd/mm/yyyy.")]
    assert certainties(cleaned) == ["likely"]


@pytest.mark.parametrize(("order", "day"), [(DMY, date(2024, 3, 2)), (MDY, date(2024, 3, 2))])
def test_the_month_in_the_name_of_the_file_tells(tmp_path: Path, order: str, day: date) -> None:
    rows = [(day + timedelta(days=many)).strftime(order) + "|" for many in (0, 2, 3, 5)]
    path = tmp_path / "losses_2024-03.csv"
    path.write_text(loss_rows(rows, "B"))
    cleaned = cleaned_files([path], LOSSES)
    assert (cleaned.staged("lost_on")[0], certainties(cleaned)) == (day, ["sure"])


def test_what_has_happened_does_not_lie_ahead(tmp_path: Path) -> None:
    this_year = date.today().year
    days = [date(this_year - 1, 12, 1), date(this_year, 1, 12)]
    ahead = date(this_year, 12, 1) > date.today() + timedelta(days=1)
    cleaned = lost_on(tmp_path, [day.strftime(DMY) + "|" for day in days])
    assert cleaned.staged("lost_on") == (days if ahead else [None, None])


def test_nobody_is_answered_before_asking(tmp_path: Path) -> None:
    columns = {"customer": "A", "opened_at": "O", "resolved_at": "R"}
    rows = [("2024-03-02", "03/05/2024"), ("2024-04-08", "04/09/2024"), ("2024-06-02", "06/07/2024")] * 3
    text = "A|O|R\n" + "".join(f"A{n}|{opened}|{resolved}\n" for n, (opened, resolved) in enumerate(rows))
    cleaned = cleaned_texts(tmp_path, source_of("service_case", columns=columns), text)
    assert cleaned.staged("resolved_at")[:3] == [date(2024, 3, 5), date(2024, 4, 9), date(2024, 6, 7)]


@pytest.mark.parametrize("order", [DMY, MDY])
def test_months_are_written_by_their_first_days(tmp_path: Path, order: str) -> None:
    """Read the other way, they would be a steadier run: one January, day by day."""
    months = [date(2024, month, 1) for month in range(1, 8)]
    source = source_of("revenue", columns={"customer": "A", "month": "M", "recurring_amount": "R"})
    text = "A|M|R\n" + "".join(f"A1|{month.strftime(order)}|5\n" for month in months)
    assert cleaned_texts(tmp_path, source, text).staged("month") == months


def test_rows_that_never_step_back_in_time_tell_the_order(tmp_path: Path) -> None:
    days = [date(year, month, day) for year in (2022, 2023) for month in (1, 5, 9) for day in (2, 6, 11)]
    cleaned = lost_on(tmp_path, [day.strftime(DMY) + "|" for day in days])
    assert (cleaned.staged("lost_on"), certainties(cleaned)) == (days, ["likely"])


def test_rows_sorted_as_texts_tell_nothing(tmp_path: Path) -> None:
    texts = sorted(f"{day:02}/{month:02}/2024" for month in (1, 5, 9) for day in (2, 6, 11))
    assert certainties(lost_on(tmp_path, [text + "|" for text in texts])) == ["unsure"]


@pytest.mark.parametrize("seed", range(24))
@pytest.mark.parametrize("order", [DMY, MDY])
def test_no_column_is_ever_read_in_the_wrong_order(tmp_path: Path, seed: int, order: str) -> None:
    """Few rows, early days, few months, in either order, sorted by time or by text or not: right or asked."""
    draw = random.Random(seed)
    first, span = date(draw.randint(2019, 2025), draw.randint(1, 12), 1), draw.choice([9, 12, 40, 400])
    days = [first + timedelta(days=draw.randint(0, span)) for _ in range(draw.choice([1, 2, 5, 12, 30]))]
    days = [day for day in days if draw.random() < 0.1 or day.day <= 12] or [first]
    days = {0: sorted(days), 1: days, 2: sorted(days, key=lambda day: day.strftime(order))}[draw.randint(0, 2)]
    rows = [f"{day.strftime(order)}|{draw.randint(1, 10)}" for day in days]
    read = lost_on(tmp_path, rows, beside=draw.choice(["Score", "Size", "Region"])).staged("lost_on")
    assert all(got in (None, meant) for got, meant in zip(read, days, strict=True))


@pytest.mark.real_data
def test_every_day_of_the_retail_bank_agrees_with_its_month_column(tmp_path: Path) -> None:
    """Two in five of its days read both ways; its column Month tells which is meant, even where no other day does."""
    from tests.conftest import SHARED_DATA

    path = SHARED_DATA / "nps-retail-bank" / "NPStimeseries.csv"
    if not path.is_file():
        pytest.skip("the retail bank's answers are not on this machine")
    lines = path.read_text(encoding="utf-8").splitlines()
    early = tmp_path / "early.csv"
    early.write_text("\n".join(line for line in lines if not line[:2].isdigit() or int(line.split(",")[2][:2]) <= 12))
    source = source_of(
        "feedback",
        columns={"customer": "ID", "answered_on": "Survey date", "score": "NPS", "touchpoint": "Month"},
        constants={"kind": "nps"},
    )
    for export, count in ((path, 5000), (early, None)):
        rows = cleaned_files([export], source).staged("answered_on", "touchpoint")
        assert len(rows) == count or count is None
        assert all(day.month == int(month) and day.year == 2021 for day, month in rows)
