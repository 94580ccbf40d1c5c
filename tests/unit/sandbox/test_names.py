import pytest

from journeys_as_code.sandbox.names import camel, is_foreign, snake


@pytest.mark.parametrize(
    ("snaked", "cameled"),
    [
        ("next_point_uuid", "nextPointUuid"),
        ("title", "title"),
        ("user_id_track_change_policy", "userIdTrackChangePolicy"),
    ],
)
def test_two_spellings(snaked: str, cameled: str) -> None:
    assert (camel(snaked), snake(cameled)) == (cameled, snaked)


@pytest.mark.parametrize("name", ["X-Api-Key", "Onboarding wave", "URL", "already_snake", ""])
def test_what_is_no_lower_camel_name_stays(name: str) -> None:
    assert snake(name) == name


@pytest.mark.parametrize(("name", "foreign"), [("srv_x", True), ("srvX", True), ("server", False)])
def test_foreign(name: str, foreign: bool) -> None:
    assert is_foreign(name) is foreign
