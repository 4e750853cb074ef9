import json
from xml.etree import ElementTree

from articles.writers import label_studio, write
from campaigns.enums import Part
from tests import builders

TEXT = "Commanders say 6 percent remains."


def written(*marks, **said):
    files = write(builders.article(TEXT, *marks, **said), format="label-studio", name="one")
    [task] = json.loads(files["one.json"])
    return task


def configured(**said):
    told = {"roles": list(Part), "types": [], "attributes": {}, **said}
    return ElementTree.fromstring(label_studio.configuration(**told))  # noqa: S314 - we wrote it


def test_a_task_has_the_text_the_fields_of_the_article_and_how_it_counts():
    data = written()["data"]
    assert (data["text"], data["meta"]["url"]) == (TEXT, "https://news.example/one")
    assert (data["meta"]["offset_unit"], data["meta"]["crlf_is_one"]) == ("codepoint", False)


def test_regions_of_one_fact_share_its_id_and_its_words():
    fact = builders.fact(TEXT, "6 percent remains", id="f1", value={"low": 6}, speaker="Commanders")
    [annotation] = written(fact)["annotations"]
    label, *said, role, relation = annotation["result"]
    assert (label["id"], label["value"]["labels"], label["meta"]) == (
        "m0",
        ["StatedFact"],
        {"id": "f1"},
    )
    assert [(one["id"], one["from_name"], one["type"]) for one in said] == [
        ("m0", "measure", "choices"),
        ("m0", "campaign", "choices"),
        ("m0", "low", "number"),
    ]
    assert {(one["value"]["start"], one["value"]["end"]) for one in said} == {(15, 32)}
    assert (role["value"]["text"], role["value"]["labels"]) == ("Commanders", ["Role"])
    assert (relation["from_id"], relation["to_id"], relation["labels"]) == (
        "m0",
        role["id"],
        ["speaker"],
    )


def test_a_text_that_nobody_marked_is_a_task_without_an_annotation():
    assert written(states_facts=False)["annotations"] == []


def test_the_configuration_offers_every_label_and_the_vocabulary():
    view = configured(types={"Actor", "Treaty"}, attributes={"measure": ["strength", "killed"]})
    labels = [label.get("value") for label in view.iterfind("Labels/Label")]
    assert labels == ["StatedFact", "Actor", "Place", "Date", "Quantity", "Role", "Treaty"]
    assert [role.get("value") for role in view.iterfind("Relations/Relation")] == list(Part)
    [measure] = [one for one in view.iter("Choices") if one.get("name") == "measure"]
    assert [choice.get("value") for choice in measure] == ["strength", "killed"]
    assert (measure.get("perRegion"), measure.get("whenLabelValue")) == ("true", "StatedFact")


def test_every_control_of_a_fact_has_a_heading_that_is_seen_only_with_it():
    view = configured(attributes={"measure": ["killed"]})
    [of_a_fact] = view.iterfind("View")
    assert (of_a_fact.get("visibleWhen"), of_a_fact.get("whenLabelValue")) == (
        "region-selected",
        "StatedFact",
    )
    headings, controls = list(of_a_fact)[::2], list(of_a_fact)[1::2]
    assert [one.get("value").partition(":")[0] for one in headings] == [
        one.get("name") for one in controls
    ]


def test_names_cannot_break_out_of_the_configuration():
    name = '"/><Text name="x" value="$y"/>&'
    view = configured(types=[name])
    assert [label.get("value") for label in view.iterfind("Labels/Label")][-1] == name
    assert len(view.findall("Text")) == 1


def test_every_control_that_a_task_names_is_in_the_configuration():
    fact = builders.fact(
        TEXT,
        "6 percent remains",
        value={"low": 6, "high": 7, "low_open": True, "unit": "percent"},
        modality="reported",
        stated_for="2017",
    )
    offered = {"measure": [], "campaign": [], "modality": [], "unit": []}
    names = {one.get("name") for one in configured(attributes=offered).iter()}
    [annotation] = written(fact)["annotations"]
    assert {one["from_name"] for one in annotation["result"]} <= names
