from django.urls import URLPattern, URLResolver, path
from rest_framework.routers import SimpleRouter

from treatments.api.addenda import AddendumViewSet, SignatureViewSet
from treatments.api.assessments import AssessmentViewSet
from treatments.api.catalogue import ContraindicationViewSet, MuscleViewSet, TechniqueViewSet
from treatments.api.dose_proposals import DoseProposalViewSet, GradedDosageViewSet
from treatments.api.episodes import EpisodeViewSet
from treatments.api.exercise_media import ExerciseMediaViewSet
from treatments.api.exercises import ExerciseViewSet
from treatments.api.follow_ups import CheckInViewSet, FollowUpViewSet
from treatments.api.outcome_scores import OutcomeMeasuresView, OutcomeScoreViewSet
from treatments.api.patient_door import OpenProgrammeView, SubmitCheckInView
from treatments.api.plans import PlanViewSet
from treatments.api.programmes import ProgrammeVersionViewSet, ProgrammeViewSet
from treatments.api.red_flag_screens import RedFlagQuestionsView, RedFlagScreenViewSet
from treatments.api.referrals import ReferralViewSet
from treatments.api.sessions import SessionViewSet
from treatments.api.training import RecordTrainingView

app_name = "treatments_api"

router = SimpleRouter()
router.register("episodes", EpisodeViewSet)
router.register("red-flag-screens", RedFlagScreenViewSet)
router.register("assessments", AssessmentViewSet)
router.register("outcome-scores", OutcomeScoreViewSet)
router.register("plans", PlanViewSet)
router.register("sessions", SessionViewSet)
router.register("programmes", ProgrammeViewSet)
router.register("programme-versions", ProgrammeVersionViewSet)
router.register("graded-dosages", GradedDosageViewSet)
router.register("dose-proposals", DoseProposalViewSet)
router.register("follow-ups", FollowUpViewSet)
router.register("check-ins", CheckInViewSet)
router.register("referrals", ReferralViewSet)
router.register("addenda", AddendumViewSet)
router.register("signatures", SignatureViewSet)
router.register("techniques", TechniqueViewSet)
router.register("muscles", MuscleViewSet)
router.register("contraindications", ContraindicationViewSet)
router.register("exercises", ExerciseViewSet)
router.register("exercise-media", ExerciseMediaViewSet)

urlpatterns: list[URLPattern | URLResolver] = [
    path("red-flag-questions/", RedFlagQuestionsView.as_view(), name="red_flag_questions"),
    path("outcome-measures/", OutcomeMeasuresView.as_view(), name="outcome_measures"),
    path("programme/<str:token>/open/", OpenProgrammeView.as_view(), name="open_programme"),
    path("programme/<str:token>/check-ins/", SubmitCheckInView.as_view(), name="submit_check_in"),
    path("programme/<str:token>/training/", RecordTrainingView.as_view(), name="record_training"),
    *router.urls,
]
