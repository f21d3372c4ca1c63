"""Names for new parts of a file, counted on: python-pptx walks the whole package for each, slower with every slide."""

from __future__ import annotations

from typing import Any

from pptx.opc.packuri import PackURI


def count_part_names(package: Any) -> None:
    """From here on the package names its parts one after the other, beyond those that it has."""
    last = dict[str, int]()

    def next_partname(template: str) -> PackURI:
        if template not in last:
            last[template] = _highest(package, *template.split("%d"))
        last[template] += 1
        return PackURI(template % last[template])

    package.next_partname = next_partname


def _highest(package: Any, before: str, after: str) -> int:
    names = (str(part.partname) for part in package.iter_parts() if part.partname.startswith(before))
    numbers = (name.removeprefix(before).removesuffix(after) for name in names)
    return max((int(each) for each in numbers if each.isdigit()), default=0)
