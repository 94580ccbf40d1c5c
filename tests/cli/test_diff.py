"""How two targets differ: whole outputs, in every format, and what is no difference."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from support.cli import ENVIRON, Done, journeys
from support.golden import golden
from support.sandbox import edit, fresh_store, real_server

from journeys_as_code.sandbox.record import Definition

PROJECT = """\
version: 1
project: shop
default_target: staging
lint: {J602: off}
targets:
  staging:
    api: sandbox:staging.db
    application_code: AAAAA-00000
    vars: {suffix: " (staging)", people: STAGE-PEOPL, key: {env: STAGING_KEY, secret: true}}
  prod:
    api: sandbox:prod.db
    application_code: BBBBB-00000
    vars: {suffix: "", people: PRODN-PEOPL, key: {env: PROD_KEY, secret: true}}
"""
JOURNEY = """\
title: "{title}${{vars.suffix}}"
points:
  people:
    start_by_segment: {{filter_code: "${{vars.people}}"}}
    next: pause
  pause:
    wait: {{duration: 1d}}
    next: hello
  hello:
    send_push: {{preset_code: {code}-PUSH1}}
    next: bye
  bye:
    exit: {{}}
"""
HOOK = """\
title: Order hook
points:
  ordered:
    message_bus: {event_name: Ordered}
    next: tell
  tell:
    webhook: {url: "https://crm.example.com/order", method: POST, headers: {Authorization: "${vars.key}"}}
    next: bye
  bye:
    exit: {}
"""
KEYS = {"STAGING_KEY": "key-of-staging", "PROD_KEY": "key-of-prod"}


class Shop:
    """A project with two targets, and what was run in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "journeys").mkdir()
        (root / "journeys.yaml").write_text(PROJECT)

    def write(self, key: str, text: str = "") -> None:
        made = text or JOURNEY.format(title=key.capitalize(), code=key.upper())
        (self.root / "journeys" / f"{key}.yaml").write_text(made)

    def change(self, key: str, before: str, after: str) -> None:
        file = self.root / "journeys" / f"{key}.yaml"
        assert before in file.read_text()
        file.write_text(file.read_text().replace(before, after))

    def run(self, *words: str, code: int = 0, **environ: str) -> Done:
        done = journeys("-C", self.root, *words, environ={**ENVIRON, **KEYS, **environ})
        assert done.code == code, done
        return done

    def apply(self, target: str) -> None:
        self.run("apply", "--auto-approve", "--target", target)

    def build(self, target: str, title: str, change: Callable[[Definition], None]) -> None:
        """An edit in a target's builder."""
        with fresh_store(self.root / f"{target}.db") as store:
            (found,) = (it for it in store.journeys() if it.definition["title"] == title)
            edit(store, found.uuid, change)

    def diff(self, *words: str, code: int = 0, **environ: str) -> Done:
        return self.run("diff", "--from", "staging", "--to", "prod", *words, code=code, **environ)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def another_push(definition: Definition) -> None:
    definition["points"][2]["point_data"]["send_push"]["preset_code"] = "BUILD-PUSH1"


@pytest.fixture
def apart(shop: Shop) -> Shop:
    """Two targets that have grown apart in every way."""
    for key in ("cart", "news", "old", "same", "welcome"):
        shop.write(key)
    shop.write("hook", HOOK)
    shop.apply("prod")
    (shop.root / "journeys" / "old.yaml").unlink()
    shop.write("sale")
    shop.change(
        "welcome",
        "    next: hello\n",
        "    next: ask\n  ask:\n    send_email: {preset_code: ASKED-MAIL1}\n    next: hello\n",
    )
    shop.change("welcome", "duration: 1d", "duration: 2d")
    shop.apply("staging")
    shop.run("start", "cart", "--target", "prod")
    shop.build("staging", "News (staging)", another_push)
    return shop


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("diff.txt", ()),
        ("diff-vars.txt", ("--vars",)),
        ("diff.json", ("--format", "json")),
        ("diff.md", ("--format", "markdown")),
        ("diff-of-two.txt", ("welcome", "same")),
    ],
)
def test_whole_outputs(apart: Shop, name: str, words: tuple[str, ...]) -> None:
    done = apart.diff(*words, code=2, PROD_KEY="another-key")
    assert not any(key in done.out + done.err for key in ("key-of", "another-key"))
    golden(f"cli/{name}", steady(apart, done.out))


def steady(shop: Shop, text: str) -> str:
    """The text with names for the uuids that the accounts gave."""
    for target in ("staging", "prod"):
        with fresh_store(shop.root / f"{target}.db") as store:
            for journey in store.journeys():
                title = journey.definition["title"].split()[0].lower()
                text = text.replace(journey.uuid, f"uuid of {title} on {target}")
    return text.replace(str(shop.root), "shop")


