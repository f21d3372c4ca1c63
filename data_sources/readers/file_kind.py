"""What a file is by its first bytes, whatever its name ends in: web exports call pages and text files ".xls"."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Literal

from data_sources.sheets.compound_file import SIGNATURE
from data_sources.sheets.package_parts import BROKEN_PACKAGE

FileKind = Literal["xlsx", "xlsb", "xls", "ods", "parquet", "page", "xml", "text", "zip", "gzip", "binary", "empty"]
WORKBOOK_KINDS: tuple[FileKind, ...] = ("xlsx", "xlsb", "xls", "ods")
WORKBOOK_SUFFIXES: dict[str, FileKind] = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".xlsb": "xlsb",
    ".ods": "ods",
}
NAMES = {
    "xlsx": "a workbook (XLSX)",
    "xlsb": "a workbook (XLSB)",
    "xls": "a workbook (XLS)",
    "ods": "a workbook (ODS)",
    "parquet": "a Parquet file",
    "page": "a web page",
    "xml": "an XML document",
    "text": "a text file",
    "zip": "a ZIP archive",
    "gzip": "a file packed by gzip",
    "binary": "neither text nor any kind of workbook",
    "empty": "empty",
}
HEAD_BYTES = 1 << 16
PAGE = re.compile(rb"\s*(<!doctype html|<html|<head|<body|<table|<meta|<style|<div)", re.IGNORECASE)
ENCODED_IN_TWO_BYTES = (b"\xff\xfe", b"\xfe\xff")
CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROL_SHARE = 0.01


def file_kind(path: Path) -> FileKind:
    """By content alone, except that a ZIP which is cut off is what its name says."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head:
        return "empty"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package_kind(path)
    if head.startswith(SIGNATURE):
        return "xls"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    return _text_kind(head)


def _package_kind(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as package:
            names = {name.casefold().replace("\\", "/") for name in package.namelist()}
    except BROKEN_PACKAGE:
        return _named(path)
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "[content_types].xml" in names or any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "ods" if "content.xml" in names else "zip"


def _named(path: Path) -> FileKind:
    return WORKBOOK_SUFFIXES.get(path.suffix.lower(), "zip")


def _text_kind(head: bytes) -> FileKind:
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if PAGE.match(bare):
        return "page"
    if bare.startswith(b"<?xml"):
        return "page" if re.search(rb"<html[\s>]", head, re.IGNORECASE) else "xml"
    if head.startswith(ENCODED_IN_TWO_BYTES):
        return "text"
    zeros = head.count(0)
    if zeros > len(head) // 3 and zeros <= len(head) // 2 + 1:
        return "text"  # UTF-16 without a byte order mark
    if zeros or len(CONTROL.findall(head)) > MOST_CONTROL_SHARE * len(head):
        return "binary"
    return "text"
