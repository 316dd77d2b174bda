"""What the commands of ``dlstudio`` do; ``cli.py`` reads the arguments."""
