import pytest

from campaigns import wording


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://news.example/1", "news.example"),
        ("http://www.News.example:80/1", "news.example"),
        ("urn:campaign-ledger:digest:one", ""),
        ("javascript:alert(1)", ""),
        ("javascript://news.example/%0aalert(1)", ""),
        ("HTTPS-like:x", ""),
        ("http://[", ""),
        ("https:", ""),
        ("", ""),
    ],
)
def test_only_the_address_of_a_web_page_has_a_host_and_becomes_a_link(address, host):
    assert wording.host(address) == host
