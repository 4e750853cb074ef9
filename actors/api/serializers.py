"""Actors as the API shows them."""

from rest_framework import serializers

from actors.models import Actor, Alias


class AliasSerializer(serializers.ModelSerializer[Alias]):
    """One name of an actor."""

    class Meta:
        model = Alias
        fields = ("name", "language", "script", "kind")


class ActorSerializer(serializers.ModelSerializer[Actor]):
    """An actor with every name it goes by, those of actors merged into it included."""

    aliases = AliasSerializer(source="names", many=True, read_only=True)
    merged_into = serializers.SlugRelatedField[Actor](
        slug_field="slug", read_only=True, allow_null=True
    )
    url = serializers.SerializerMethodField()

    class Meta:
        model = Actor
        fields = ("slug", "name", "kind", "description", "aliases", "merged_into", "url")

    def get_url(self, actor: Actor) -> str:
        """The page of the actor."""
        path = actor.get_absolute_url()
        request = self.context.get("request")
        return request.build_absolute_uri(path) if request else path
