"""No rule of a table goes untested: each is named in some test."""

from pathlib import Path

from django.apps import apps

OURS = ("actors", "articles", "campaigns")
TESTS = Path(__file__).parent


def test_every_constraint_is_tested_by_its_name():
    tests = "\n".join(path.read_text() for path in TESTS.rglob("test_*.py"))
    names = {
        constraint.name
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }
    assert {name for name in names if f'"{name}"' not in tests} == set()
