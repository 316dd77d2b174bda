"""How the templates of the gallery are drawn: one readable function for each architecture."""
