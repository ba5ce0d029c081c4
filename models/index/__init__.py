"""All events of a case as columns, for filters, figures and totals that must not read rows."""
