"""What a case tells, written in the formats of other programs, with a report of what they cannot hold."""
