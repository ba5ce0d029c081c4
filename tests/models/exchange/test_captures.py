"""Pages that Hunchly captured and bookmarks of browsers come in as sources, with what is told of them."""

from pathlib import Path

import pytest

from models.exchange.bookmarks import read_bookmarks
from models.exchange.hunchly import is_hunchly
from models.exchange.imported import ImportOptions
from models.exchange.registry import format_of

FILES = Path(__file__).parents[2] / "exchange_files"


def read(name):
    known = format_of(FILES / name)
    assert known.name == name.partition(".")[0]
    return known.read(FILES / name, ImportOptions())


def test_a_captured_page_keeps_its_address_its_time_and_its_hash():
    found = read("hunchly.csv")
    minutes, bare, formula = found.records
    assert (minutes.title, minutes.url) == ("The minutes of May", "https://example.org/minutes?id=1&p=2")
    assert (minutes.accessed.edtf, minutes.note) == ("2024-05-02", "Page 4 counts")
    assert "hunchly.Date/Time=2024-05-02T10:11:12Z" in minutes.extra
    assert any(one.startswith("hunchly.Hash (SHA-256)=9f86d081") for one in minutes.extra)
    assert bare.title == "https://example.org/bare"
    assert (formula.title, formula.accessed) == ("=cmd|' /C calc'!A0", None)
    assert [trouble.line for trouble in found.problems] == [4, 5]
    assert found.left_out == ("Response",)


@pytest.mark.parametrize(
    "heading", ["url,title,date", "Link,Archive status,hash", "title,hash,timestamp", ""]
)
def test_another_table_is_none_of_hunchly(heading):
    assert not is_hunchly(heading)


def test_a_bookmark_keeps_its_folder_its_tags_its_remark_and_its_day():
    found = read("bookmarks.html")
    notice, bare, undated = found.records
    assert (notice.title, notice.url, notice.note) == (
        "The notice <2021>", "https://example.org/a?x=1&y=2", "Ten bodies sign it",
    )  # fmt: skip
    assert notice.extra == ("bookmark.folder=Case & papers", "bookmark.tags=ban,法院")
    assert (notice.accessed.edtf, bare.accessed.edtf, undated.accessed) == ("2021-09-24", "2021-09-24", None)
    assert (bare.title, bare.extra) == ("https://example.org/b", ("bookmark.folder=Case & papers / Deeper",))
    assert [trouble.line for trouble in found.problems] == [15, 16, 18]


def test_a_page_without_bookmarks_is_refused(tmp_path):
    path = tmp_path / "a.html"
    path.write_text("<a href='https://a.org'>x</a>", encoding="utf-8")
    assert "holds no bookmarks" in read_bookmarks(path, ImportOptions()).refusal


def test_folders_without_end_cost_nothing(tmp_path):
    path = tmp_path / "a.html"
    deep = "<DL><DT><H3>x</H3>" * 20_000
    path.write_text(
        f"<!DOCTYPE NETSCAPE-Bookmark-file-1>{deep}<A HREF='https://a.org'>y</A>", encoding="utf-8"
    )
    (source,) = read_bookmarks(path, ImportOptions()).records
    assert source.url == "https://a.org"
