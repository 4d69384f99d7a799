"""Who needs large letters takes the handout in large print; the one that was sent stays as it was."""

import pypdfium2

from patients.models import Document
from tests.treatments.handouts.reading import text_of


def test_the_handout_in_large_print(inside) -> None:
    kept = Document.objects.count()
    ordinary, large = inside.look("handout.pdf"), inside.look("handout.pdf?print=large")
    assert large["Content-Disposition"] == 'inline; filename="programme-1-large.pdf"'
    assert "object-src 'self'" in large["Content-Security-Policy"]
    assert len(pypdfium2.PdfDocument(large.content)) > len(pypdfium2.PdfDocument(ordinary.content))
    for words in ("Exercises for Clara", "1. Bridge", "2. Bird dog, left side", "Slowly"):
        assert words in text_of(large.content)
    assert Document.objects.count() == kept


def test_any_other_print_is_the_one_that_was_sent(inside) -> None:
    assert inside.look("handout.pdf?print=tiny").content == inside.look("handout.pdf").content


def test_large_print_too_stands_behind_the_birth_date(claras) -> None:
    assert claras.look("handout.pdf?print=large").status_code == 302
