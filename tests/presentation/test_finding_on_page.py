"""A story's page runs scripts of its own, so nothing that an export says may become one."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.findings import Basis, Quotation
from analysis.sentences import sentence
from presentation.charts.of_story import charts_of
from presentation.show_story import page_parts
from tests.presentation.specimen import STORY

HOSTILE = '"><img src=x onerror=alert(1)></script><script>alert(2)</script>'


def test_what_an_export_says_is_never_read_as_markup() -> None:
    first, *others = STORY.findings
    rows = first.evidence.rows.assign(label=[HOSTILE, *first.evidence.rows["label"].iloc[1:]])
    hostile = replace(
        first,
        claim=sentence("Customers of {name} left", name=HOSTILE),
        subtitle=HOSTILE,
        evidence=replace(first.evidence, rows=rows),
        basis=Basis((HOSTILE,), 3, HOSTILE, HOSTILE, None, None),
        quotations=(Quotation(HOSTILE, "answer", HOSTILE, None, HOSTILE, HOSTILE, HOSTILE),),
    )
    story = replace(STORY, findings=(hostile, *others))
    told = "".join(part for part in page_parts(story, charts_of(story, "light")) if isinstance(part, str))
    assert "alert(1)" in told
    assert "<img" not in told
    assert not re.search(r"<script>[^<]*alert\(2\)", told)
    assert told.count("</script>") == len(re.findall(r"<script[ >]", told))
