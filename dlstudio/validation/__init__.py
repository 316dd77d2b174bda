"""What a project means: types on wires and problems, found without running anything."""
