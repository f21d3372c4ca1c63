"""What fixing up to three issues would save, and what it would cost: a what-if whose assumptions the reader moves."""
