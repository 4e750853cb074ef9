import json

from campaigns.models import Campaign, StatedFact
from campaigns.tables import Column
from campaigns.tables.facts import Row
from campaigns.tables.geojson_files import lines

QUOTE = Column("quote", "The words.", lambda row: row.fact.quote)


def features(*rows):
    told = json.loads("".join(lines(rows, [QUOTE])))
    assert told["type"] == "FeatureCollection"
    return told["features"]


def stated(*places, own=("Mosul",)):
    roles = [{"role": "place", "start": 0, "end": 1, "exact": place} for place in places]
    return Row(StatedFact(quote="It is so.", roles=roles, campaign=Campaign(place_names=own)))


def test_a_fact_stands_at_each_place_that_its_words_name_in_any_spelling():
    told = features(stated("Ar-Raqqah", "الموصل"))
    assert [one["geometry"] for one in told] == [
        {"type": "Point", "coordinates": [39.01, 35.95]},
        {"type": "Point", "coordinates": [43.13, 36.34]},
    ]
    assert told[0]["properties"] == {
        "place": "Ar-Raqqah",
        "place_named_by": "quote",
        "quote": "It is so.",
    }


def test_a_fact_that_names_no_place_stands_at_the_place_of_its_campaign():
    [told] = features(stated())
    assert (told["properties"]["place"], told["properties"]["place_named_by"]) == (
        "Mosul",
        "campaign",
    )
    assert told["geometry"]["coordinates"] == [43.13, 36.34]


def test_a_place_that_is_not_listed_or_wider_than_a_town_has_no_point():
    assert [one["geometry"] for one in features(stated("Syria", "the old city"))] == [None, None]
    [told] = features(stated(own=()))
    assert (told["geometry"], told["properties"]["place"]) == (None, None)
    assert told["properties"]["place_named_by"] == "nobody"


def test_without_facts_the_collection_is_empty():
    assert features() == []
