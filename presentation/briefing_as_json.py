"""A briefing as JSON for scripts: its pages in order, each with its finding, its numbers those of the story's JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from presentation.briefing import Briefing, BriefingPage, filters_in_words
from presentation.plain_rows import plain_value
from presentation.story_as_json import finding_as_plain, gaps_as_plain, objection_as_plain


def briefing_as_json(briefing: Briefing) -> str:
    return json.dumps(briefing_as_plain(briefing), allow_nan=False, ensure_ascii=False, indent=2)


def briefing_as_plain(briefing: Briefing) -> dict[str, Any]:
    return {
        "name": briefing.name,
        "title": briefing.title,
        "kicker": briefing.kicker,
        "company": briefing.company,
        "audience": briefing.audience,
        "as_of": plain_value(briefing.as_of),
        "edition_id": briefing.edition_id,
        "frozen_as": briefing.frozen_as,
        "filters": briefing.filters,
        "opening": [{"what": what, "said": said} for what, said in briefing.opening],
        "pages": [_page(each) for each in briefing.pages],
        "doubts": list(briefing.doubts),
        "gaps": gaps_as_plain(briefing.gaps),
        "ask": asdict(briefing.ask) if briefing.ask else None,
    }


def _page(page: BriefingPage) -> dict[str, Any]:
    return {
        "title": page.title,
        "section": page.section,
        "purpose": None if page.purpose is None else str(page.purpose),
        "in_their_terms": page.in_their_terms,
        "story": page.story.id,
        "period": page.story.period,
        "filters": filters_in_words(page.story.view),
        "finding": finding_as_plain(page.finding)
        | {"objections": [objection_as_plain(each) for each in page.objections]},
    }
