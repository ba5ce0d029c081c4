"""What menus, keys and buttons do, and the table that names them all."""
