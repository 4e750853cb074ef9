"""The routes of the REST API, gathered from every floor."""

from rest_framework.routers import SimpleRouter

from actors.api.viewsets import ActorViewSet

router = SimpleRouter()
router.register("actors", ActorViewSet)

urlpatterns = router.urls
