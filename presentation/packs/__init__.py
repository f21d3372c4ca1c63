"""Board packs: findings of several stories composed for a room."""
