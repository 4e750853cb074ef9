"""`docs/ledger.md` prints the table of moves that the code goes by."""

from django.conf import settings

from campaigns.enums import MOVES, Change

PAGE = settings.BASE_DIR / "docs" / "ledger.md"
CHANGES = (
    Change.ACCEPTED,
    Change.REJECTED,
    Change.REVISED,
    Change.WITHDRAWN,
    Change.RESTORED,
)


def printed():
    yield "| from | " + " | ".join(CHANGES) + " |"
    yield "|---" * (len(CHANGES) + 1) + "|"
    for review, moves in MOVES.items():
        cells = [f" → {moves[change]} " if change in moves else " " for change in CHANGES]
        yield f"| {review} |" + "|".join(cells) + "|"


def test_the_page_has_the_moves_that_the_code_has():
    page = PAGE.read_text("utf-8")
    table = page.partition("<!-- moves -->\n")[2].partition("\n<!-- /moves -->")[0]
    assert table.split("\n") == list(printed())


def test_every_change_of_the_table_is_a_column():
    assert {change for moves in MOVES.values() for change in moves} == set(CHANGES)
