"""Extraction: from an article to frames in its own words. spaCy is loaded here and nowhere else."""

from kg.extract.extractor import Extractor

__all__ = ["Extractor"]
