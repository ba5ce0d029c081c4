"""An address is followed only where it says plainly where it leads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.texts.web_address import host_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.org/a?b=c#d", "example.org"),
        ("HTTP://Example.ORG:8080", "example.org"),
        ("https://www.court.gov.cn/法院", "www.court.gov.cn"),
        ("https://例子.测试/x", "xn--fsqu00a.xn--0zwm56d"),
        ("https://аррӏе.com/", "xn--80ak6aa92e.com"),  # Cyrillic letters that look like Latin ones
        ("http://[2001:db8::1]/", "[2001:db8::1]"),
    ],
)
def test_the_host_is_told_as_the_web_writes_it(address, host):
    assert host_of(address) == host


@pytest.mark.parametrize(
    "address",
    [
        "", "example.org", "//example.org", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x",
        "smb://host/share", "ms-word:ofe|u|https://example.org", "vscode://x", "mailto:a@example.org",
        "\\\\host\\share",
        "https://user:pass@example.org/", "https://example.org@evil.net/", "https://example.org\\@evil.net",
        "https://example.org/\u202egnp.exe", "https://exam\u200bple.org/", "https://example.org/a b", "https://",
        "https:///x", "https://a..b/", "https://%65xample.org/", "https://example.org/\n", "https://" + "a" * 3000,
    ],
)  # fmt: skip
def test_what_hides_something_leads_nowhere(address):
    assert host_of(address) == ""


@given(st.text())
def test_whatever_is_written_never_breaks_it(address):
    for told in (address, f"https://{address}", f"https://example.org/{address}"):
        assert host_of(told).isascii()
