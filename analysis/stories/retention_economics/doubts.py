"""What could prove the story wrong, counted where it can be."""

from __future__ import annotations

from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.retention_economics.definitions import disagreement, without_a_day
from analysis.stories.retention_economics.finance_total import tie
from analysis.stories.retention_economics.onboarding import NAME as ONBOARDING
from analysis.stories.retention_economics.parts import Parts

# With a fifth of the revenue in ten hands, one of them is two points: as much as a good year moves.
LARGE_SHARE = 0.20


def doubts_of(parts: Parts) -> tuple[Sentence, ...]:
    said = [*disagreement(parts.scope), *without_a_day(parts.scope)]
    if parts.finance is not None and not parts.finance.ties:
        said.append(tie(parts.finance))
    if parts.undated is not None and parts.undated.leak.is_leaking:
        said.append(sentence("A score that knows who left is flagged as leaking: no money is claimed from it."))
    if parts.onboarding is not None and parts.searched.passes(ONBOARDING):
        said.append(
            sentence(
                "Late onboarding was not handed out by lot: something unmeasured that makes both it and leaving "
                "{strength} as likely would explain the difference away.",
                strength=parts.onboarding.e_value,
            )
        )
    if parts.searched.tested > 1:
        said.append(
            sentence(
                "{tested} were searched; what is told stands with at most one chance find expected in twenty.",
                tested=Count(parts.searched.tested, "comparisons"),
            )
        )
    return (*said, *_concentrated(parts))


def _concentrated(parts: Parts) -> tuple[Sentence, ...]:
    found = parts.concentration
    if found is None or found.share_of_largest_ten.value.amount < LARGE_SHARE:
        return ()
    return (
        sentence(
            "The ten largest customers bring {share} of the revenue: a few decisions would move every figure in money.",
            share=found.share_of_largest_ten,
        ),
    )
