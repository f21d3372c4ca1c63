"""The board paper: a briefing as a tagged PDF."""
