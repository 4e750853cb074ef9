"""What a list of actors can be narrowed by."""

from django.db.models import QuerySet
from django_filters import rest_framework as filters

from actors.enums import ActorKind
from actors.models import Actor, ActorQuerySet


class ActorFilter(filters.FilterSet):
    """`kind`, and `q` for words of any name in any script and spelling."""

    kind = filters.ChoiceFilter(choices=ActorKind.choices)
    q = filters.CharFilter(
        method="search",
        label="Words of a name, the last perhaps begun, in any script and spelling.",
    )

    class Meta:
        model = Actor
        fields = ("kind", "q")

    def search(self, queryset: ActorQuerySet, name: str, value: str) -> QuerySet[Actor]:
        return queryset.search(value)
