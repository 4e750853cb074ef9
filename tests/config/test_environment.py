"""The environment is read strictly, and every variable of it is documented."""

import re
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment

CHECKOUT = Path(__file__).parents[2]
# What launches the product, and therefore is not read by any of its modules.
OF_COMPOSE = {"POSTGRES_PASSWORD"}


def refusal(read, *args, **said):
    with pytest.raises(ImproperlyConfigured) as refused:
        read("NAME", *args, **said)
    return str(refused.value)


def test_every_variable_that_is_read_is_explained_and_no_other():
    reads = re.compile(r'environment\.(?!kept_secret)\w+\(\s*"([A-Z_]+)"')
    read = {
        name for file in CHECKOUT.glob("config/*.py") for name in reads.findall(file.read_text())
    }
    explained = re.findall(r"^#?([A-Z_]+)=", (CHECKOUT / ".env.example").read_text(), re.M)
    assert sorted(explained) == sorted(read | OF_COMPOSE)


def test_an_empty_variable_says_nothing(monkeypatch):
    monkeypatch.setenv("NAME", "  ")
    assert environment.given("NAME") is False
    assert environment.flag("NAME", default=True) is True
    assert environment.number("NAME", default=8000) == 8000


def test_a_missing_text_comes_with_advice(monkeypatch):
    monkeypatch.delenv("NAME", raising=False)
    assert refusal(environment.text, advice="Choose one.") == "NAME is not set. Choose one."


@pytest.mark.parametrize(
    ("said", "meant"),
    [("true", True), ("1", True), ("on", True), ("False", False), ("no", False), ("0", False)],
)
def test_a_flag_is_said_in_the_usual_words(monkeypatch, said, meant):
    monkeypatch.setenv("NAME", said)
    assert environment.flag("NAME", default=not meant) is meant


def test_a_flag_that_is_neither_is_refused(monkeypatch):
    monkeypatch.setenv("NAME", "maybe")
    assert refusal(environment.flag, default=True) == "NAME is 'maybe'. Set it to true or false."


def test_a_number_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv("NAME", "eighty")
    assert refusal(environment.number, default=1) == "NAME is 'eighty'. Set it to a whole number."


def test_names_are_parted_by_commas(monkeypatch):
    monkeypatch.setenv("NAME", "ledger.example, www.ledger.example,")
    assert environment.names("NAME", advice="") == ["ledger.example", "www.ledger.example"]


def test_hosts_are_names_with_or_without_a_port(monkeypatch):
    monkeypatch.setenv("NAME", "Annotation.example, other.example:8443")
    assert environment.hosts("NAME") == ["annotation.example", "other.example:8443"]
    monkeypatch.setenv("NAME", "")
    assert environment.hosts("NAME") == []


@pytest.mark.parametrize("said", ["https://annotation.example", "*.example", "a.example:", "[::1]"])
def test_what_is_no_host_is_refused(monkeypatch, said):
    monkeypatch.setenv("NAME", said)
    assert refusal(environment.hosts) == (
        f"NAME holds {said!r}. Set it to names of hosts with commas between them, such as "
        "annotation.example, or annotation.example:8443 for another port than 443."
    )


def test_only_postgresql_is_a_database(monkeypatch):
    monkeypatch.setenv("NAME", "mysql://ledger@localhost/ledger")
    assert refusal(environment.database) == (
        "NAME does not begin with postgres://. Set it to "
        "postgres://user:password@host:5432/database, or leave it out for the embedded one."
    )


def test_a_database_is_read_from_its_address(monkeypatch):
    monkeypatch.setenv("NAME", "postgres://ledger:secret@db:5432/facts")
    said = environment.database("NAME")
    assert (said["ENGINE"], said["HOST"], said["PORT"], said["USER"], said["NAME"]) == (
        *("django.db.backends.postgresql", "db", 5432, "ledger", "facts"),
    )


@pytest.mark.parametrize("said", ["http://redis:6379", "redis://redis:6379/0"])
def test_redis_is_given_without_a_database(monkeypatch, said):
    monkeypatch.setenv("NAME", said)
    assert refusal(environment.redis_server) == (
        "NAME is not the address of a server. Set it to redis://host:6379 with no database "
        "number, or leave it out for the embedded one."
    )


def test_a_secret_is_made_once_and_read_by_its_owner_only(tmp_path):
    path = tmp_path / "data" / "secret-key"
    secret = environment.kept_secret(path)
    assert environment.kept_secret(path) == secret
    assert len(secret) == 67
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret-key"]
