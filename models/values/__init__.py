"""What a record is made of: dates, sums, points; how each is read, compared and put into words."""
