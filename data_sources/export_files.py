"""The exports that lie in a workspace: what each file is, whose folder it lies in, when it came."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

# What departments leave beside their exports: lock files of office programs, hidden files, half-finished downloads.
NOT_EXPORTS = re.compile(r"^(\.|~\$|~)|\.(tmp|part|crdownload|lock|bak)$|^(thumbs\.db|desktop\.ini)$", re.IGNORECASE)
HASH_BYTES = 1 << 22


@dataclass(frozen=True)
class ExportFile:
    """One file below exports/; `department` is the first folder of its path, empty where it lies in none."""

    path: Path
    department: str
    received_at: datetime
    sha256: str


def export_files(exports_folder: Path) -> list[ExportFile]:
    """Every export below the folder, in the natural order of paths: part 2 comes before part 10."""
    found = (path for path in exports_folder.rglob("*") if path.is_file() and _is_export(path, exports_folder))
    ordered = sorted(found, key=lambda path: natural_order(path.relative_to(exports_folder)))
    return [_export_file(path, exports_folder) for path in ordered]


def natural_order(path: Path) -> tuple[tuple[int, int, str], ...]:
    """A sort key by which digits count as numbers, so that exports named by month or part keep their order."""
    parts = re.split(r"(\d+)", path.as_posix().casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def _is_export(path: Path, exports_folder: Path) -> bool:
    return not any(NOT_EXPORTS.search(part) for part in path.relative_to(exports_folder).parts)


def _export_file(path: Path, exports_folder: Path) -> ExportFile:
    folders = path.relative_to(exports_folder).parts[:-1]
    received_at = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).replace(tzinfo=None)
    return ExportFile(path, folders[0] if folders else "", received_at, _sha256(path))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(HASH_BYTES):
            digest.update(chunk)
    return digest.hexdigest()
