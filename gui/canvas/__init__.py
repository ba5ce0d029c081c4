"""Timeline and map on the screen: one painter, and the views that ask the layout what to show."""
