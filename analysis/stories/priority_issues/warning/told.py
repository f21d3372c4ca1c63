"""The early warning with its answers, or the gap where the exports cannot give one."""

from __future__ import annotations

from dataclasses import replace

from analysis.findings import Finding, Gap
from analysis.stories.objections.questions import in_order
from analysis.stories.priority_issues.facts import Facts
from analysis.stories.priority_issues.objections.of_warning import warning_answers
from analysis.stories.priority_issues.warning.finding import early_warning, warning_gaps
from analysis.stories.priority_issues.warning.heard import listening_to
from analysis.stories.priority_issues.warning.new_words import new_words


def warned_of(facts: Facts) -> tuple[Finding | None, tuple[Gap, ...]]:
    listening = listening_to(facts)
    found = early_warning(listening, new_words(facts)) if listening is not None else None
    if found is None or listening is None:
        return None, warning_gaps(listening)
    return replace(found, objections=in_order(warning_answers(listening))), ()
