"""Plan, source text, module."""
