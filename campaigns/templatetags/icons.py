"""Icons beside words, drawn into the page: they take its colour, also where colours are forced."""

import re
from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

DRAWN = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@register.simple_tag
def icon(name: str) -> SafeString:
    """The drawing of an icon; the words beside it say what it means to who listens.

    Where the packages are not installed there is none, and the words stand alone.
    """
    return mark_safe(_drawing(f"icons/{name}.svg"))  # noqa: S308 - a file of a package


@cache
def _drawing(path: str) -> str:
    """Read once: from where it was collected to, or from its package, where nothing has been."""
    file = Path(finders.find(path) or staticfiles_storage.path(path))
    if not file.is_file():
        return ""
    drawn = DRAWN.search(file.read_text("utf-8"))
    if drawn is None:
        raise ValueError(f"{file} holds no drawing.")
    shapes = " ".join(drawn[1].split())
    return f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">{shapes}</svg>'
