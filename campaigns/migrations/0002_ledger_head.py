from django.db import migrations


class Migration(migrations.Migration):
    """The one row that writers of the ledger take turns by."""

    dependencies = [("campaigns", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO campaigns_ledgerhead (id, position, digest) VALUES (1, 0, '')",
            migrations.RunSQL.noop,
        ),
    ]
