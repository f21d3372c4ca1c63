"""What was found alike in several exports of a source is told once, of the source; the rest of its own export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data_sources.detections import Detection

Kind = tuple[str, str | None, str, str]


def told_once(
    by_export: Sequence[Sequence[Detection]],
) -> tuple[tuple[Detection, ...], tuple[tuple[Detection, ...], ...]]:
    """Those of the source, and those of each export."""
    if len(by_export) < 2:
        return (), tuple(tuple(each) for each in by_export)
    kinds: dict[tuple[str, str | None], dict[Kind, list[Detection]]] = {}
    for export in by_export:
        for each in export:
            kinds.setdefault((each.aspect, each.column), {}).setdefault(_kind(each), []).append(each)
    alike = {kind: found for same in kinds.values() if len(same) == 1 for kind, found in same.items() if len(found) > 1}
    shared = tuple(_of_all(found) for found in alike.values())
    return shared, tuple(tuple(each for each in export if _kind(each) not in alike) for export in by_export)


def _kind(each: Detection) -> Kind:
    return each.aspect, each.column, each.read_as, each.certainty


def _of_all(found: Sequence[Detection]) -> Detection:
    if len({each.evidence for each in found}) == 1:
        return found[0]
    return replace(found[0], evidence=f"{found[0].evidence} Alike in {len(found)} exports.")
