"""Which door is where."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from campaigns.urls import files, reading_room
from config import api, health

urlpatterns = [
    *i18n_patterns(path("", include(reading_room)), prefix_default_language=False),
    path("", include(files)),
    path("admin/", admin.site.urls),
    path("api/v1/", include(api)),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
]
