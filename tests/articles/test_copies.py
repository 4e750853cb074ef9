import pytest

from articles.copies import candidates
from articles.models import Article
from tests import builders

pytestmark = pytest.mark.django_db

FIRST = " ".join(f"On day {day} the Guard moved to hill {day} and held it." for day in range(9))
SECOND = " ".join(f"The council of ward {ward} met and spoke of bread." for ward in range(12))
STORY = f"{FIRST}\n\n{SECOND}"


def take_text(take, name, text, **header):
    take(builders.article(text, url=f"https://{name}.example/", title=name, **header))
    return Article.objects.get(title=name)


def named(article):
    return [candidate.article.title for candidate in candidates(article)]


def test_a_reprint_is_found_whatever_the_order_of_its_paragraphs(take):
    one = take_text(take, "one", STORY)
    take_text(take, "two", f"Our agencies report.\n\n{SECOND}\n\n{FIRST}")
    [candidate] = candidates(one)
    assert candidate.article.title == "two"
    assert 0.9 < candidate.share < 1


def test_a_story_of_its_own_is_no_reprint(take):
    one = take_text(take, "one", FIRST)
    take_text(take, "two", SECOND)
    assert named(one) == []


def test_a_short_text_proves_nothing(take):
    one = take_text(take, "one", "The Guard moved to the hill and held it.")
    take_text(take, "two", "The Guard moved to the hill and held it.")
    assert named(one) == []


def test_what_goes_back_to_one_origin_already_is_left_out(take):
    one = take_text(take, "one", STORY)
    take_text(take, "two", STORY, origin="https://one.example/")
    assert named(one) == []


def test_the_nearest_stands_first(take):
    one = take_text(take, "one", STORY)
    take_text(take, "two", f"{STORY[: len(STORY) * 3 // 4]} " + "And then it rained. " * 30)
    take_text(take, "three", STORY)
    assert named(one) == ["three", "two"]
