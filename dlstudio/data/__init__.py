"""Data: sources, preparation, splits, batches."""
