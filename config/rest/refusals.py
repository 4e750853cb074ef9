"""What the API's own manners refuse."""

from collections.abc import Iterable

from rest_framework.exceptions import APIException


class UnknownParameter(APIException):
    """The address has no such parameter: a misspelt filter must not look like an answer."""

    status_code = 400
    default_code = "unknown_parameter"

    def __init__(self, unknown: Iterable[str], known: Iterable[str]) -> None:
        self.members = {"parameters": sorted(unknown)}
        possible = ", ".join(sorted(known))
        super().__init__(
            f"Unknown here: {', '.join(self.members['parameters'])}. "
            + (f"This address knows: {possible}." if possible else "It knows no parameters.")
        )


class BadParameter(APIException):
    """A known parameter with a value that cannot be read."""

    status_code = 400
    default_code = "bad_parameter"

    def __init__(self, name: str, value: str, wanted: str) -> None:
        self.members = {"parameters": [name]}
        super().__init__(f"“{name}” cannot be “{value}”. Give {wanted}.")
