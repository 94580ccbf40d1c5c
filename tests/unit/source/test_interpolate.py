from typing import Any

import pytest

from journeys_as_code.findings import Place
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.interpolate import Scope, interpolate
from journeys_as_code.source.problems import MOST
from journeys_as_code.source.scope import LITERAL
from journeys_as_code.source.yaml_loader import load

SCOPE = Scope(
    vars={"name": "Ann", "days": 7, "share": 0.5, "on": True, "odd": "${vars.days}"},
    unset={"openers": "OPENERS"},
    application_code="AAAAA-00000",
    journeys={"welcome": "w-uuid", "shop/cart.v2": "c-uuid", "new": None},
)
STRICT = Scope(SCOPE.vars, SCOPE.unset, SCOPE.application_code, SCOPE.journeys, strict=True)


def read(text: str) -> SourceFile:
    source, findings = load(text.encode(), "a.yaml")
    assert source is not None, findings
    return source


def filled(value: str, scope: Scope = SCOPE) -> Any:
    found = interpolate(SourceFile("a.yaml", f"a: {value}", {"a": value}), scope)
    assert found.findings == ()
    return found.data["a"]


def refused(text: str, scope: Scope = SCOPE) -> list[tuple[str, str]]:
    findings = interpolate(read(text), scope).findings
    places = [f"{f.place.line}:{f.place.column}+{f.place.length}" for f in findings]
    return [
        (f"{place} {f.code} {f.message}", f.hint) for place, f in zip(places, findings, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("${vars.name}", "Ann"),
        ("${vars.days}", 7),
        ("${vars.share}", 0.5),
        ("${vars.on}", True),
        ("${ vars.days }", 7),
        ("for ${vars.days} days, ${vars.share}, ${vars.on}!", "for 7 days, 0.5, true!"),
        ("${vars.name}${vars.name}", "AnnAnn"),
        (" ${vars.days}", " 7"),
        ("${target.application_code}", "AAAAA-00000"),
        ("${journeys.welcome.uuid}", "w-uuid"),
        ("${journeys.shop/cart.v2.uuid}", "c-uuid"),
        ("$${vars.name}", "${vars.name}"),
        ("$${x} ${vars.name} $$", "${x} Ann $$"),
        ("$ {vars.name} $vars {x}", "$ {vars.name} $vars {x}"),
        ("{{point:${vars.name};event:x}}", "{{point:Ann;event:x}}"),
        ("${vars.odd}", "${vars.days}"),
        ("${vars.openers}", "${vars.openers}"),
        ("say ${vars.openers} ${journeys.new.uuid}", "say ${vars.openers} ${journeys.new.uuid}"),
    ],
)
def test_what_a_text_becomes(text: str, meaning: object) -> None:
    assert repr(filled(text)) == repr(meaning)


def test_only_what_changes_is_copied() -> None:
    source = read("a: {b: ['${vars.name}', {c: x}]}\nd: {e: [x]}\nf: 5\n")
    found = interpolate(source, SCOPE).data
    assert found == {"a": {"b": ["Ann", {"c": "x"}]}, "d": {"e": ["x"]}, "f": 5}
    assert source.data["a"]["b"][0] == "${vars.name}"
    assert found["d"] is source.data["d"]
    assert found["a"]["b"][1] is source.data["a"]["b"][1]


def test_a_file_without_names_is_left_as_it_is() -> None:
    source = read("a: $x\n")
    assert interpolate(source, SCOPE).data is source.data


def test_escapes_do_not_hide_a_name() -> None:
    assert interpolate(read('a: "\\x24{vars.name}"\n'), SCOPE).data == {"a": "Ann"}


def test_keys_are_left_alone() -> None:
    assert interpolate(read("'${vars.x}': ${vars.name}\n"), SCOPE).data == {"${vars.x}": "Ann"}


def test_used_variables_are_named_with_a_value_or_without() -> None:
    found = interpolate(read("a: ${vars.name} ${vars.openers} $${vars.days}\n"), SCOPE)
    assert found.used_vars == {"name", "openers"}


KNOWN = f"known are vars.NAME, target.application_code and journeys.KEY.uuid; {LITERAL}"
WRONG = [
    (
        "points:\n  a:\n    title: Hello ${vars.nam}!\n",
        "3:18+11 J401 there is no variable `nam`",
        "did you mean `${vars.name}`?",
    ),
    (
        "a: ${vars.zzzzz}\n",
        "1:4+13 J401 there is no variable `zzzzz`",
        f"define it under `vars:` of the target in journeys.yaml; {LITERAL}",
    ),
    (
        "a: ${var.name}\n",
        "1:4+11 J401 there is nothing called `var.name`",
        "did you mean `${vars.name}`?",
    ),
    (
        "a: ${target.app_code}\n",
        "1:4+18 J401 there is nothing called `target.app_code`",
        "did you mean `${target.application_code}`?",
    ),
    (
        "a: '${journeys.welcom.uuid}'\n",
        "1:5+23 J401 there is no journey `welcom`",
        "did you mean `${journeys.welcome.uuid}`?",
    ),
    (
        "a: ${journeys.x.uuid}\n",
        "1:4+18 J401 there is no journey `x`",
        f"a key is the path of a journey's file, without suffix; {LITERAL}",
    ),
    (
        "a: |\n  one\n  export X=${HOME}\n",
        "3:12+7 J401 there is nothing called `HOME`",
        KNOWN,
    ),
    (
        "a: x ${vars.name\n",
        "1:6+2 J402 this `${` is never closed",
        f"close it with `}}`; {LITERAL}",
    ),
    (
        "a: '${vars.${vars.name}}'\n",
        "1:5+2 J402 this `${` is never closed",
        f"close it with `}}`; {LITERAL}",
    ),
    ('a: "${}"\n', "1:5+3 J402 a name is missing", KNOWN),
    ('a: "${a b}"\n', "1:5+6 J402 `a b` is no name", KNOWN),
]


@pytest.mark.parametrize(("text", "message", "hint"), WRONG)
def test_what_is_wrong_is_said_in_the_middle_of_the_text(
    text: str, message: str, hint: str
) -> None:
    assert refused(text) == [(message, hint)]


def test_strictly_everything_must_have_a_value() -> None:
    text = "a: to ${vars.openers}\nb: ${journeys.new.uuid}\n"
    assert refused(text) == []
    assert refused(text, STRICT) == [
        (
            "1:7+15 J403 the variable `openers` has no value: OPENERS is not set",
            "set the environment variable OPENERS, or give the variable a `default:`",
        ),
        (
            "2:4+20 J404 the journey `new` has no uuid yet",
            "apply that journey first; its uuid is given when it is created",
        ),
    ]


def test_a_finding_carries_the_path() -> None:
    (found,) = interpolate(read("a:\n- x\n- b: ${x}\n"), SCOPE).findings
    assert (found.path, found.place) == (("a", 1, "b"), Place("a.yaml", 3, 6, 4))


def test_looking_stops_at_the_hundredth_problem() -> None:
    source = read("a: '" + "${x} " * 100_000 + "'\n")
    assert len(interpolate(source, SCOPE).findings) == MOST
