from io import StringIO

from django.conf import settings
from django.core.management import call_command


def test_the_page_of_columns_is_printed_from_their_definition():
    printed = StringIO()
    call_command("print_columns", stdout=printed)
    assert (settings.BASE_DIR / "docs" / "columns.md").read_text("utf-8") == printed.getvalue()
