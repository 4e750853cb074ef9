from io import StringIO

from django.conf import settings
from django.core.management import call_command

WORDS = settings.BASE_DIR / "campaigns/vocabulary/words.py"


def test_the_catalogues_know_the_vocabulary_that_ships():
    out = StringIO()
    call_command("print_vocabulary", stdout=out)
    assert out.getvalue() == WORDS.read_text(encoding="utf-8")
