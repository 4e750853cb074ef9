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


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("25 May 2017", ["25 May 2017"]),
        ("5 November 2016 to December 2016", ["5 November 2016", "to", "December 2016"]),
        ("September 2017, uncertain", ["September 2017,", "uncertain"]),
        ("only about 6 percent", ["only", "about", "6 percent"]),
        ("5 to 6 percent of the city", ["5 to", "6 percent", "of", "the", "city"]),
        ("stale, 9 years old", ["stale,", "9 years", "old"]),
        ("٢٥ أيار/مايو ٢٠١٧", ["٢٥ أيار/مايو ٢٠١٧"]),
        ("thousands of fighters", ["thousands", "of", "fighters"]),
    ],
)
def test_on_a_page_no_line_ends_within_a_date_or_between_a_number_and_its_unit(words, pieces):
    told = wording.unbroken(words)
    assert [piece.replace("\u00a0", " ") for piece in told.split(" ")] == pieces
