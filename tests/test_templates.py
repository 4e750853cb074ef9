"""Templates load what they use, and nothing else."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.template.library import import_library

LOAD = re.compile(r"{% load ([^%]+) %}")
TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))


def is_used(library: str, markup: str) -> bool:
    held = import_library(engines["django"].engine.libraries[library])
    tags = (rf"{{%\s*{re.escape(tag)}\b" for tag in held.tags)
    filters = (rf"\|\s*{re.escape(name)}\b" for name in held.filters)
    return any(re.search(pattern, markup) for pattern in (*tags, *filters))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_uses_every_library_that_it_loads(template: Path):
    markup = template.read_text()
    loaded = " ".join(LOAD.findall(markup)).split()
    assert [library for library in loaded if not is_used(library, LOAD.sub("", markup))] == []
