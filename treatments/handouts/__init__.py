"""The leaflet a patient takes home, as a tagged PDF."""

from treatments.handouts.handout import Handout, HandoutExercise, Letterhead, Paper, Photo, Print
from treatments.handouts.rendering import FontsMissing, render_handout

__all__ = [
    "FontsMissing",
    "Handout",
    "HandoutExercise",
    "Letterhead",
    "Paper",
    "Photo",
    "Print",
    "render_handout",
]
