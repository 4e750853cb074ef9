"""Reads a Campaign Ledger, follows it, is told by it, and delivers articles to it."""

from campaign_ledger.client import Ledger, Page
from campaign_ledger.http import Refused
from campaign_ledger.shapes import Change, Delivery, Fact, Measure, Status, Told
from campaign_ledger.webhooks import NotBelieved, verify

__all__ = [
    "Change",
    "Delivery",
    "Fact",
    "Ledger",
    "Measure",
    "NotBelieved",
    "Page",
    "Refused",
    "Status",
    "Told",
    "verify",
]
