"""The saved thing and how it changes."""
