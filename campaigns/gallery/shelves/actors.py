"""Who is named: in a line, and in the register."""

from actors.enums import Script
from actors.models import Alias
from campaigns.gallery import samples
from campaigns.gallery.states import Shelves, States


def _names() -> States:
    named = samples.others()["relation"].subjects
    arabic = dict(samples.figures())["right to left"].speakers
    return {
        "an actor": {"names": named, "language": "en"},
        "as written": {"names": arabic, "language": "ar"},
    }


def _registered() -> States:
    others = [
        Alias(name=name, language=language, script=script)
        for name, language, script in (
            ("حرس المثال", "ar", Script.ARABIC),
            ("Образцовая гвардия", "ru", Script.CYRILLIC),
        )
    ]
    named = {"to": samples.guard, "name": samples.guard.name}
    return {
        "a name": named,
        "of a kind, in so many facts": {**named, "kind": "Force", "facts": 12},
        "in other scripts": {**named, "others": others, "facts": 1},
    }


SHELVES: Shelves = {
    "names": _names,
    "register": _registered,
}
