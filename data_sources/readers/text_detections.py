"""What was found about a text file, each finding with the counts behind it and the line that overrules it."""

from __future__ import annotations

from data_sources.declarations import Source
from data_sources.detections import Certainty, Detection
from data_sources.readers.dialect import Reading
from data_sources.readers.encoding import ByteSurvey
from data_sources.readers.landed import shown
from data_sources.readers.layout import Layout
from data_sources.readers.marks import shown_mark, toml_mark
from data_sources.readers.stacked_tables import Stacked
from data_sources.readers.text_look import Look

# Above this share of the best reading's score another one explains the file about as well.
ABOUT_AS_WELL = 0.75
# Below it, all rows but a few agree with nothing else in sight.
CLEARLY_WORSE = 0.5
AGREE_FROM = 0.95
SHOWN_HEADERS = 6
# Bytes of theirs that look like line ends are halves of characters.
WIDE_ENCODINGS = ("utf-16", "utf-32")


def text_detections(survey: ByteSurvey, look: Look, stacked: Stacked, source: Source) -> tuple[Detection, ...]:
    """The findings about one text file: encoding, delimiter, quotation mark, escape, header, further tables."""
    best = look.readings[0]
    return (
        _encoding(survey, source),
        *_line_ends(survey),
        _delimiter(best, look.readings, source),
        *_marks(best, look.readings, source),
        _header(look.layout, source),
        *_tables(stacked, source),
    )


def text_notes(survey: ByteSurvey, layout: Layout, stacked: Stacked, source: Source) -> tuple[str, ...]:
    """What a reader of the build should know in a sentence."""
    notes = []
    above = layout.first_line - 1 if layout.header_rows else layout.header_line
    if above > 0 and layout.filled_above:
        where = "header" if layout.header_rows else "first row"
        notes.append(f"{above} lines above the {where} are no data.")
    if not layout.header_rows:
        notes.append("There is no header: the columns are named column 1, column 2 and so on.")
    for other in stacked.others:
        notes.append(
            f"Line {other.header_row} begins another table of {other.rows} rows, which this source does not read: "
            f"{shown(other.headers[:SHOWN_HEADERS])}."
        )
    if stacked.again and source.header_repeats:
        notes.append(f"The header stands again {len(stacked.again)} times within the table, and is no row.")
    if survey.strange_bytes:
        notes.append("Some characters were in another encoding (CP1252) than the rest (UTF-8); both were read.")
    return tuple(notes)


def _encoding(survey: ByteSurvey, source: Source) -> Detection:
    certainty: Certainty = "declared" if source.encoding is not None else survey.certainty
    return Detection("encoding", survey.encoding, certainty, survey.evidence, f'encoding = "{survey.encoding}"')


def _line_ends(survey: ByteSurvey) -> list[Detection]:
    """A question where two kinds of line ends stand in one file: one of them may be text within a cell."""
    if not survey.returns_alone or not survey.line_ends or survey.encoding.startswith(WIDE_ENCODINGS):
        return []
    evidence = (
        f"{survey.returns_alone:,} lines end in a carriage return alone, {survey.feeds_alone:,} in a line feed alone, "
        f"{survey.line_ends - survey.feeds_alone:,} in both; a cell that holds one unenclosed is cut in two."
    )
    mend = "Nothing to declare: ask for texts in quotation marks, or for one kind of line end."
    return [Detection("line ends", "each of them ends a row", "unsure", evidence, mend)]


def _delimiter(best: Reading, readings: list[Reading], source: Source) -> Detection:
    delimiter = best.dialect.delimiter
    rival = next((each for each in readings[1:] if each.dialect.delimiter != delimiter), None)
    evidence = _divides(best) + (f"; {_divides(rival)}" if rival is not None and rival.width > 1 else "") + "."
    read_as = "blanks, several as one" if best.dialect.runs else shown_mark(delimiter)
    read_as = read_as if best.width > 1 else "none: one column"
    certainty = "declared" if source.delimiter is not None else _certainty(best, rival)
    overrule = rival if certainty == "unsure" and rival is not None else best
    return Detection("delimiter", read_as, certainty, evidence, toml_mark("delimiter", overrule.dialect.delimiter))


