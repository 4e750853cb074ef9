"""What a shelf shows: the states of a component, each the context that its template is given."""

from collections.abc import Callable
from typing import Any

States = dict[str, dict[str, Any]]
# Components by their names. States are made when they are asked for.
Shelves = dict[str, Callable[[], States]]
