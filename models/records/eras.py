"""Eras: spans that a timeline draws as bands behind its events, such as the years in which a ban was in force."""

from typing import Final

from models.records.story import Kind, KindId

KIND_OF_ERAS: Final = Kind(KindId("era"), "Era", "#8A8F98", "square", position=91)
"""The kind that a case gets with its first era."""

PLAIN: Final = "plain"
"""The colour of an era that has none of its own: the house style's."""
