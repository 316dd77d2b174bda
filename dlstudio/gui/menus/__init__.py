"""What the menus do: one file a menu, one method an action of ``gui.actions``."""
