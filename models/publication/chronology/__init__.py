"""From a case to what may be read by everybody: dated entries, numbered statements, and notes that prove them."""
