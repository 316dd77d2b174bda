"""Qt faces of the engine; the only signals that others connect to."""
