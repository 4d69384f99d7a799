from treatments import content
from treatments.content_words import emergency_text


def test_the_safety_net_names_twelve_signs_and_never_reassures():
    told = emergency_text("112")
    assert "call 112" in told
    assert len([sign for sign in content.safety_net().signs if sign in told]) == 12
    words = told + "".join(q.text + q.why for q in content.questions())
    assert "low risk" not in words.lower()
