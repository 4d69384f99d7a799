"""While an episode is on hold for a red flag, the database takes no technique, exercise, active plan or programme."""

from django.db import migrations

from patients.database import refuse

APP = "physio_treatments"
MESSAGE = "A red flag is open in this episode: no treatment can be saved."

# From the row to its episode.
EPISODE = {
    "techniqueapplied": f"SELECT w.episode_id FROM {APP}_session w WHERE w.id = NEW.session_id",
    "planitem": f"SELECT w.episode_id FROM {APP}_plan w WHERE w.id = NEW.plan_id",
    "programmeitem": f"SELECT w.episode_id FROM {APP}_programme w WHERE w.id = NEW.programme_id",
    "programmeversion": f"SELECT w.episode_id FROM {APP}_programme w WHERE w.id = NEW.programme_id",
    "plan": "NEW.episode_id",
    "followup": "NEW.episode_id",
}


def held(noun: str) -> str:
    episode = EPISODE[noun]
    source = f"({episode})" if episode.startswith("SELECT") else episode
    return f"EXISTS (SELECT 1 FROM {APP}_episode e WHERE e.id = {source} AND e.hold <> '')"


def hold(noun: str, on: str, also: str = "") -> migrations.RunPython:
    table = f"{APP}_{noun}"
    when = f"{also} AND {held(noun)}" if also else held(noun)
    return refuse(name=f"{table}_held_{on.lower()}", table=table, on=on, when=when, message=MESSAGE)


class Migration(migrations.Migration):
    dependencies = [("physio_treatments", "0002_signed_is_final")]

    operations = [
        hold("techniqueapplied", "INSERT"),
        hold("techniqueapplied", "UPDATE"),
        hold("planitem", "INSERT"),
        hold("programmeitem", "INSERT"),
        hold("programmeitem", "UPDATE"),
        hold("programmeversion", "INSERT"),
        hold("plan", "INSERT", also="NEW.status = 'active'"),
        hold("plan", "UPDATE", also="NEW.status = 'active' AND OLD.status <> 'active'"),
        hold("followup", "INSERT"),
    ]
