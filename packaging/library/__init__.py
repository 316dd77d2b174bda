"""How the blocks of the library are drawn; ``packaging/make_blocks.py`` writes their files."""
