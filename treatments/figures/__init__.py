"""Pictures of exercises, drawn from joint angles. Pure: no framework, same pose, same bytes."""

from treatments.figures.joints import solve
from treatments.figures.pictures import moving, still, strip

__all__ = ["moving", "solve", "still", "strip"]
