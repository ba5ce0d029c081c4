"""HTML of strangers is read to its end, whatever it declares."""

import pytest

from models.exchange.bookmarks import read_bookmarks
from models.exchange.imported import ImportOptions
from models.exchange.stories.plain_html import plain_text

SIGN = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"


@pytest.mark.parametrize("section", ["<![if x]>", "<![endif]>", "<![[[[[[ 1>", "<!x[ 1>", "<![CDATA[x]]>"])
def test_sections_that_html_does_not_know_are_passed_over(tmp_path, section):
    assert plain_text(f"Sale {section}of <b>coins</b>").text == "Sale of coins"
    path = tmp_path / "bookmarks.html"
    path.write_text(f'{SIGN}{section}<dt><a href="https://a.example/">A page</a>', encoding="utf-8")
    (source,) = read_bookmarks(path, ImportOptions()).records
    assert source.title == "A page"
