from campaigns.tables.towns import COUNTRIES, SEAS, TOWNS, countries_in, town_of


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


def test_the_countries_that_words_name_are_found_in_any_script():
    assert [area.names[0] for area in countries_in("Iraq and Syria")] == ["Iraq", "Syria"]
    assert [area.names[0] for area in countries_in("سوريا")] == ["Syria"]
    assert countries_in("Iraqis") == []


def test_every_sea_and_country_reaches_from_west_to_east_and_from_south_to_north():
    areas = [*SEAS, *COUNTRIES]
    assert [a for a in areas if not (a.west < a.east and a.south < a.north)] == []
