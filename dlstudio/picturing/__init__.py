"""Pictures of a network for papers and pages: drawn from the project, written without a window."""
