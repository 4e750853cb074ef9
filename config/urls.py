"""Which door is where."""

from django.contrib import admin
from django.urls import include, path

from config import api, health

urlpatterns = [
    path("", include("campaigns.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include(api)),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
]
