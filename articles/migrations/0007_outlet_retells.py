from django.db import migrations, models


def _tell_of_our_own(apps, schema_editor):
    """The digests that come with the product are told in our words. What ships is never overwritten,
    so that an installation that has them learns it here."""
    outlets = apps.get_model("articles", "Outlet").objects
    outlets.filter(slug="campaign-ledger-digests").update(retells=True)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_searched_texts"),
    ]

    operations = [
        migrations.AddField(
            model_name="outlet",
            name="retells",
            field=models.BooleanField(
                default=False,
                help_text="Its texts tell in their own words what others published: a quote of "
                "them is not in the words of whoever said it.",
            ),
        ),
        migrations.RunPython(_tell_of_our_own, migrations.RunPython.noop),
    ]
