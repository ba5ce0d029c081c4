"""FollowTheMoney, the data model of OCCRP Aleph and OpenAleph: one entity a line, in and out."""
