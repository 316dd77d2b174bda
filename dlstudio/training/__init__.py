"""Training: the loop, what it says, and what is kept of it."""
