"""What the next twelve months would have to show for a level to be another."""

from __future__ import annotations

from analysis.estimates import Estimate
from analysis.sentences import sentence
from analysis.stories.objections.change_our_mind import Falls, because


def beyond_chance(name: str, level: Estimate, is_snapshot: bool) -> Falls:
    """A share outside the interval of this one is more than like customers deciding again would bring."""
    when = "In the next export" if is_snapshot else "Over the next 12 months"
    said = sentence(when + ", a share kept outside {level:range} would be more than chance makes of it.", level=level)
    return because(said, {name: level})
