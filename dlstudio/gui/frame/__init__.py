"""What stands around the rooms: docks, tool bar, message bar, status line, breadcrumb."""