def _certainty(best: Reading, rival: Reading | None) -> Certainty:
    if best.hits and (rival is None or rival.hits < best.hits):
        return "sure"
    share = rival.score / best.score if rival is not None and rival.width > 1 and best.score else 0.0
    if share > ABOUT_AS_WELL:
        return "unsure"
    return "sure" if best.agreeing >= AGREE_FROM * best.rows and share < CLEARLY_WORSE else "likely"


def _divides(reading: Reading) -> str:
    many = f"{reading.agreeing:,} of {reading.rows:,} rows looked at"
    if reading.width == 1:
        return f"{shown_mark(reading.dialect.delimiter)} leaves {many} in one cell"
    return f"{shown_mark(reading.dialect.delimiter)} divides {many} into {reading.width} cells"


def _marks(best: Reading, readings: list[Reading], source: Source) -> list[Detection]:
    dialect, quoted = best.dialect, best.divided.quoted
    others = [each for each in readings[1:] if each.dialect.delimiter == dialect.delimiter]
    differing = next((each for each in others if each.divided.rows != best.divided.rows), None)
    rivals = differing is not None and differing.score > ABOUT_AS_WELL * best.score
    found: list[Detection] = []
    if quoted or not (dialect.quote or dialect.runs) or source.quote is not None:
        certainty: Certainty = "declared" if source.quote is not None else "sure"
        if certainty != "declared" and (rivals or best.divided.untidy):
            certainty = "likely"
        untidy = f", {best.divided.untidy:,} cells begin or end with one alone" if best.divided.untidy else ""
        evidence = f"{quoted:,} cells looked at are enclosed in it{untidy}."
        read_as = shown_mark(dialect.quote) if dialect.quote else "none"
        found.append(Detection("quotation mark", read_as, certainty, evidence, toml_mark("quote", dialect.quote)))
    if (dialect.escape != dialect.quote and dialect.quote) or source.escape is not None:
        read_as = shown_mark(dialect.escape) if dialect.escape else "none: a mark within a cell stands as it is"
        evidence = "Marks within enclosed cells are not doubled; read so, " + _divides(best) + "."
        sure: Certainty = "declared" if source.escape is not None else "likely"
        found.append(Detection("escape", read_as, sure, evidence, toml_mark("escape", dialect.escape)))
    return found


def _header(layout: Layout, source: Source) -> Detection:
    seen = layout.evidence
    overrule = f"header_row = {layout.first_line}"
    if source.header_row is not None:
        return Detection("header", _lines(layout), "declared", "The line is declared.", overrule)
    if not layout.header_rows:
        evidence = f"{seen.valued} columns hold numbers or days from the first row on, and none has a name there."
        return Detection("header", "none", "sure" if seen.valued > 1 else "likely", evidence, "header_row = 1")
    if layout.hits:
        return Detection("header", _lines(layout), "sure", f"{layout.hits} declared headers stand there.", overrule)
    if seen.named:
        evidence = f"Words stand there above {seen.named} columns of numbers or days" + (
            f", numbers above {seen.valued}." if seen.valued else "."
        )
        return Detection("header", _lines(layout), "likely" if seen.valued else "sure", evidence, overrule)
    evidence = "It is the first row as wide as the table" + (
        "; no column of numbers or days below tells it from a row."
        if seen.rows_below
        else ", and nothing stands below."
    )
    return Detection("header", _lines(layout), "likely", evidence, overrule)


def _lines(layout: Layout) -> str:
    if not layout.header_rows:
        return "none"
    if layout.header_rows == 1:
        return f"line {layout.first_line}"
    return f"lines {layout.first_line} to {layout.header_line}, joined"


def _tables(stacked: Stacked, source: Source) -> list[Detection]:
    found = [
        Detection(
            "table",
            "the first that fits",
            "likely",
            f"Line {other.header_row} begins another table of {other.rows} rows: "
            f"{shown(other.headers[:SHOWN_HEADERS])}.",
            f"header_row = {other.header_row}",
        )
        for other in stacked.others
    ]
    if stacked.again:
        evidence = f"The header stands again {len(stacked.again)} times, with rows below it."
        read_as = "one table" if source.header_repeats else "two tables, of which the first is read"
        certainty: Certainty = "declared" if source.header_repeats else "unsure"
        found.append(Detection("table", read_as, certainty, evidence, "header_repeats = true"))
    return found
