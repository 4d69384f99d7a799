"""Migration operations for rules the database itself must hold, in the words of each engine.

A rule is one SQL condition over OLD and NEW; where it is true, the statement is refused with an IntegrityError.
Django rebuilds SQLite tables on ALTER and drops their triggers on the way, so these operations belong after the last
change to their table, and a test looks for every trigger after all migrations.
"""

from collections.abc import Callable

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.state import StateApps

Step = Callable[[StateApps, BaseDatabaseSchemaEditor], None]


def run_sql(*, postgresql: list[str], sqlite: list[str]) -> Step:
    """The statements for whichever engine the migration runs on."""

    def step(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        for statement in {"postgresql": postgresql, "sqlite": sqlite}[schema_editor.connection.vendor]:
            schema_editor.execute(statement, params=None)

    return step


def refuse(*, name: str, table: str, on: str, message: str, when: str = "") -> RunPython:
    """Refuse `on` of rows in `table` for which `when` is true; without it, of all.

    `on` is "INSERT", "DELETE", "UPDATE", or "UPDATE OF" some columns, which does not look at what they hold.
    """
    returned = "OLD" if on == "DELETE" else "NEW"
    condition = when or "TRUE"
    function = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        f"RETURN {returned}; END $$"
    )
    trigger = f"CREATE TRIGGER {name} BEFORE {on} ON {table} FOR EACH ROW"
    return RunPython(
        run_sql(
            postgresql=[function, f"{trigger} EXECUTE FUNCTION {name}()"],
            sqlite=[f"{trigger} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{message}'); END"],
        ),
        run_sql(
            postgresql=[f"DROP TRIGGER {name} ON {table}", f"DROP FUNCTION {name}()"],
            sqlite=[f"DROP TRIGGER {name}"],
        ),
    )


def append_only(table: str, noun: str) -> list[RunPython]:
    """Rows of `table` can be added, never changed or deleted."""
    message = f"{noun} is final and cannot be changed or deleted."
    return [
        refuse(name=f"{table}_no_{on.lower()}", table=table, on=on, message=message)
        for on in ("UPDATE", "DELETE")
    ]


def lifted(rules: list[RunPython]) -> list[RunPython]:
    """The rules are off from here on, so that a migration can work on their table; they belong back at its end."""
    return [RunPython(rule.reverse_code or RunPython.noop, rule.code) for rule in rules]
