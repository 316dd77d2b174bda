"""What differs between two projects, and how two that grew apart become one again."""
