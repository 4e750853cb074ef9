from campaigns.tables.towns import TOWNS, town_of


def test_a_town_is_found_by_any_of_its_names_however_it_is_spelled():
    assert town_of("Raqqa") == town_of("RAQQAH") == town_of("الرقة")
    assert town_of("Northbridge") is None


def test_a_town_is_named_in_the_script_of_the_reader():
    mosul = town_of("Mosul")
    assert (mosul.name_in("en"), mosul.name_in("ar"), mosul.name_in("ar-iq")) == (
        "Mosul",
        "الموصل",
        "الموصل",
    )


def test_every_town_of_the_list_lies_where_towns_can():
    assert [t for t in TOWNS if not (-180 <= t.longitude <= 180 and -80 <= t.latitude <= 80)] == []
