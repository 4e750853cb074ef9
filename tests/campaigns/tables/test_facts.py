import pytest

from campaigns.queries.tables import ACTORS, ARTICLES
from campaigns.tables.facts import FACTS, STANDING, VERSIONS

BESIDE_A_FIGURE = {
    *("as_stated", "low", "high", "unit", "of_what", "hedges", "modality", "speaker"),
    *("stated_for", "publisher", "retells", "published_on", "article_url", "quote", "review"),
    "url",
}


@pytest.mark.parametrize("columns", [FACTS, VERSIONS, STANDING, ACTORS, ARTICLES])
def test_a_table_has_each_column_once_and_says_what_it_means(columns):
    names = [column.name for column in columns]
    assert len(set(names)) == len(names)
    assert [column.name for column in columns if not column.meaning.endswith(".")] == []


@pytest.mark.parametrize("columns", [FACTS, VERSIONS, STANDING])
def test_no_table_has_a_figure_without_the_words_beside_it(columns):
    assert BESIDE_A_FIGURE - {column.name for column in columns} == set()
