from django.db import migrations, models


class Migration(migrations.Migration):
    """Facts say where their value was read from the words: of those recorded before, none was."""

    dependencies = [("campaigns", "0002_ledger_head")]

    operations = [
        migrations.AddField(
            model_name="statedfact",
            name="value_from_words",
            field=models.BooleanField(
                default=False,
                help_text="The mark gives no value: this one was read from its words.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statedfact",
            constraint=models.CheckConstraint(
                name="value_read_from_words_is_there",
                condition=models.Q(value_from_words=False)
                | models.Q(low__isnull=False)
                | models.Q(high__isnull=False),
            ),
        ),
    ]
