"""What is said of an answer: every check of schemathesis, and what was found by them."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from tests.schema.world import Person

# What is refused although its form is right: a moment to come, a cursor of no list, a correction
# that no text bears out, a file that nobody can read, a version that is not the newest; and, in a
# list as a table, what only pages take.
NOT_OF_FORM = ("BAD_CLOCK", "BAD_CURSOR", "BAD_CORRECTION", "NOTHING_USABLE", "STALE_VERSION")
NOT_THERE = "That choice is not one of the available choices."
NUL = "Null characters are not allowed."
EMPTY = "The submitted file is empty."


@dataclass
class Found:
    """How often each status was answered, and what was found to be wrong, each kind once."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    wrong: dict[str, str] = field(default_factory=dict)

    def judge(self, case: Any, person: Person, response: Any) -> None:
        """Make every check, one of them together with what no schema can say.

        Whether an operation asks who it is, is seen by what a token is answered: the check cannot
        take away the session that a client has.
        """
        unfit = [positive_data_acceptance, *([ignored_auth] if person.cookies else [])]
        self.statuses[case.method, response.status_code] += 1
        try:
            case.validate_response(
                response,
                headers=person.headers,
                transport_kwargs={"headers": person.headers},
                excluded_checks=unfit,
                additional_checks=[what_is_valid_is_taken],
            )
        except FailureGroup as group:
            self._note(case, person, group.exceptions)
        except Failure as failure:
            self._note(case, person, [failure])

    def _note(self, case: Any, person: Person, failures: Any) -> None:
        for failure in failures:
            told = f"{person.name}: {case.as_curl_command()}\n{failure}"
            self.wrong.setdefault(f"{case.operation.label}: {failure.title}", told)


def what_is_valid_is_taken(context: Any, response: Any, case: Any) -> None:
    """Valid by the schema and refused is a find, unless a code says what no schema can say."""
    if response.status_code in (400, 412):
        told = response.json()
        wrong = told.get("errors") or {}
        of_pages = (case.query or {}).get("format") == "csv" and (
            told["code"] == "UNKNOWN_PARAMETER" or list(wrong) == ["cursor"]
        )
        unsaid = any(words in str(wrong) for words in (NOT_THERE, NUL, EMPTY))
        if told["code"] in NOT_OF_FORM or of_pages or unsaid:
            return
    positive_data_acceptance(context, response, case)
