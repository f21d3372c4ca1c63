"""What a board asks of the findings on priority issues, with computed answers."""
