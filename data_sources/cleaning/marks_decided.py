"""Which decimal mark each number column of each export is read by, told by evidence, else asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from data_sources.cleaning.number_marks import COMMA, POINT, MarksShown, declared_mark, number_columns
from data_sources.declarations import Source
from data_sources.detections import Certainty, Detection
from data_sources.record_tables import TABLES

ASPECT = "decimal mark"
OPEN = "?"  # each number by the mark that it shows itself; those that may be either are not read
OTHER = {POINT: COMMA, COMMA: POINT}
NAMES = {
    POINT: "decimal point",
    COMMA: "decimal comma",
    OPEN: "each number by its own mark; those like 1.234 not at all",
}
OVERRULE = {POINT: 'decimal = ","', COMMA: 'decimal = "."', OPEN: 'decimal = "." or decimal = ","'}
# One slip of the hand in a hundred leaves the mark clear; more are two systems in one column.
STRAY_SHARE, FEWEST_TO_OUTVOTE = 0.01, 20
# Of so many numbers with three decimals one would end otherwise, if the last noughts were cut off.
FEWEST_GROUPED = 30
# Sums of money have two decimals or none, but in these currencies; ten with three behind the mark are thousands.
MONEY = {"amount", "monthly_amount", "recurring_amount", "one_off_amount", "cost"}
THREE_DECIMALS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}  # ISO 4217
FEWEST_SUMS = 10
Place = tuple[int, str]  # which export, which column


class MarkFound(NamedTuple):
    mark: str
    certainty: Certainty
    evidence: str


@dataclass(frozen=True)
class MarksDecided:
    """`exports` holds the mark of each column, export by export; `detections` by export as well."""

    exports: tuple[Mapping[str, str], ...]
    detections: tuple[tuple[Detection, ...], ...]


def decide_marks(
    source: Source,
    seen: Sequence[Mapping[str, MarksShown]],
    kinds: Sequence[str | None],
    currency: str | None = None,
) -> MarksDecided:
    """Declared, else by evidence, for each export apart: two exports may write their numbers differently."""
    plain = {column.name: POINT for column in TABLES[source.table].columns if column.kind == "number"}
    declared = declared_mark(source)
    if declared is not None:
        marks = plain | dict.fromkeys(number_columns(source), declared)
        told = Detection(
            ASPECT, NAMES[declared], "declared", "decimal or thousands is declared in sources.toml", "decimal"
        )
        return MarksDecided((marks,) * len(seen), ((told,) if number_columns(source) else (),) * len(seen))
    shown = {(place, name): each for place, columns in enumerate(seen) for name, each in columns.items()}
    own = {place: own_mark(each) for place, each in shown.items()}
    has_cents = currency is not None and currency not in THREE_DECIMALS
    found = {
        place: own[place] or _by_votes(source, place, each, own, kinds[place[0]], has_cents)
        for place, each in shown.items()
    }
    marks_of = tuple(
        plain | {name: each.mark for (export, name), each in found.items() if export == number}
        for number in range(len(seen))
    )
    told_of = tuple(
        tuple(
            _detection(source.columns[name], each)
            for (export, name), each in found.items()
            if export == number and _has_marks(shown[export, name])
        )
        for number in range(len(seen))
    )
    return MarksDecided(marks_of, told_of)


def own_mark(shown: MarksShown) -> MarkFound | None:
    """By the column's own values; None where none tells."""
    more, fewer = sorted(((shown.point, POINT), (shown.comma, COMMA)), reverse=True)
    if not more[0]:
        return None
    counts = f"{more[0]:,} numbers show a {NAMES[more[1]]}, {fewer[0]:,} a {NAMES[fewer[1]]}"
    if not fewer[0]:
        return MarkFound(more[1], "sure", counts)
    if more[0] >= FEWEST_TO_OUTVOTE and fewer[0] <= STRAY_SHARE * more[0]:
        return MarkFound(more[1], "likely", counts)
    if not shown.open:
        return MarkFound(OPEN, "likely", f"{counts}; each tells its own")
    return MarkFound(OPEN, "unsure", f"{counts}, and {shown.open:,} may be either")


