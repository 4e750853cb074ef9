"""The addresses of pages: promises to those who bookmark and cite them."""

from django.urls import path

from campaigns import views

urlpatterns = [
    path("", views.home, name="home"),
    path("campaigns/<slug:slug>/", views.campaign, name="campaign"),
    path("facts/<uuid:fact>/", views.fact, name="fact"),
    path("facts/<uuid:fact>/v/<int:version>/", views.fact, name="fact-version"),
    path("actors/", views.actors, name="actors"),
    path("actors/<slug:slug>/", views.actor, name="actor"),
    path("articles/", views.articles, name="articles"),
    path("articles/<int:pk>/", views.article, name="article"),
    path("changes/", views.changes, name="changes"),
    path("method/", views.method, name="method"),
]
