"""What a board asks of something that customers newly bring up."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.estimates import counted
from analysis.findings import Finding, Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.objections.cherry_picked import nothing_searched
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.voice.facts import Facts
from analysis.stories.voice.objections.known import NEITHER, WHOLE, by_how_many, counted_once, who_wrote

NO_MEANING = sentence("It says which words come up, not what they mean nor why: people name them, or let them go.")


def of_proposals(facts: Facts, finding: Finding) -> Iterator[Objection | None]:
    label = str(finding.claim.parts["label"])
    own = {name.partition("[")[0]: each for name, each in finding.estimates.items() if name.endswith(f"={label}]")}
    comments, customers = own["comments"].value.amount, own["customers"].value.amount
    if "times_as_large_a_share" in own:
        yield noise(own["times_as_large_a_share"], CLAIM_LEVEL, of="comments")
    yield who_wrote(facts)
    yield by_how_many(comments, customers, f"“{label}”")
    yield no_cause_claimed(NO_MEANING)
    yield no_money_used(WHOLE)
    shown = counted(Count(float(len(finding.evidence.rows)), "proposals"), len(finding.evidence.rows))
    yield nothing_searched(
        sentence(
            "Every word and pair of words that customers enough wrote where no issue is known was searched, and the "
            "share of false alarms held low; {shown:word} came out.",
            shown=shown.value,
        ),
        {"proposals_shown": shown},
    )
    yield counted_once(facts, comments)
    yield neither(NEITHER)
