"""Texts of this program's own within a statement that takes no parameters: a view, or an attached file."""


def literal(text: str) -> str:
    """The text in quotation marks."""
    return "'" + text.replace("'", "''") + "'"
