from campaigns.models.fact import StatedFact
from campaigns.models.head import LedgerHead
from campaigns.models.resolution import Resolution
from campaigns.models.token import Token
from campaigns.models.vocabulary import Campaign, Measure, Unit
from campaigns.models.webhook import Webhook
from campaigns.models.webhook_delivery import WebhookDelivery

__all__ = [
    "Campaign",
    "LedgerHead",
    "Measure",
    "Resolution",
    "StatedFact",
    "Token",
    "Unit",
    "Webhook",
    "WebhookDelivery",
]