def test_what_each_target_has_of_its_own_is_no_difference(shop: Shop) -> None:
    shop.write("welcome")
    shop.write("hook", HOOK)
    assert shop.diff().out == (
        "No difference between staging and prod. 0 journeys compared, 2 are on neither.\n"
    )
    shop.apply("staging")
    shop.apply("prod")
    assert shop.diff().out == (
        "No difference between staging and prod. 2 journeys compared.\n"
        "3 values differ by variable, as git wants it; --vars shows them.\n"
    )
    shown = shop.diff("--vars").out
    assert '~ points.people.start_by_segment.filter_code: "PRODN-PEOPL" -> "STAGE-PEOPL"' in shown
    assert "headers.Authorization: (secret) -> another (secret)  (by variable)" in shown


def test_a_value_of_the_other_target_is_a_difference(shop: Shop) -> None:
    """What was copied by hand from staging into production, and should not have been."""
    shop.write("welcome")
    shop.apply("staging")
    shop.apply("prod")

    def staging_people(definition: Definition) -> None:
        definition["points"][0]["point_data"]["start_by_segment"]["filter_code"] = "STAGE-PEOPL"

    shop.build("prod", "Welcome", staging_people)
    changes = json.loads(shop.diff("--format", "json", code=2).out)["journeys"][0]["changes"]
    assert changes == [
        {
            "path": "points.people.start_by_segment.filter_code",
            "kind": "change",
            "before": "STAGE-PEOPL",
            "after": "PRODN-PEOPL",
        }
    ]


def test_what_is_not_ours_is_no_difference(shop: Shop) -> None:
    """Somebody tidies the canvas, and writes a remark on it."""
    shop.write("welcome")
    shop.apply("staging")
    shop.apply("prod")

    def tidied(definition: Definition) -> None:
        definition["points"][0]["position"] = {"x": 700, "y": 20}
        definition["comments"] = [{"text": "tidied"}]

    shop.build("prod", "Welcome", tidied)
    assert shop.diff().out.startswith("No difference")


def test_a_promotion_needs_nothing_but_plan_and_apply(apart: Shop) -> None:
    assert "welcome" in apart.diff(code=2).out
    planned = apart.run("plan", "welcome", "sale", "--target", "prod").out
    assert "~ update  welcome" in planned
    assert "+ create  sale" in planned
    apart.run("plan", "welcome", "sale", "--target", "prod", "--out", str(apart.root / "plan.json"))
    apart.run("apply", str(apart.root / "plan.json"), "--target", "prod", "--auto-approve")
    assert apart.diff("welcome", "sale").out == (
        "No difference between staging and prod. 2 journeys compared.\n"
        "4 values differ by variable, as git wants it; --vars shows them.\n"
    )


def test_a_variable_that_one_target_lacks_names_both(shop: Shop) -> None:
    shop.write("welcome")
    file = shop.root / "journeys.yaml"
    file.write_text(file.read_text().replace("people: PRODN-PEOPL, ", ""))
    warned = shop.run("validate").out
    assert "J507 the target `prod` lacks the variable `people`, which `staging` has" in warned
    for words in (("plan", "--target", "prod"), ("diff", "--from", "staging", "--to", "prod")):
        refused = shop.run(*words, code=1).err
        assert "J401 the target `prod` lacks the variable `people`, which `staging` has" in refused


def test_the_uuid_of_a_journey_that_one_target_has_not_yet_stops_nothing(shop: Shop) -> None:
    shop.write("welcome")
    shop.write("hook", HOOK.replace('order"', '${journeys.welcome.uuid}"'))
    shop.run("apply", "--auto-approve", "--target", "staging", code=1)
    assert shop.diff().code == 0


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (
            ("--from", "staging", "--to", "prd"),
            "error: the project has no target 'prd'\n  hint: did you mean 'prod'?\n",
        ),
        (
            ("--from", "prod", "--to", "prod"),
            "error: --from and --to are both 'prod'\n  hint: name two targets\n",
        ),
        (
            ("--from", "staging", "--to", "prod", "--target", "prod"),
            "error: diff has no --target\n  hint: name its two targets with --from and --to\n",
        ),
        (
            ("--from", "staging", "--to", "prod", "welcom"),
            "error: there is no journey 'welcom'\n  hint: did you mean 'welcome'?\n",
        ),
    ],
)
def test_what_cannot_be_asked(shop: Shop, words: tuple[str, ...], error: str) -> None:
    shop.write("welcome")
    assert shop.run("diff", *words, code=64).err == error


def test_which_target_refuses_is_said(shop: Shop) -> None:
    shop.write("welcome")
    shop.apply("staging")
    with fresh_store() as store, real_server(store) as url:
        file = shop.root / "journeys.yaml"
        there = f"{url}\n    token: {{env: PROD_KEY}}"
        file.write_text(file.read_text().replace("sandbox:prod.db", there))
        assert shop.diff(code=69).err.startswith("error: prod: ")
