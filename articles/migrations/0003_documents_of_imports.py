import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

import articles.enums


def move_files(apps, schema_editor):
    """The files of an import that waits go into a row of their own.

    One that waits without files was a command's, which was stopped.
    """
    DeliveredDocument = apps.get_model("articles", "DeliveredDocument")
    imports = apps.get_model("articles", "Import").objects.filter(state__in=["held", "waiting"])
    imports.filter(payload=None).update(state="set aside", finished_at=timezone.now())
    for row in imports.exclude(payload=None).iterator(chunk_size=1):
        DeliveredDocument.objects.create(
            imported=row, number=1, name=row.name, payload=row.payload, state=row.state
        )
    # What is checked at the end of a transaction stands in the way of what alters a table.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_how_files_count"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeliveredDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(help_text="Its place in the delivery, from 1."),
                ),
                ("name", models.CharField(max_length=500)),
                (
                    "payload",
                    models.BinaryField(
                        help_text="A zip of its files; of a command's own, none.", null=True
                    ),
                ),
                (
                    "first_line",
                    models.PositiveIntegerField(
                        help_text="Of a piece of a longer file: which line of that comes first.",
                        null=True,
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        blank=True, help_text="Blank: found by content.", max_length=20
                    ),
                ),
                (
                    "queue",
                    models.CharField(
                        choices=[("interactive", "interactive"), ("bulk", "bulk")],
                        default=articles.enums.Queue["BULK"],
                        max_length=11,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "held"),
                            ("waiting", "waiting"),
                            ("running", "running"),
                            ("done", "done"),
                            ("set aside", "set aside"),
                        ],
                        default=articles.enums.DocumentState["WAITING"],
                        max_length=9,
                    ),
                ),
                (
                    "starts",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="How often it was begun since an article of it was last done.",
                    ),
                ),
                (
                    "ready_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        help_text="No worker begins it before.",
                    ),
                ),
                ("token", models.UUIDField(blank=True, null=True)),
                ("session", models.CharField(blank=True, max_length=40)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                (
                    "taken",
                    models.PositiveIntegerField(
                        default=0, help_text="How many of its articles are done."
                    ),
                ),
                ("outcome", models.JSONField(blank=True, default=dict)),
                (
                    "reason",
                    models.TextField(blank=True, help_text="Why it was not done when last begun."),
                ),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["imported", "number"],
            },
        ),
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                (
                    "queue",
                    models.CharField(
                        choices=[("interactive", "interactive"), ("bulk", "bulk")],
                        max_length=11,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("heard_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="import",
            name="import_is_done_when_it_is_finished",
        ),
        migrations.AlterField(
            model_name="import",
            name="state",
            field=models.CharField(
                choices=[
                    ("held", "held"),
                    ("waiting", "waiting"),
                    ("done", "done"),
                    ("set aside", "set aside"),
                ],
                default=articles.enums.ImportState["WAITING"],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("finished_at__isnull", False),
                        (
                            "state__in",
                            (
                                articles.enums.ImportState["DONE"],
                                articles.enums.ImportState["SET_ASIDE"],
                            ),
                        ),
                    ),
                    models.Q(
                        models.Q(
                            (
                                "state__in",
                                (
                                    articles.enums.ImportState["DONE"],
                                    articles.enums.ImportState["SET_ASIDE"],
                                ),
                            ),
                            _negated=True,
                        ),
                        ("finished_at", None),
                    ),
                    _connector="OR",
                ),
                name="import_is_over_when_it_is_finished",
            ),
        ),
        migrations.AddField(
            model_name="delivereddocument",
            name="imported",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="documents",
                to="articles.import",
            ),
        ),
        migrations.AddIndex(
            model_name="delivereddocument",
            index=models.Index(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            articles.enums.DocumentState["WAITING"],
                            articles.enums.DocumentState["RUNNING"],
                        ],
                    )
                ),
                fields=["queue", "id"],
                name="documents_to_be_taken",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivereddocument",
            constraint=models.UniqueConstraint(
                fields=("imported", "number"), name="number_is_used_once_in_a_delivery"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivereddocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", articles.enums.DocumentState["RUNNING"]),
                        ("token__isnull", False),
                        ("lease_until__isnull", False),
                        models.Q(("session", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", articles.enums.DocumentState["RUNNING"]), _negated=True),
                        ("lease_until", None),
                        ("session", ""),
                        ("token", None),
                    ),
                    _connector="OR",
                ),
                name="running_document_has_a_worker",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivereddocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("finished_at__isnull", False),
                        (
                            "state__in",
                            (
                                articles.enums.DocumentState["DONE"],
                                articles.enums.DocumentState["SET_ASIDE"],
                            ),
                        ),
                    ),
                    models.Q(
                        models.Q(
                            (
                                "state__in",
                                (
                                    articles.enums.DocumentState["DONE"],
                                    articles.enums.DocumentState["SET_ASIDE"],
                                ),
                            ),
                            _negated=True,
                        ),
                        ("finished_at", None),
                    ),
                    _connector="OR",
                ),
                name="document_is_over_when_it_is_finished",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivereddocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts__lte", 3)), name="document_is_begun_so_often_at_most"
            ),
        ),
        migrations.AddIndex(
            model_name="delivereddocument",
            index=models.Index(
                condition=models.Q(
                    (
                        "state__in",
                        (
                            articles.enums.DocumentState["DONE"],
                            articles.enums.DocumentState["SET_ASIDE"],
                        ),
                    ),
                    _negated=True,
                ),
                fields=["imported"],
                name="documents_that_are_not_over",
            ),
        ),
        migrations.RunPython(move_files, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name="import",
            name="payload",
        ),
    ]
