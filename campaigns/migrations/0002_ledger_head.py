from django.db import migrations


class Migration(migrations.Migration):
    """The one row that writers take turns by: there before the first of them."""

    dependencies = [("campaigns", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO campaigns_ledgerhead (id, position, digest) VALUES (1, 0, '')",
            migrations.RunSQL.noop,
        ),
    ]
