"""Is anything counted twice? Rows that the exports brought again were left out when the edition was built."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.sentences import sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.questions import Question
from analysis.stories.priority_issues.objections.known import FromEdition, sent_twice


def left_out(facts: FromEdition, table: str, whole: Estimate) -> Objection:
    """`whole` is how many cases, losses or answers of that record table are counted."""
    twice = sent_twice(facts, table)
    if twice is None:
        said = sentence("Each of {whole} counts once.", whole=whole)
        return answered(Question.COUNTED_TWICE, Verdict.NO, [said], {"counted_once": whole})
    found = counted(twice, whole.sample_size)
    if not twice.amount:
        said = sentence("No export brought a row again; each of {whole} counts once.", whole=whole)
        return answered(Question.COUNTED_TWICE, Verdict.NO, [said], {"counted_once": whole})
    verb = "was" if twice.amount == 1 else "were"
    said = sentence("Of all exports, {twice} brought again " + verb + " left out.", twice=found)
    return answered(Question.COUNTED_TWICE, Verdict.NO, [said], {"rows_sent_twice": found, "counted_once": whole})
