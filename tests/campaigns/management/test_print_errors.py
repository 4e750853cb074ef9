from pathlib import Path

from django.core.management import call_command

from articles import errors as archive
from articles import source_errors as sources
from campaigns import errors as study
from campaigns import webhook_errors as webhooks
from campaigns.management.commands.print_errors import EXAMPLES

DOCS = Path(__file__).parents[3] / "docs"


def test_the_page_of_errors_is_in_step_with_the_code(capsys):
    call_command("print_errors")
    assert (DOCS / "errors.md").read_text() == capsys.readouterr().out, (
        "Run: manage.py print_errors > docs/errors.md"
    )


def test_every_refusal_has_an_example_and_no_example_is_left_over():
    assert set(EXAMPLES) == {
        one.code
        for one in (
            *archive.PROBLEMS,
            *archive.REMARKS,
            *sources.PROBLEMS,
            *study.PROBLEMS,
            *study.REMARKS,
            *webhooks.PROBLEMS,
        )
    }


def test_every_refusal_of_a_decision_is_on_the_page():
    page = (DOCS / "errors.md").read_text()
    codes = [error.code for error in study.LedgerError.__subclasses__()]
    assert [code for code in codes if f"| `{code}` |" not in page] == []
