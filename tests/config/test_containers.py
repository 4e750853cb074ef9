"""The containers are given what the settings read, and keep what the embedded servers promise."""

import re
from pathlib import Path

import pytest
import yaml

from config.embedded.postgres import LOCALE

CHECKOUT = Path(__file__).parents[2]
STAY = ["web", "worker", "bulk-worker", "webhook-worker", "beat"]
OURS = ["prepare", *STAY]


@pytest.fixture(scope="module")
def services():
    return yaml.safe_load((CHECKOUT / "docker-compose.yml").read_text())["services"]


def test_each_part_of_the_stack_is_a_service(services):
    assert sorted(services) == sorted([*OURS, "postgres", "redis"])


@pytest.mark.parametrize("name", [*STAY, "postgres", "redis"])
def test_every_service_that_stays_is_asked_for_its_health(services, name):
    assert "test" in services[name]["healthcheck"]


@pytest.mark.parametrize("name", OURS)
def test_what_they_are_given_is_explained(services, name):
    explained = set(re.findall(r"^#?([A-Z_]+)=", (CHECKOUT / ".env.example").read_text(), re.M))
    assert set(services[name]["environment"]) - explained - {"REMAP_SIGTERM"} == set()


@pytest.mark.parametrize("name", OURS)
def test_none_may_gain_a_right_or_write_its_own_code(services, name):
    said = services[name]
    assert (said["read_only"], said["cap_drop"]) == (True, ["ALL"])
    assert said["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", STAY)
def test_none_starts_before_the_database_is_prepared(services, name):
    assert services[name]["depends_on"] == {
        "postgres": {"condition": "service_healthy"},
        "redis": {"condition": "service_healthy"},
        "prepare": {"condition": "service_completed_successfully"},
    }


def test_the_image_does_not_run_as_root():
    lines = (CHECKOUT / "Dockerfile").read_text().split("\n")
    assert [line for line in lines if line.startswith("USER")] == ["USER ledger"]


def test_letters_fold_as_in_the_embedded_database(services):
    said = services["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    assert sorted([*said, "--no-locale"]) == sorted(LOCALE)


def test_only_the_web_process_is_reached_from_outside_and_only_from_this_machine(services):
    open_to = {name: said["ports"] for name, said in services.items() if "ports" in said}
    assert open_to == {"web": ["127.0.0.1:${PORT:-8000}:8000"]}
