"""Ways out, each proven in a clean process."""
