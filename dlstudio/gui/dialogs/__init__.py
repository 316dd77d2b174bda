"""Dialogs, each behind one class method."""
