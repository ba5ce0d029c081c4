"""What every page is made with: questions, plain text, theme, tasks, icons, tables."""
