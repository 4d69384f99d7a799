"""Doses: what one may be, how it is said, how it is borne, and the step up or down that could follow. Pure rooms."""

from treatments.doses.dose import (
    LADDER,
    RANGES,
    WORDS,
    DoseRefused,
    amounts,
    clean_dose,
    dose_for,
    is_walk,
    whole,
    within_limits,
)

__all__ = [
    "LADDER",
    "RANGES",
    "WORDS",
    "DoseRefused",
    "amounts",
    "clean_dose",
    "dose_for",
    "is_walk",
    "whole",
    "within_limits",
]
