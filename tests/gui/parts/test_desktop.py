"""An address goes to the browser only after a question that names its host."""

import pytest

from gui.parts import desktop
from gui.parts.desktop import NOT_FOLLOWED, follow
from tests.gui.fakes import FakeAsk


class Browser:
    """Notes what it is given."""

    def __init__(self):
        self.opened = []

    def openUrl(self, url):
        self.opened.append(url.toString())
        return True


@pytest.fixture
def browser(monkeypatch):
    browser = Browser()
    monkeypatch.setattr(desktop, "QDesktopServices", browser)
    return browser


def test_the_question_names_the_host_and_no_answer_opens_nothing(browser):
    ask = FakeAsk(None, True)
    assert not follow(ask, "https://例子.测试/x")
    assert "xn--fsqu00a.xn--0zwm56d" in ask.asked[0]
    assert browser.opened == []
    assert follow(ask, "https://example.org/a?b=c")
    assert browser.opened == ["https://example.org/a?b=c"]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "https://a@b.net/"])
def test_what_is_no_plain_address_of_the_web_is_not_even_asked_about(browser, address):
    ask = FakeAsk(True)
    assert not follow(ask, address)
    assert ask.told == [NOT_FOLLOWED]
    assert ask.asked == browser.opened == []
