from datetime import date
from itertools import combinations, pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from campaigns.charts.network import MOST_NAMES, network_of
from campaigns.charts.relations import ties_of
from campaigns.enums import Modality
from tests.campaigns.charts.test_relations import BOTH, said


def chain(count):
    names = [f"Force {number}" for number in range(count + 1)]
    return ties_of([said(*pair, actors=pair) for pair in pairwise(names)])


def test_the_same_relations_are_always_drawn_alike():
    first, again = (network_of(chain(6)) for _ in range(2))
    assert [node.rect for node in first.nodes] == [node.rect for node in again.nodes]
    assert [edge.line.path for edge in first.edges] == [edge.line.path for edge in again.edges]


def test_each_name_and_each_relation_can_be_hit():
    network = network_of(chain(6))
    rects = [drawn.rect for drawn in [*network.nodes, *network.edges]]
    assert [rect for rect in rects if min(rect["width"], rect["height"]) < 24] == []


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=6))
@example([(3, 0), (1, 3), (1, 0), (3, 1), (0, 1)])  # three, and ways around from each to each
def test_no_word_lies_on_another_or_on_a_name_and_no_other_line_crosses_it(pairs):
    named = [(f"Force {a}", f"Force {b}") for a, b in pairs if a != b]
    network = network_of(ties_of([said(*pair, actors=pair) for pair in named]))
    boxes = [node.box for node in network.nodes]
    for edge in network.edges:
        others = [other.line for other in network.edges if other is not edge]
        assert edge.line.is_clear(boxes, others)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=9))
def test_a_sheet_is_as_high_as_what_stands_on_it_and_no_border_is_cut(pairs):
    named = [(f"Force {a}", f"Force {b}") for a, b in pairs]
    network = network_of(ties_of([said(*pair, actors=pair) for pair in named]))
    tops = [node.rect["y"] for node in network.nodes]
    ends = [node.rect["y"] + node.rect["height"] for node in network.nodes]
    assert (min(tops) >= 1, max(ends) < network.height) == (True, True)
    drawn = ends + [edge.line.word.y + edge.line.word.height / 2 for edge in network.edges]
    drawn += [point.imag for edge in network.edges for point in edge.line.way.points]
    assert network.height - max(drawn) <= 4


DAY = {"earliest": date(2016, 12, 9), "latest": date(2016, 12, 9)}


def written(network):
    """What stands on each line, one line of it after another."""
    return [
        " ".join(edge.lines).replace("\u2068", "").replace("\u2069", "") for edge in network.edges
    ]


def test_a_line_has_the_month_of_its_statement_beneath_its_kind():
    network = network_of(ties_of([said(*BOTH, actors=BOTH, **DAY)]))
    assert (written(network), network.undated) == (["backs Dec 2016"], 0)


def test_a_date_that_is_not_sure_says_so_beneath_it():
    [tie] = ties_of([said(*BOTH, actors=BOTH, stated_for="2016-12-09?", **DAY)])
    [edge] = network_of([tie]).edges
    assert edge.lines == ["backs", "Dec 2016,", "uncertain"]
    [tie] = ties_of([said(*BOTH, actors=BOTH, stated_for="2016-12-09%", **DAY)])
    [edge] = network_of([tie]).edges
    assert edge.lines == ["backs", "Dec 2016,", "uncertain and", "approximate"]


def test_nothing_is_cut_from_a_date_it_stands_whole_or_in_the_list_alone():
    def drawn(edtf):
        first = date(2016, 9, 15)
        network = network_of(ties_of([said(*BOTH, stated_for=edtf, earliest=first)]))
        return written(network), network.undated

    assert drawn("2016-09?/..") == (["backs from September 2016, uncertain"], 0)
    assert drawn("2016-09%/..") == (["backs"], 1)


def test_what_is_planned_says_so_before_its_kind():
    plan = said(*BOTH, actors=BOTH, modality=Modality.PLANNED, **DAY)
    assert written(network_of(ties_of([plan]))) == ["planned: backs Dec 2016"]


def test_a_date_that_finds_no_room_stands_in_the_list_alone_and_all_others_stay():
    ties = [
        (*BOTH, "backs"),
        (*BOTH, "fights"),
        (*reversed(BOTH), "backs"),
        ("Army", "Council", "backs"),
    ]
    network = network_of(ties_of([said(*tie, actors=tie, **DAY) for tie in ties]))
    assert written(network) == ["backs", "fights", "backs Dec 2016", "backs Dec 2016"]
    assert network.undated == 2


def test_of_many_lines_as_many_have_their_date_as_find_room():
    names = [f"Force {number}" for number in range(6)]
    network = network_of(
        ties_of([said(*pair, actors=pair, **DAY) for pair in combinations(names, 2)])
    )
    assert sorted(written(network)) == ["backs"] * 3 + ["backs Dec 2016"] * 12
    assert network.undated == 3
    boxes = [node.box for node in network.nodes]
    for edge in network.edges:
        others = [other.line for other in network.edges if other is not edge]
        assert edge.line.is_clear(boxes, others)


def test_what_states_no_time_is_no_date_without_room_and_is_counted_apart():
    dated = said("Army", "Council", actors=("Army", "Council"), **DAY)
    network = network_of([*chain(3), *ties_of([dated])])
    assert (network.undated, network.timeless) == (0, 3)


def test_a_name_stands_in_few_lines_and_is_cut_where_it_is_too_long():
    [tie] = ties_of([said("Guard " * 30, "Council")])
    [long, _] = network_of([tie]).nodes
    assert [len(line) for line in long.lines] == [17, 17, 17]
    assert long.lines[-1].endswith("…")
    assert long.rect["width"] <= network_of([tie]).width


def test_more_than_a_sheet_holds_is_counted_apart():
    network = network_of(chain(MOST_NAMES + 4))
    assert (len(network.nodes), network.apart) == (MOST_NAMES, 5)


def test_no_relation_is_no_drawing_and_one_is_drawn():
    assert network_of([]).nodes == []
    assert len(network_of(ties_of([said("Guard", "Council", actors=BOTH)])).edges) == 1
