"""Exported chats are read message by message, and each message is cited by its sender and its time."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.registry import is_known
from models.records.story import Locator
from models.texts.extract import extract
from models.texts.mending import mended
from models.texts.passage import Passage
from models.texts.text import Look


def read(text, name="chat.txt"):
    return extract(io.BytesIO(text.encode()), "text/plain", name)


def places(text):
    """The messages of a chat: by what each is cited, and its words."""
    found: dict[str, list[str]] = {}
    for page in read(text).pages:
        for block in page.blocks:
            if block.look is Look.HEADING:
                found[block.place] = []
            elif block.look is Look.PARAGRAPH:
                found[block.place].append(block.text)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "24/09/2021, 18:07 - Li: Hello\n25/09/2021, 09:00 - Wang: Fine\n",
        "9/24/21, 6:07 PM - Li: Hello\n9/25/21, 9:00 AM - Wang: Fine\n",
        "9/24/21, 6:07\u202fPM - Li: Hello\n9/25/21, 9:00\u202fAM - Wang: Fine\n",
        "24.09.21, 18:07 - Li: Hello\n25.09.21, 09:00 - Wang: Fine\n",
        "[24.09.21, 18:07:33] Li: Hello\n\u200e[25.09.21, 09:00:01] Wang: Fine\n",
        "[24/09/2021, 6:07:33 pm] Li: Hello\n[25/09/2021, 9:00:00 am] Wang: Fine\n",
        "24/09/2021 à 18:07 - Li: Hello\n25/09/2021 à 09:00 - Wang: Fine\n",
        "24-09-2021 18:07 - Li: Hello\n25-09-2021 09:00 - Wang: Fine\n",
        "2021-09-24 18:07 - Li: Hello\n2021-09-25 09:00 - Wang: Fine\n",
        "24/9/2021, 6:07 p. m. - Li: Hello\n25/9/2021, 9:00 a. m. - Wang: Fine\n",
        "[2021/9/24 下午6:07:33] Li: Hello\n[2021/9/25 上午9:00:01] Wang: Fine\n",
        "2021/9/24 下午6:07 - Li: Hello\n2021/9/25 上午9:00 - Wang: Fine\n",
        "24/09/21 18.07 - Li: Hello\n25/09/21 09.00 - Wang: Fine\n",
    ],
)
def test_whatever_system_and_language_wrote_it_the_times_are_the_same(text):
    assert places(text) == {"Li, 2021-09-24 18:07": ["Hello"], "Wang, 2021-09-25 09:00": ["Fine"]}


def test_a_message_of_several_lines_is_one_and_its_lines_may_look_like_anything():
    text = "24/09/2021, 18:07 - Li: One\nsecond line\n\n12/13 is no date\n24/09/2021, 18:08 - Li: Two\n"
    assert places(text)["Li, 2021-09-24 18:07"] == ["One", "second line", "12/13 is no date"]


def test_what_the_program_says_has_no_sender():
    text = "24/09/2021, 18:07 - Li created group “Sales”\n24/09/2021, 18:08 - Li: Hello: you\n"
    assert places(text) == {
        "2021-09-24 18:07": ["Li created group “Sales”"],
        "Li, 2021-09-24 18:08": ["Hello: you"],
    }


def test_several_messages_of_a_minute_are_told_apart():
    one = "[24.09.21, 18:07:33] Li: a\n[24.09.21, 18:07:50] Li: b\n[24.09.21, 18:07:50] Li: c\n"
    assert list(places(one)) == [
        "Li, 2021-09-24 18:07:33",
        "Li, 2021-09-24 18:07:50",
        "Li, 2021-09-24 18:07:50 (2)",
    ]


def test_an_order_of_day_and_month_is_proved_by_the_run_of_time_or_left_as_printed():
    proved = "03/04/21, 18:07 - Li: a\n04/04/21, 18:07 - Li: b\n02/05/21, 18:07 - Li: c\n"
    assert list(places(proved)) == ["Li, 2021-04-03 18:07", "Li, 2021-04-04 18:07", "Li, 2021-05-02 18:07"]
    found = read("03/04/21, 18:07 - Li: a\n03/04/21, 18:09 - Wang: b\n")
    assert found.pages[0].blocks[0].place == "Li, 03/04/21 18:07"
    assert "as they are printed" in found.remarks[0]


@pytest.mark.parametrize(
    "text",
    [
        "A letter.\n24/09/2021, 18:07 - Li: Hello\n",
        "24/09/2021, 18:07 - nobody\n",
        "24/09/2021\nwords: more\n",
        "Name: value\nOther: value\n",
        "",
    ],
)
def test_other_texts_stay_what_they_are(text):
    assert all(not block.place for page in read(text).pages for block in page.blocks)


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text):
    read("24/09/2021, 18:07 - Li: Hello\n" + text)
    read('{"messages": [], "type": "personal_chat", ' + text, "result.json")


# telegram --------------------------------------------------------------------------------------

TELEGRAM = {
    "name": "Li & Wang", "type": "personal_chat", "id": 7,
    "messages": [
        {"id": 1, "type": "service", "date": "2021-09-24T18:00:00", "actor": "Li", "action": "create_group"},
        {
            "id": 2, "type": "message", "date": "2021-09-24T18:07:33", "date_unixtime": "1632478053", "from": "Li",
            "from_id": "user1", "text": ["See ", {"type": "link", "text": "https://a.cn/x"}, "\nand call"],
        },
        {
            "id": 3, "type": "message", "date": "2021-09-24T18:09:00", "from": None, "from_id": "user2", "text": "ok",
            "file": "files/a.pdf", "reply_to_message_id": 2, "forwarded_from": "Zhou",
        },
        "odd",
        {"id": 4},
    ],
}  # fmt: skip


def test_a_chat_of_telegram_is_told_message_by_message():
    found = read(json.dumps(TELEGRAM), "result.json")
    (page,) = found.pages
    assert (page.name, found.title) == ("Li & Wang", "Li & Wang")
    assert "See https://a.cn/x\nand call" in page.text
    told = [(block.look, block.text) for block in page.blocks]
    assert (Look.HEADING, "Li, 2021-09-24 18:07") in told
    assert (Look.HEADING, "Deleted account, 2021-09-24 18:09") in told
    assert {"Attached, not opened: files/a.pdf", "forwarded from: Zhou", "Answers message 2."} <= {
        text for look, text in told if look is Look.REMARK
    }
    assert page.place_at(page.text.index("call")) == "Li, 2021-09-24 18:07"


def test_several_chats_of_one_export_are_pages():
    text = json.dumps({"about": "export", "chats": {"list": [TELEGRAM, TELEGRAM | {"name": "Other"}, 7]}})
    assert [page.name for page in read(text, "result.json").pages] == ["Li & Wang", "Other"]


def test_a_chat_is_a_document_and_no_table_of_sources(tmp_path):
    (tmp_path / "result.json").write_text(json.dumps(TELEGRAM), encoding="utf-8")
    (tmp_path / "csl.json").write_text('[{"type": "webpage", "id": "a"}]', encoding="utf-8")
    assert not is_known(tmp_path / "result.json")
    assert is_known(tmp_path / "csl.json")


def test_a_chat_nested_without_end_is_plain_text():
    text = '{"type": "personal_chat", "messages": ' + "[" * 100_000
    assert read(text, "result.json").pages[0].blocks[0].text == text


# citing ----------------------------------------------------------------------------------------


def test_a_quotation_that_is_mended_stays_with_its_message():
    page = read("24/09/2021, 18:07 - Li: We sold it all\n24/09/2021, 18:08 - Wang: Good\n").pages[0]
    start = page.text.index("sold it")
    passage = Passage("d", 1, Locator.OTHER, page.place_at(start), "sold it", start, start + 7)
    assert mended(passage, "sold it all", [page.text]).place == "Li, 2021-09-24 18:07"
