"""Answers to survey questions: one source for each question of an export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from data_sources.declarations import Scalar
from data_sources.detections import Detection
from data_sources.proposing.export_tables import ExportTable
from data_sources.proposing.fitting import Fitted, by_kind_alone, fit_columns, values_in_words
from data_sources.proposing.header_words import JOINED
from data_sources.proposing.proposal import ColumnGuess
from data_sources.proposing.ratings import BY_UNSURE_WORDS, Rating
from data_sources.proposing.record_rules import BY_SHEET_OR_FILE, named_as
from data_sources.proposing.row_choice import ANSWERED_BELOW
from data_sources.proposing.source_parts import Draft
from data_sources.proposing.words import words

OVERALL = ("overall", "all in all", "recommend", "general", "insgesamt", "globale", "global")
TOUCHPOINT_OF = {"service_case": "Support", "delivery": "Delivery", "purchase": "Purchase"}
RELATIONSHIP = "Relationship"
LONGEST_TOUCHPOINT = 60
WHEN_RESOLVED = 0.7


def feedback_drafts(
    table: ExportTable, ratings: Sequence[Rating], leave: frozenset[str], main: Draft | None
) -> list[Draft]:
    """A draft for each question; the comment goes with one of them, since it was given once."""
    if not ratings:
        return []
    case = main.fitted if main and main.table == "service_case" else None
    fitted = fit_columns("feedback", table.columns, leave | {each.header for each in ratings})
    fitted = _answered_when_resolved(table, fitted, case)
    if main is None:
        fitted = by_kind_alone(fitted, "answered_on", table.columns, {each.header for each in fitted.guesses})
    commented = _commented(ratings, fitted, table)
    about = main.table if main else None
    drafts = [_draft(table, each, fitted, each is commented, about, len(ratings)) for each in ratings]
    usual = Counter(each.kind for each in ratings).most_common(1)[0][0]
    return [_apart(each) if rating.kind != usual else each for each, rating in zip(drafts, ratings, strict=True)]


def _apart(draft: Draft) -> Draft:
    """A question of another kind than most of its export is a survey of its own, so that no sentence mixes the two."""
    survey = f"{draft.constants['survey']}, {str(draft.constants['kind']).upper()}"
    return replace(draft, constants={**draft.constants, "survey": survey})


def _answered_when_resolved(table: ExportTable, fitted: Fitted, case: Fitted | None) -> Fitted:
    """Whoever is asked about a service case is asked when it is closed, unless the export says otherwise."""
    if case is None or (resolved := case.header("resolved_at")) is None:
        return fitted
    if fitted.header("answered_on") not in (None, case.header("opened_at"), case.header("first_answered_at")):
        return fitted
    evidence = (
        "cases are rated when they are closed, and no column says when else",
        values_in_words(table.column(resolved)),
    )
    answered = ColumnGuess("answered_on", resolved, WHEN_RESOLVED, evidence)
    return Fitted(fitted.table, (*fitted.without(("answered_on",)).guesses, answered), fitted.asked)


def _commented(ratings: Sequence[Rating], fitted: Fitted, table: ExportTable) -> Rating:
    """The question that the comment belongs to: one on the whole, else the last before the comment, else the first."""
    overall = [each for each in ratings if each.kind == "nps" or any(w in each.header.casefold() for w in OVERALL)]
    comment = fitted.header("verbatim")
    before = [each for each in ratings if comment and each.facts.position < table.column(comment).position]
    return (overall or before[-1:] or list(ratings))[0]


def _draft(
    table: ExportTable, rating: Rating, fitted: Fitted, has_comment: bool, main: str | None, questions: int
) -> Draft:
    is_survey = named_as(table, "feedback")[0] >= BY_SHEET_OR_FILE
    title = table.title if is_survey or len(words(rating.header)) < 2 else rating.header
    survey = title[:1].upper() + title[1:]
    usual = RELATIONSHIP if rating.kind == "nps" else survey
    touchpoint = rating.header.split(JOINED)[-1] if questions > 1 else TOUCHPOINT_OF.get(main or "", usual)
    constants: dict[str, Scalar] = {
        "kind": rating.kind,
        "survey": survey,
        "touchpoint": touchpoint.strip()[:LONGEST_TOUCHPOINT],
        "scale_low": rating.scale_low,
        "scale_high": rating.scale_high,
    }
    kept = fitted if has_comment else fitted.without(("verbatim",))
    kept = kept.without([name for name in ("survey", "touchpoint") if kept.header(name)])
    score = ColumnGuess("score", rating.header, rating.certainty, rating.evidence)
    is_alone = questions == 1 and main is None
    return Draft(
        "feedback",
        table.title if is_alone else f"{table.title} {touchpoint if questions > 1 else rating.header}",
        kept if has_comment else Fitted(kept.table, kept.guesses, ()),
        (f"{rating.header!r} holds answers to a question of kind {rating.kind}", *rating.evidence),
        rating.certainty,
        (score,),
        constants,
        {"score": dict(rating.values)} if rating.values else {},
        _answered(rating, questions),
        (),
        _questions(rating),
    )


def _answered(rating: Rating, questions: int) -> dict[str, tuple[str, ...]]:
    """Only rows with an answer, where many have none."""
    if rating.only:
        return {rating.header: rating.only}
    return {rating.header: ("*",)} if rating.facts.filled_share < ANSWERED_BELOW and questions == 1 else {}


def _questions(rating: Rating) -> tuple[Detection, ...]:
    if rating.certainty <= BY_UNSURE_WORDS:
        answers = ", ".join(f"{label!r} = {value}" for label, value in rating.values.items())
        told = f"{'; '.join(rating.evidence)}. Read as {answers}"
        return (Detection("scale", "its words in this order", "unsure", told, "[source.values.score]", rating.header),)
    if rating.values.get("0") != "":
        return ()
    return (
        Detection(
            "scale",
            f"{rating.scale_low} to {rating.scale_high}, 0 as no answer",
            "likely",
            "; ".join(rating.evidence),
            "[source.constants] scale_low = 0, and leave [source.values.score] out, if 0 is the lowest answer",
            rating.header,
        ),
    )
