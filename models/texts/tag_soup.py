"""HTML as strangers write it: what declares itself in a way that HTML does not know is passed over."""

from html.parser import HTMLParser


class TagSoup(HTMLParser):
    """Goes through any text as HTML; characters come as they are meant."""

    def __init__(self) -> None:
        """Begin without any text."""
        super().__init__(convert_charrefs=True)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over what word processors write as <![if …]>; Python's own parser breaks off where it has no name."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i, report=False)
