"""The page at hand in the other languages: the address is what says which."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_info, override

register = template.Library()


@dataclass(frozen=True)
class Offer:
    """A language, its own name for itself, and where the page is read in it."""

    code: str
    name: str
    address: str

    @property
    def is_here(self) -> bool:
        return self.code == get_language()


@register.simple_tag
def languages(request: HttpRequest) -> list[Offer]:
    """The same page, asked the same, in every language; the first page where there is none."""
    here = request.get_full_path()
    return [
        Offer(code, get_language_info(code)["name_local"], _address(here, code))
        for code, _ in settings.LANGUAGES
    ]


def _address(here: str, code: str) -> str:
    there = translate_url(here, code)
    if there != here or code == get_language():
        return there
    with override(code):
        return reverse("home")
