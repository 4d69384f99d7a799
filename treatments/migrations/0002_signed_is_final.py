"""What is signed, issued or answered stays as it was, whoever asks: page, API, ORM or SQL."""

from django.db import migrations

from patients.database import append_only, refuse

APP = "physio_treatments"


def signed(noun: str) -> list[migrations.RunPython]:
    table = f"{APP}_{noun}"
    message = f"A signed {noun} is final. Write an addendum."
    return [
        refuse(
            name=f"{table}_final_{on.lower()}",
            table=table,
            on=on,
            when="OLD.status = 'signed'",
            message=message,
        )
        for on in ("UPDATE", "DELETE")
    ]


def part_of_signed(noun: str, whole: str) -> list[migrations.RunPython]:
    table = f"{APP}_{noun}"
    message = f"The {whole} is signed and final. Write an addendum."

    def parent_signed(row: str) -> str:
        return f"EXISTS (SELECT 1 FROM {APP}_{whole} w WHERE w.id = {row}.{whole}_id AND w.status = 'signed')"

    rules = {
        "INSERT": parent_signed("NEW"),
        "UPDATE": f"{parent_signed('OLD')} OR {parent_signed('NEW')}",
        "DELETE": parent_signed("OLD"),
    }
    return [
        refuse(name=f"{table}_final_{on.lower()}", table=table, on=on, when=when, message=message)
        for on, when in rules.items()
    ]


class Migration(migrations.Migration):
    dependencies = [("physio_treatments", "0001_clinical_record")]

    operations = [
        *signed("assessment"),
        *signed("session"),
        *part_of_signed("musclefinding", "assessment"),
        *part_of_signed("movementfinding", "assessment"),
        *part_of_signed("techniqueapplied", "session"),
        *append_only(f"{APP}_programmeversion", "An issued programme"),
        *append_only(f"{APP}_signature", "A signature"),
        *append_only(f"{APP}_addendum", "An addendum"),
        *append_only(f"{APP}_checkin", "A check-in"),
        *append_only(f"{APP}_exerciselog", "A check-in"),
        refuse(
            name=f"{APP}_redflagscreen_answers",
            table=f"{APP}_redflagscreen",
            on="UPDATE",
            when="OLD.answers <> NEW.answers OR OLD.level <> NEW.level OR OLD.episode_id <> NEW.episode_id",
            message="The answers of a red-flag screen stay as given.",
        ),
        refuse(
            name=f"{APP}_redflagscreen_no_delete",
            table=f"{APP}_redflagscreen",
            on="DELETE",
            message="A red-flag screen cannot be deleted.",
        ),
    ]
