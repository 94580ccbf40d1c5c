"""The pages for a browser: no token, no scripts, everything escaped."""

import re

from support.sandbox import Api, body, point, welcome


def shown(api: Api, path: str) -> str:
    answer = api.call("GET", path, headers={})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    return re.sub(r"<style>.*?</style>", "", answer.text)


def test_no_journeys(api: Api) -> None:
    assert "<p>No journeys yet.</p>" in shown(api, "/")


def test_all_journeys(api: Api) -> None:
    uuid = api.made("start")
    assert shown(api, "/") == (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Journeys</title></head>\n'
        "<body><h1>Journeys</h1>\n<table>\n"
        "<tr><th>Title</th><th>Status</th><th>Points</th></tr>\n"
        f'<tr><td><a href="/journeys/{uuid}">Welcome series</a></td>'
        "<td>running</td><td>6</td></tr>\n"
        "</table>\n</body></html>\n"
    )


def test_the_points_stand_in_the_order_people_meet_them(api: Api) -> None:
    given = welcome()
    given["points"].reverse()
    page = shown(api, f"/journeys/{api.made(body=given)}")
    order = re.findall(r'<li id="([^"]+)">', page)
    assert order == ["new-users", "hello", "day", "opened", "thanks", "bye"]
    assert 'output1 → <a href="#thanks">thanks</a>' in page


def test_what_nothing_leads_to_comes_last(api: Api) -> None:
    given = body(point("alone", "exit"), *welcome()["points"])
    page = shown(api, f"/journeys/{api.made(body=given)}")
    assert re.findall(r'<li id="([^"]+)">', page)[-1] == "alone"


def test_everything_is_escaped(api: Api) -> None:
    evil = '"><script>alert(1)</script>'
    given = body(point(evil, "exit") | {"title": evil}, title=evil)
    uuid = api.made(body=given)
    assert "<script" not in shown(api, "/") + shown(api, f"/journeys/{uuid}")


def test_an_unknown_journey(api: Api) -> None:
    answer = api.call("GET", "/journeys/none", headers={})
    assert (answer.status_code, "No such journey" in answer.text) == (404, True)
