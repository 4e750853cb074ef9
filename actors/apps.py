from django.apps import AppConfig


class ActorsConfig(AppConfig):
    """The register: who is named."""

    name = "actors"
    default_auto_field = "django.db.models.BigAutoField"
