from campaigns.charts.letters import SIZE, cut, width_of


def test_a_wide_letter_is_wider_than_a_narrow_one():
    assert width_of("i") < width_of("n") < width_of("m")


def test_words_are_as_wide_as_their_letters_are_high():
    assert width_of("Mosul", 26) == 2 * width_of("Mosul", 13)


def test_letters_of_every_script_have_a_width():
    widths = [width_of(name) / len(name) / SIZE for name in ("الموصل", "Mûsil", "Мосул", "摩苏尔")]
    assert [width for width in widths if not 0.3 < width <= 1] == []


def test_marks_that_turn_the_order_of_letters_take_no_room():
    assert width_of("\u2068Mosul\u2069") == width_of("Mosul")
    assert width_of("إرهابيًّا") == width_of("إرهابيا")


def test_what_does_not_fit_into_the_last_line_is_cut_off_and_shows_it():
    assert cut("Emergency Response Division", 10, 3) == ["Emergency", "Response", "Division"]
    assert cut("Emergency Response Division", 10, 2) == ["Emergency", "Response…"]


def test_a_name_is_not_broken_at_its_hyphen():
    assert cut("Abu Jandal al-Kuwaiti", 17, 3) == ["Abu Jandal", "al-Kuwaiti"]
