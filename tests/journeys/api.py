"""The API as another program uses it: over HTTP, with a token."""

from typing import Any

import requests

PATIENCE_SECONDS = 30
PASSWORD = "physio-demo"


class Api:
    """`name` is a user of the demo clinic; without one, whoever has nothing but a link."""

    def __init__(self, home: str, name: str = "") -> None:
        self.root = f"{home}/api/"
        self.session = requests.Session()
        if name:
            token = self.post("token/", username=name, password=PASSWORD)["token"]
            self.session.headers["Authorization"] = f"Token {token}"

    def ask(self, method: str, path: str, **kwargs: Any) -> requests.Response:
        return self.session.request(method, self.root + path, timeout=PATIENCE_SECONDS, **kwargs)

    def get(self, path: str, **question: Any) -> Any:
        return taken(self.ask("GET", path, params=question))

    def post(self, path: str, **body: Any) -> Any:
        return taken(self.ask("POST", path, json=body))

    def patch(self, path: str, **body: Any) -> Any:
        return taken(self.ask("PATCH", path, json=body))

    def one(self, path: str, **question: Any) -> dict[str, Any]:
        """The only row that fits the question."""
        [row] = self.get(path, **question)["results"]
        return dict(row)

    def named(self, path: str, name: str, **question: Any) -> dict[str, Any]:
        """The row of this name, on the first page."""
        return next(dict(row) for row in self.get(path, **question)["results"] if row["name"] == name)

    def refused(self, method: str, path: str, **body: Any) -> str:
        """The code of the refusal."""
        answer = self.ask(method, path, json=body)
        assert 400 <= answer.status_code < 500, answer.text
        return str(answer.json()["code"])


def taken(answer: requests.Response) -> Any:
    assert answer.ok, f"{answer.request.method} {answer.url}: {answer.status_code} {answer.text}"
    return answer.json()
