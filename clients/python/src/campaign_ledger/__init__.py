"""Reads a Campaign Ledger, follows it, and delivers articles to it."""

from campaign_ledger.client import Ledger, Page
from campaign_ledger.http import Refused
from campaign_ledger.shapes import Change, Delivery, Fact, Measure, Status

__all__ = ["Change", "Delivery", "Fact", "Ledger", "Measure", "Page", "Refused", "Status"]
