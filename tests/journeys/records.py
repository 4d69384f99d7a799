"""What the database says, past every door."""

import hashlib
from collections.abc import Mapping
from typing import Any, Self

import psycopg
from psycopg.rows import dict_row


class Records:
    """A connection to the running clinic's PostgreSQL, closed with the `with` block."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.connection = psycopg.connect(
            environment["DATABASE_URL"], host=environment["PGHOST"], autocommit=True, row_factory=dict_row
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def link(self, token: str) -> dict[str, Any]:
        """The row behind a patient's link, every column of it."""
        digest = hashlib.sha256(token.encode()).hexdigest()
        question = "SELECT * FROM physio_patients_link WHERE token_hash = %s"
        return self.one(question, digest)

    def message(self, address: str) -> dict[str, Any]:
        """The only row in the outbox for the patient of this address."""
        question = """
            SELECT message.* FROM physio_clinic_message AS message
            JOIN physio_patients_patient AS patient ON patient.id = message.patient_id
            WHERE patient.email = %s
        """
        return self.one(question, address)

    def answers(self, address: str) -> list[dict[str, Any]]:
        """Every check-in of the patient of this address, oldest first."""
        question = """
            SELECT answer.* FROM physio_treatments_checkin AS answer
            JOIN physio_treatments_episode AS episode ON episode.id = answer.episode_id
            JOIN physio_patients_patient AS patient ON patient.id = episode.patient_id
            WHERE patient.email = %s ORDER BY answer.created_at
        """
        return self.connection.execute(question, [address]).fetchall()

    def training(self, address: str) -> list[dict[str, Any]]:
        """Everything the patient of this address told of exercises at home, in the order it came."""
        question = """
            SELECT log.* FROM physio_treatments_exerciselog AS log
            JOIN physio_treatments_episode AS episode ON episode.id = log.episode_id
            JOIN physio_patients_patient AS patient ON patient.id = episode.patient_id
            WHERE patient.email = %s ORDER BY log.said_at
        """
        return self.connection.execute(question, [address]).fetchall()

    def one(self, question: str, *values: Any) -> dict[str, Any]:
        rows = self.connection.execute(question, values).fetchall()
        assert len(rows) == 1, f"{len(rows)} rows"
        return rows[0]
