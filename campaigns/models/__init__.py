from campaigns.models.fact import StatedFact
from campaigns.models.resolution import Resolution
from campaigns.models.vocabulary import Campaign, Measure, Unit

__all__ = ["Campaign", "Measure", "Resolution", "StatedFact", "Unit"]
