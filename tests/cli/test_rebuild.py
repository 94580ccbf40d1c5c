"""State that was lost is found again, as far as that is sure."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from support.cli import journeys
from support.golden import golden

from journeys_as_code.sandbox.store import SandboxStore

MORE = """\
title: {title}
points:
  in: {{start_by_segment: {{filter_code: "{code}"}}, next: out}}
  out: {{exit: {{}}}}
"""


def add(project: Path, key: str, title: str, code: str = "11111-AAAAA") -> Path:
    file = project / "journeys" / f"{key}.yaml"
    file.write_text(MORE.format(title=title, code=code))
    return file


def lose(project: Path) -> None:
    shutil.rmtree(project / ".journeys" / "state")


def apply(project: Path) -> None:
    assert journeys("-C", project, "apply", "--auto-approve").code == 0


def is_in_order(project: Path) -> bool:
    return journeys("-C", project, "plan", "--detailed-exitcode").code == 0


def store(project: Path) -> SandboxStore:
    return SandboxStore(project / ".journeys" / "sandbox.db")


def steady(project: Path, text: str) -> str:
    """The report with the uuids that the account gave, counted."""
    with store(project) as account:
        for number, journey in enumerate(account.journeys(), start=1):
            text = text.replace(journey.uuid, f"uuid-{number}")
    return text


def test_what_this_tool_made_is_found_by_its_points(welcome: Path) -> None:
    apply(welcome)
    lose(welcome)

    done = journeys("-C", welcome, "state", "rebuild", "--auto-approve")

    golden("rebuild/made.txt", steady(welcome, done.out))
    assert done.code == 0
    assert is_in_order(welcome)


def test_what_is_found_and_differs_is_said_with_its_places(welcome: Path) -> None:
    """Files and the account went on after the last apply: it is the journey, and not what the file says."""
    apply(welcome)
    lose(welcome)
    file = welcome / "journeys" / "welcome-series.yaml"
    file.write_text(file.read_text().replace("duration: 1d", "duration: 2d"))
    with store(welcome) as account:
        (made,) = account.journeys()

        def another_point(definition: dict[str, Any]) -> None:
            point = definition["points"][-1]
            uuid = "00000000-0000-4000-8000-00000000000a"
            definition["points"].append({**point, "uuid": uuid, "title": "Added by hand"})

        account.edit(made.uuid, another_point, "Mary")

    done = journeys("-C", welcome, "state", "rebuild", "--auto-approve")

    golden("rebuild/differs.txt", steady(welcome, done.out))
    planned = journeys("-C", welcome, "plan").out
    assert "~ points.wait_a_day.wait.duration" in planned
    assert "- points.added_by_hand" in planned


def test_what_was_pulled_is_found_by_title_and_content(welcome: Path) -> None:
    apply(welcome)
    lose(welcome)
    (welcome / "journeys" / "welcome-series.yaml").unlink()
    file = welcome / "journeys.yaml"
    file.write_text(file.read_text().replace("project: welcome-series", "project: another"))
    journeys("-C", welcome, "pull", "--all")
    lose(welcome)

    done = journeys("-C", welcome, "state", "rebuild", "--auto-approve")

    assert "sure: it has its title, and is what the file says" in done.out
    assert is_in_order(welcome)


def test_what_changed_meanwhile_is_found_and_shown_by_the_next_plan(welcome: Path) -> None:
    apply(welcome)
    lose(welcome)
    file = welcome / "journeys" / "welcome-series.yaml"
    file.write_text(file.read_text().replace("duration: 1d", "duration: 2d"))

    journeys("-C", welcome, "state", "rebuild", "--auto-approve")

    done = journeys("-C", welcome, "plan")
    assert '~ points.wait_a_day.wait.duration: "1d" -> "2d"' in done.out


def test_what_is_not_sure_is_said_and_not_written(welcome: Path) -> None:
    apply(welcome)
    for key in ("one", "two"):
        add(welcome, key, "The same")
    add(welcome, "edited", "Edited in the builder")
    add(welcome, "new", "Not made yet", "33333-CCCCC")
    file = welcome / "journeys.yaml"
    with store(welcome) as account:
        for title, code in (("The same", "11111-AAAAA"), ("Edited in the builder", "22222-BBBBB")):
            account.create(stranger(title, code))
            account.create(stranger("Nobody's", code))
    lose(welcome)
    assert "api: sandbox" in file.read_text()

    done = journeys("-C", welcome, "state", "rebuild", "--auto-approve")

    assert done.code == 1
    golden("rebuild/unsure.txt", steady(welcome, done.out))
    assert [*journeys("-C", welcome, "state", "list").out.splitlines()][-1] == "1 record."


def test_one_that_is_archived_is_not_surely_it_beside_one_of_its_title(welcome: Path) -> None:
    """A key may have had another journey before, with the points that this tool makes."""
    add(welcome, "sale", "Sale")
    apply(welcome)
    with store(welcome) as account:
        made = next(it for it in account.journeys() if it.title == "Sale")
        account.move(made.uuid, "STATUS_ARCHIVED", "Mary")
        account.create(stranger("Sale", "22222-BBBBB"))
    lose(welcome)

    done = journeys("-C", welcome, "state", "rebuild", "--auto-approve")

    assert (done.code, "several journeys may be it" in done.out) == (1, True)


def test_one_that_got_another_title_in_git_is_not_absent(welcome: Path) -> None:
    """A title alone waits for the next real change, so the account has the old one for long."""
    (welcome / "journeys" / "welcome-series.yaml").unlink()
    with store(welcome) as account:
        account.create(stranger("Sale", "22222-BBBBB"))
    add(welcome, "sale", "Sale 2026", "22222-BBBBB")

    done = journeys("-C", welcome, "state", "rebuild", "--auto-approve")

    said = "a journey under another title says what the file says, or most of it"
    assert (done.code, said in done.out) == (1, True)


def test_journeys_that_name_one_another_are_found(welcome: Path) -> None:
    other = add(welcome, "other", "Other")
    first = welcome / "journeys" / "welcome-series.yaml"
    apply(welcome)
    other.write_text(f"{other.read_text()}extra: {{before: '${{journeys.welcome-series.uuid}}'}}\n")
    first.write_text(f"{first.read_text()}extra: {{after: '${{journeys.other.uuid}}'}}\n")
    apply(welcome)
    lose(welcome)

    done = journeys("-C", welcome, "state", "rebuild", "--auto-approve")

    assert (done.code, "differs" in done.out) == (0, False)
    assert is_in_order(welcome)


def given_up(project: Path, text: str = MORE) -> None:
    """A journey of the key `promo` that runs on, and that neither a file nor state knows."""
    file = project / "journeys" / "promo.yaml"
    file.write_text(text.format(title="Old promo", code="11111-AAAAA"))
    apply(project)
    assert journeys("-C", project, "state", "rm", "promo", "--yes").code == 0
    file.unlink()


def test_points_of_the_same_names_make_no_journey_sure_beside_one_of_its_title(
    welcome: Path,
) -> None:
    given_up(welcome)
    with store(welcome) as account:
        account.create(stranger("Promo", "22222-BBBBB"))
    add(welcome, "promo", "Promo", "22222-BBBBB")

    done = journeys("-C", welcome, "state", "rebuild", "--auto-approve")

    assert (done.code, "several journeys may be it" in done.out) == (1, True)


def test_one_point_of_many_makes_none_sure(welcome: Path) -> None:
    """`out` is in many files."""
    given_up(
        welcome,
        MORE.replace("in:", "all:").replace(
            "out}}", "b}}\n  b: {{wait: {{duration: 1d}}, next: out}}"
        ),
    )
    add(welcome, "promo", "Promo", "22222-BBBBB")

    done = journeys("-C", welcome, "state", "rebuild", "--auto-approve")

    said = "1 of its 3 points is one that this tool makes, but it has another title and is not what"
    assert (done.code, said in done.out) == (1, True)


def stranger(title: str, code: str) -> Any:
    points = [
        {
            "uuid": f"{title} in",
            "title": "In",
            "point_type": "POINT_TYPE_START_BY_SEGMENT",
            "point_data": {"start_by_segment": {"filter_code": code}},
            "outputs": {"default": {"info": {"next_point_uuid": f"{title} out"}}},
        },
        {"uuid": f"{title} out", "title": "Out", "point_type": "POINT_TYPE_EXIT", "point_data": {"exit": {}}},
    ]  # fmt: skip
    params = {"application_code": "AAAAA-00000"}
    return {"title": title, "params": params, "points": points, "comments": []}


@pytest.mark.parametrize("switch", ["no_read", "no_list"])
def test_where_nothing_can_be_looked_at_nothing_is_written(welcome: Path, switch: str) -> None:
    apply(welcome)
    lose(welcome)
    file = welcome / "journeys.yaml"
    place = f"api: sandbox:.journeys/sandbox.db?{switch}"
    file.write_text(file.read_text().replace("api: sandbox\n", f"{place}\n"))

    done = journeys("-C", welcome, "state", "rebuild", "--auto-approve")

    assert done.code == 1
    golden(f"rebuild/{switch}.txt", steady(welcome, done.out))
    assert journeys("-C", welcome, "state", "list").out == "0 records.\n"


def test_a_journey_whose_file_was_renamed_is_found_by_the_key_it_had(welcome: Path) -> None:
    apply(welcome)
    lose(welcome)
    file = welcome / "journeys" / "welcome-series.yaml"
    file.rename(file.with_name("hello.yaml"))
    renamed = file.with_name("hello.yaml")
    renamed.write_text(f"moved: welcome-series\n{renamed.read_text()}")

    assert journeys("-C", welcome, "state", "rebuild", "--auto-approve").code == 0

    assert is_in_order(welcome)


def test_it_asks_before_it_writes(welcome: Path) -> None:
    apply(welcome)
    lose(welcome)

    done = journeys("-C", welcome, "state", "rebuild")

    assert done.code == 64
    assert "--auto-approve" in done.err
    assert journeys("-C", welcome, "state", "rebuild", stdin="no\n", terminal=True).code == 1
    assert journeys("-C", welcome, "state", "rebuild", stdin="yes\n", terminal=True).code == 0
    assert (
        journeys("-C", welcome, "state", "rebuild").out
        == "Nothing was lost. Records that were there: 1.\n"
    )