def _by_votes(
    source: Source,
    place: Place,
    shown: MarksShown,
    own: Mapping[Place, MarkFound | None],
    kind: str | None,
    has_cents: bool,
) -> MarkFound:
    """By all else that speaks for a mark, where all of it agrees."""
    votes = [*_of_the_scale(source, place[1], shown), *_of_others(source, place, own), *_of_whole_numbers(shown)]
    if has_cents and place[1] in MONEY:
        votes += _of_money(shown)
    if kind is not None:
        votes.append(MarkFound(kind, "likely", f"exports of this kind mostly have a {NAMES[kind]}"))
    marks = Counter(vote.mark for vote in votes)
    why = "; ".join(dict.fromkeys(vote.evidence for vote in votes))
    if len(marks) == 1:
        is_sure = any(vote.certainty == "sure" for vote in votes)
        return MarkFound(votes[0].mark, "sure" if is_sure else "likely", why)
    if not shown.open:
        return MarkFound(POINT, "sure", "no number shows a mark")
    told = f"what speaks for a mark disagrees ({why})" if votes else "nothing in the column or beside it tells"
    example = "1.234" if shown.open_point else "1,234"
    return MarkFound(OPEN, "unsure", f"{shown.open:,} numbers like {example} may be thousands or decimals, and {told}")


def _of_the_scale(source: Source, name: str, shown: MarksShown) -> list[MarkFound]:
    """A score on a scale that ends below 1,000 is no thousand."""
    high = source.constants.get("scale_high", 0 if "scale_high" not in source.columns else None)
    ends_low = isinstance(high, int | float) and high < 1000
    if name != "score" or not ends_low or bool(shown.open_point) == bool(shown.open_comma):
        return []
    return [MarkFound(POINT if shown.open_point else COMMA, "sure", "the scale ends below 1,000")]


def _of_others(source: Source, place: Place, own: Mapping[Place, MarkFound | None]) -> list[MarkFound]:
    """What the same column in other exports says, and other columns of this one; else other columns of others."""
    export, name = place
    told = {other: each for other, each in own.items() if each is not None and each.mark != OPEN}
    votes = [
        MarkFound(each.mark, "sure", f"{source.columns[name]!r} of another export has a {NAMES[each.mark]}")
        for other, each in told.items()
        if other[1] == name
    ]
    votes += [
        MarkFound(each.mark, "likely", f"{source.columns[other[1]]!r} of the same export has a {NAMES[each.mark]}")
        for other, each in told.items()
        if other[0] == export
    ]
    return votes or [
        MarkFound(each.mark, "likely", f"{source.columns[other[1]]!r} of another export has a {NAMES[each.mark]}")
        for other, each in told.items()
    ]


def _of_whole_numbers(shown: MarksShown) -> list[MarkFound]:
    """Whole numbers tell whether thousands are parted: 12345 beside 1.234 is not, 950 beside many like it is."""
    if not shown.open or bool(shown.open_point) == bool(shown.open_comma):
        return []
    sign = POINT if shown.open_point else COMMA
    if shown.large:
        return [MarkFound(sign, "likely", f"{shown.large:,} whole numbers above 1,000 do not part their thousands")]
    if shown.small and shown.open >= FEWEST_GROUPED:
        why = f"all of {shown.open:,} have three digits behind the mark, and {shown.small:,} below 1,000 have none"
        return [MarkFound(OTHER[sign], "likely", why)]
    return []


def _of_money(shown: MarksShown) -> list[MarkFound]:
    """Nobody writes ten sums of money with three decimals: the mark parts thousands."""
    if shown.open < FEWEST_SUMS or bool(shown.open_point) == bool(shown.open_comma):
        return []
    sign = POINT if shown.open_point else COMMA
    return [MarkFound(OTHER[sign], "likely", f"all of {shown.open:,} sums of money have three digits behind the mark")]


def _has_marks(shown: MarksShown) -> bool:
    return bool(shown.point or shown.comma or shown.open)


def _detection(header: str, found: MarkFound) -> Detection:
    return Detection(
        ASPECT, NAMES[found.mark], found.certainty, f"{header!r}: {found.evidence}.", OVERRULE[found.mark], header
    )
