from support.checking import source

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem

FILE = source("title: Case\nnote: a {{point:bye}} of ${vars.x}\n")


def test_a_part_of_a_text_is_marked() -> None:
    found = Problem(("note",), "wrong", part="{{point:bye").finding("J209", Severity.ERROR, FILE)
    assert (str(found.place), found.place.length) == ("journey.yaml:2:9", len("{{point:bye"))


def test_a_part_that_a_variable_gave_is_nowhere_in_the_file_so_the_value_is_marked() -> None:
    found = Problem(("note",), "wrong", part="{{point:x").finding("J209", Severity.ERROR, FILE)
    assert str(found.place) == "journey.yaml:2:7"


def test_a_value_that_is_not_there_is_marked_at_its_parent() -> None:
    found = Problem(("title", "x", 5), "wrong", part="y").finding("J209", Severity.ERROR, FILE)
    assert found.place.line == 1
