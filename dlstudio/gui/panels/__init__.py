"""The rooms around the canvas."""
