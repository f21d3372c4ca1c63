"""What part is lost in a year, and what part of it is beyond what like customers lose: from quarters and a ratio."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.estimates import Estimate
from analysis.quantities import Ratio, Share, ShareChange
from analysis.statistics.share import share

QUARTERS_A_YEAR = 4
OF_A_YEAR = "share lost in a year at the pace of its quarters, Wilson interval"
LIKE_THEM = "share that like customers lose in a year, from the ratio"
BEYOND = "share lost in a year beyond like customers, from the ratio"


@dataclass(frozen=True, slots=True)
class ExcessLoss:
    """`seen`: what was lost of them; `alike`: what like customers lose; `beyond`: the first less the second."""

    seen: Estimate
    alike: Estimate
    beyond: Estimate


def lost_in_a_year(lost: float, entered: float, customers: int) -> Estimate:
    """1 - (1 - q)⁴, q = lost/entered, where `entered` counts every customer once a quarter; its Wilson interval so too.

    Quarters do not overlap, so a customer is lost in one of them at most, and given what went before the quarters bring
    independent news. Raises ValueError as share does.
    """
    found = share(lost, entered)
    value, low, high = (Share(_in_a_year(each.amount)) for each in (found.value, found.low, found.high))
    return Estimate(value, low, high, customers, OF_A_YEAR)


def excess_loss(lost: float, entered: float, ratio: Estimate, customers: int) -> ExcessLoss:
    """What would have been lost of them at the pace of like customers, q/RR, and what was lost beyond it.

    beyond = (1 - (1 - q)⁴) - (1 - (1 - q/RR)⁴): for small q the attributable fraction (RR - 1)/RR of what was lost. The
    intervals are those of the ratio, q taken as seen, so that "beyond" holds zero when the ratio's interval holds 1.
    It is a loss that goes with the exposure, no proof that it would not have come without it: see e_value.
    Source: Bruzzi, Green, Byar, Brinton & Schairer (1985), doi:10.1093/oxfordjournals.aje.a114174.
    Raises ValueError on a ratio that is not above zero.
    """
    if not isinstance(ratio.value, Ratio) or ratio.low.amount <= 0:
        raise ValueError(f"an excess needs a ratio above zero, got {ratio.value} from {ratio.low}")
    seen, part = lost_in_a_year(lost, entered, customers), lost / entered
    least, value, most = (_in_a_year(min(part / each.amount, 1.0)) for each in (ratio.high, ratio.value, ratio.low))
    alike = Estimate(Share(value), Share(least), Share(most), customers, LIKE_THEM)
    beyond, low, high = (ShareChange(seen.value.amount - each) for each in (value, most, least))
    return ExcessLoss(seen, alike, Estimate(beyond, low, high, customers, BEYOND, ratio.p_value))


def _in_a_year(part: float) -> float:
    return float(1 - (1 - part) ** QUARTERS_A_YEAR)
