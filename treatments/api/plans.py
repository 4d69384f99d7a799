"""Plans."""

from patients.api.deeds import Adds, Changes, deed_at
from patients.api.fields import NounSerializer, several
from treatments.actions.plans import activate_plan, finish_plan, hold_plan, update_plan, write_plan
from treatments.api.clinical import ClinicalViewSet
from treatments.models import Plan, PlanItem

CHANGEABLE = ("goal", "phase", "sessions_planned", "review_on", "items")


class PlanItemSerializer(NounSerializer):
    """A technique or an exercise, and which finding it addresses."""

    class Meta:
        model = PlanItem
        fields = ("technique", "exercise", "addresses")


class PlanSerializer(NounSerializer):
    items = several(PlanItemSerializer, 60, required=False)

    class Meta:
        model = Plan
        fields = (
            "id",
            "created_at",
            "episode",
            "assessment",
            "status",
            *CHANGEABLE,
            "author",
            "activated_at",
        )
        read_only_fields = ("assessment", "status", "author", "activated_at")


class PlanChange(NounSerializer):
    items = several(PlanItemSerializer, 60, required=False)

    class Meta:
        model = Plan
        fields = CHANGEABLE


class PlanViewSet(Adds, Changes, ClinicalViewSet):
    """Goals, phase, techniques and exercises. A plan activates only on a signed assessment."""

    queryset = Plan.objects.select_related("episode__patient").prefetch_related("items")
    serializer_class = PlanSerializer
    shapes = {"partial_update": PlanChange}
    noun = "plan"
    filterset_fields = {
        "episode": ["exact"],
        "status": ["exact"],
        "phase": ["exact"],
        "review_on": ["gte", "lte"],
    }
    ordering_fields = ("created_at", "review_on")
    adds = write_plan
    changes = update_plan
    activate = deed_at("activate", activate_plan)
    hold = deed_at("hold", hold_plan)
    finish = deed_at("finish", finish_plan)
