"""Measuring how things go."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from patients import audit
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import Invalid
from treatments import outcome_measures
from treatments.models import Episode, OutcomeScore
