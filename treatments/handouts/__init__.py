"""The leaflet a patient takes home, as a tagged PDF."""

from treatments.handouts.handout import Handout, HandoutExercise, Letterhead, Paper

__all__ = ["Handout", "HandoutExercise", "Letterhead", "Paper"]
