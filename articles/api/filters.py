"""What a list of articles can be narrowed by."""

from django_filters import rest_framework as filters

from articles.enums import Rights
from articles.models import Article, Outlet


class ArticleFilter(filters.FilterSet):
    """By outlet, language, rights, day of publication, or a part of the title."""

    outlet = filters.ModelChoiceFilter(queryset=Outlet.objects.all(), to_field_name="slug")
    rights = filters.ChoiceFilter(choices=[(rights.value, rights.value) for rights in Rights])
    published_after = filters.DateFilter(field_name="published_on", lookup_expr="gte")
    published_before = filters.DateFilter(field_name="published_on", lookup_expr="lte")
    q = filters.CharFilter(field_name="title", lookup_expr="icontains", label="Part of the title.")

    class Meta:
        model = Article
        fields = ("language", "retracted")
