def test_the_worker_is_given_below_the_link_and_holds_nothing_of_the_patient(claras):
    script = claras.look("worker.js")
    assert script["Content-Type"].startswith("text/javascript")
    assert not [word for word in ("Clara", "Nunes", "Bridge") if word in script.content.decode()]


def test_a_link_that_is_over_gives_no_worker(claras):
    claras.token = "nobodys"
    assert claras.look("worker.js").status_code == 404


def test_the_page_is_not_kept_before_somebody_asks(inside):
    page = inside.look().content.decode()
    assert "data-keep-here hidden" in page
    assert f'data-worker="{inside.page("worker.js")}"' in page


def test_answers_that_arrive_twice_count_once(inside, back_pain):
    number = "01890000-0000-7000-8000-000000000000"
    inside.send(submission=number)
    inside.send(submission=number)
    assert back_pain.check_ins.count() == 1
