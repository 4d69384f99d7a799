"""The leaflet a patient takes home, as a tagged PDF."""

from treatments.handouts.handout import Handout, HandoutExercise, Letterhead, Paper, Photo, Print
from treatments.handouts.rendering import FontsMissing, NotTypeset, Sheet, render_handout, sheet

__all__ = [
    "FontsMissing",
    "Handout",
    "HandoutExercise",
    "Letterhead",
    "NotTypeset",
    "Paper",
    "Photo",
    "Print",
    "Sheet",
    "render_handout",
    "sheet",
]
