import django.contrib.postgres.indexes
from django.db import migrations

import articles.words


class Migration(migrations.Migration):
    """Quotes are found by their words, in any spelling of a name."""

    dependencies = [("articles", "0005_searched_words"), ("campaigns", "0003_value_from_words")]

    operations = [
        migrations.AddIndex(
            model_name="statedfact",
            index=django.contrib.postgres.indexes.GinIndex(
                articles.words.Words("quote"), name="facts_by_words"
            ),
        ),
    ]
