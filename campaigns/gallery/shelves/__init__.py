"""What is on show: each component by its name, and the contexts of its states."""

from campaigns.gallery.shelves import (
    actors,
    changes,
    clocks,
    drawings,
    facts,
    frame,
    sources,
    verdicts,
)
from campaigns.gallery.states import Shelves, States

ROOMS = (facts, verdicts, changes, drawings, sources, actors, clocks, frame)

# Where a component is a part of a list or a table, it is shown in one.
WITHIN = {
    "row": '<table class="verdicts"><tbody>{}</tbody></table>',
    "verdict": '<table class="verdicts"><tbody>{}</tbody></table>',
    "shift": '<table class="shifts"><tbody>{}</tbody></table>',
    "note": '<ul class="notes">{}</ul>',
    "masthead": '<div class="masthead">{}</div>',
    "register": '<ul class="register"><li>{}</li></ul>',
}


def shelves() -> dict[str, States]:
    """Every component, and its states by what is to be seen in each."""
    return {name: states() for name, states in sorted(_SHELVES.items())}


_SHELVES: Shelves = {name: states for room in ROOMS for name, states in room.SHELVES.items()}
