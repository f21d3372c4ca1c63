"""Who will still be there, and what today's customers are worth, with the projection's hold-out error beside it."""
