"""The window: draws the project and turns gestures into commands."""
