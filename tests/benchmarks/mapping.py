"""How many columns a proposal maps rightly: python -m tests.benchmarks.mapping

The declarations of each set are hidden from the proposal and then compared with it. "Right" is strict: the same export,
the same record table, the same column of the record, the same header; of several questions in one export each is
compared with the source of the same score. Where two answers are equally right, mapping_equivalents.toml says so and
why. Recall is the share of declared columns that were proposed; precision is the share of proposed columns, of exports
that the declarations know, that were declared or are equally right.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from data_sources.declarations import Source, read_sources
from data_sources.export_files import export_files
from data_sources.matching import matches
from data_sources.proposing import Proposal, propose
from data_sources.sample import write_sample
from tests.conftest import SHARED_DATA

HERE = Path(__file__).parent
DECLARED = HERE.parent / "real_data"
UNSEEN = HERE / "unseen"  # written before the catalogue of header words was
PUBLIC = HERE / "public_headers"  # headers of well-known public data sets over made-up rows, added after all tuning
SETS = ("telco-extended-xlsx", "ravenstack", "nps-retail-bank", "airline-satisfaction", "maven-crm-sales")
KINDS = ("columns", "constants", "values", "rows chosen", "attributes")
# Free names: a survey and a touchpoint may be called anything.
NAMES = ("survey", "touchpoint")

Item = tuple[str, ...]


@dataclass(frozen=True)
class Equivalents:
    """Answers that are equally right: other headers for a declared one, and columns that nobody declared but may be."""

    headers: Mapping[tuple[str, str], frozenset[str]]
    also: frozenset[tuple[str, str, str]]

    def alike(self, table: str, column: str, header: str, other: str) -> bool:
        return header == other or {header, other} <= self.headers.get((table, column), frozenset())


@dataclass(frozen=True)
class Score:
    """Declared items, those of them that were proposed, all proposed ones, and those of them that are right."""

    declared: int
    found: int
    proposed: int
    right: int
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        return self.found / self.declared if self.declared else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.declared + other.declared,
            self.found + other.found,
            self.proposed + other.proposed,
            self.right + other.right,
            (*self.missed, *other.missed),
            (*self.wrong, *other.wrong),
        )


Scores = dict[str, Score]


def measure(declarations: Path, exports: Path, name: str) -> Scores:
    """A set's scores by kind of item; the declarations stay out of sight of the proposal."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / name
        ignored = shutil.ignore_patterns("SOURCE.txt", "LICENSE*")
        shutil.copytree(exports, workspace / "exports", ignore=ignored)
        paths = [
            each.path.relative_to(workspace / "exports").as_posix() for each in export_files(workspace / "exports")
        ]
        return compare(read_sources(declarations), propose(workspace), paths, equivalents(name))


def compare(declared: Sequence[Source], proposal: Proposal, paths: Sequence[str], alike: Equivalents) -> Scores:
    """Every kind of item, declared against proposed."""
    known = {path for path in paths if any(matches(path, each.match) for each in declared)}
    proposed = [each.source for each in proposal.sources if known & {*each.exports}]
    return {kind: _score(kind, declared, proposed, paths, alike) for kind in KINDS}


def equivalents(name: str) -> Equivalents:
    """What is equally right in a set, from mapping_equivalents.toml."""
    listed = tomllib.loads((HERE / "mapping_equivalents.toml").read_text(encoding="utf-8")).get(name, {})
    headers = {(each["table"], each["column"]): frozenset(each["headers"]) for each in listed.get("equal", [])}
    also = {(each["table"], each["column"], each["header"]) for each in listed.get("also", [])}
    return Equivalents(headers, frozenset(also))


def _score(
    kind: str, declared: Sequence[Source], proposed: Sequence[Source], paths: Sequence[str], alike: Equivalents
) -> Score:
    wanted = [each for source in declared for each in _items(kind, source, paths)]
    given = [each for source in proposed for each in _items(kind, source, paths)]
    missed = [each for each in wanted if not any(_equal(each, other, alike) for other in given)]
    wrong = [
        each
        for each in given
        if not any(_equal(each, other, alike) for other in wanted) and (each[0], each[3], each[4]) not in alike.also
    ]
    return Score(
        len(wanted), len(wanted) - len(missed), len(given), len(given) - len(wrong), _shown(missed), _shown(wrong)
    )


def _items(kind: str, source: Source, paths: Sequence[str]) -> Iterable[Item]:
    """(table, exports and sheet, which question, column, what fills it) of one source."""
    taken = " ".join(path for path in paths if matches(path, source.match))
    where = (source.table, taken, source.columns.get("score", "") if source.table == "feedback" else "")
    if kind == "columns":
        return [(*where, column, header) for column, header in source.columns.items()]
    if kind == "constants":
        return [(*where, name, str(value)) for name, value in source.constants.items() if name not in NAMES]
    if kind == "values":
        return [
            (*where, f"{column} {label}", str(value))
            for column, labels in source.values.items()
            for label, value in labels.items()
        ]
    if kind == "rows chosen":
        return [(*where, header, " ".join(sorted(values))) for header, values in source.only.items()]
    return [(*where, "attribute", header) for header in source.attributes]


def _equal(one: Item, other: Item, alike: Equivalents) -> bool:
    if one[:4] != other[:4]:
        same_question = alike.alike("feedback", "score", one[2], other[2])
        if (one[0], one[1], one[3]) != (other[0], other[1], other[3]) or not same_question:
            return False
    return alike.alike(one[0], one[3], one[4], other[4])


def _shown(items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(
        f"{table}.{column} = {filled!r}{f' ({which})' if which else ''}" for table, _, which, column, filled in items
    )


def all_scores() -> dict[str, Scores]:
    """Every set that is at hand: the shared ones, the sample company, and the exports set aside before tuning."""
    found: dict[str, Scores] = {}
    for name in SETS:
        if (SHARED_DATA / name).is_dir():
            found[name] = measure(DECLARED / name, SHARED_DATA / name, name)
    with tempfile.TemporaryDirectory() as folder:
        write_sample(Path(folder))
        found["sample company"] = measure(Path(folder), Path(folder) / "exports", "sample company")
    for group in (UNSEEN, PUBLIC):
        for place in sorted(group.iterdir()):
            found[f"{group.name}: {place.name}"] = measure(place, place / "exports", place.name)
    return found


def total(scores: Iterable[Scores]) -> Scores:
    listed = list(scores)
    return {kind: sum((each[kind] for each in listed), Score(0, 0, 0, 0)) for kind in KINDS}


def main() -> None:
    found = all_scores()
    shared = total(found[name] for name in SETS if name in found)
    rows = {**found, "ALL SHARED SETS": shared}
    for group in (UNSEEN.name, PUBLIC.name):
        rows[f"ALL OF {group}"] = total(each for name, each in found.items() if name.startswith(group))
    for kind in KINDS:
        print(f"\n{kind}: recall (found of declared), precision (right of proposed)")
        for name, scores in rows.items():
            each = scores[kind]
            if each.declared or each.proposed:
                print(
                    f"  {name:<30} {each.recall:6.1%} ({each.found} of {each.declared})"
                    f"   {each.precision:6.1%} ({each.right} of {each.proposed})"
                )
    if "--all" in sys.argv:
        for name, scores in found.items():
            for kind in KINDS:
                for item in scores[kind].missed:
                    print(f"missed, {name}: {item}")
                for item in scores[kind].wrong:
                    print(f"not declared, {name}: {item}")


if __name__ == "__main__":
    main()
