"""Forms from lists of Params."""
