"""What a board asks of the findings on what customers say, with computed answers."""
