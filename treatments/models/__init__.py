from treatments.models.assessment import Assessment
from treatments.models.catalogue import Contraindication, Muscle, Technique
from treatments.models.check_in import CheckIn
from treatments.models.dose_proposal import DoseProposal
from treatments.models.episode import Episode
from treatments.models.exercise import Exercise
from treatments.models.exercise_log import ExerciseLog
from treatments.models.exercise_media import ExerciseMedia
from treatments.models.findings import MovementFinding, MuscleFinding
from treatments.models.follow_up import FollowUp
from treatments.models.graded_dosage import GradedDosage
from treatments.models.outcome_score import OutcomeScore
from treatments.models.plan import Plan, PlanItem
from treatments.models.programme import Programme, ProgrammeItem, ProgrammeVersion
from treatments.models.red_flag_screen import RedFlagScreen
from treatments.models.referral import Referral
from treatments.models.session import Session, TechniqueApplied
from treatments.models.signature import Addendum, Signature

__all__ = [
    "Addendum",
    "Assessment",
    "CheckIn",
    "Contraindication",
    "DoseProposal",
    "Episode",
    "Exercise",
    "ExerciseLog",
    "ExerciseMedia",
    "FollowUp",
    "GradedDosage",
    "MovementFinding",
    "Muscle",
    "MuscleFinding",
    "OutcomeScore",
    "Plan",
    "PlanItem",
    "Programme",
    "ProgrammeItem",
    "ProgrammeVersion",
    "RedFlagScreen",
    "Referral",
    "Session",
    "Signature",
    "Technique",
    "TechniqueApplied",
]
