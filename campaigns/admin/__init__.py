"""The study in the admin: vocabulary is edited, facts are decided on, deliveries are taken."""

from campaigns.admin.articles import ArticleAdmin
from campaigns.admin.fact_list import StatedFactAdmin
from campaigns.admin.imports import ImportAdmin
from campaigns.admin.sources import SourceAdmin
from campaigns.admin.tokens import TokenAdmin
from campaigns.admin.vocabulary import CampaignAdmin, MeasureAdmin, UnitAdmin
from campaigns.admin.webhook_deliveries import WebhookDeliveryAdmin
from campaigns.admin.webhooks import WebhookAdmin

__all__ = [
    "ArticleAdmin",
    "CampaignAdmin",
    "ImportAdmin",
    "MeasureAdmin",
    "SourceAdmin",
    "StatedFactAdmin",
    "TokenAdmin",
    "UnitAdmin",
    "WebhookAdmin",
    "WebhookDeliveryAdmin",
]
