"""Colours, fonts, icons, words."""
