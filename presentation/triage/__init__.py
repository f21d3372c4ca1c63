"""The triage board: what was decided about each issue, and what became of it."""
