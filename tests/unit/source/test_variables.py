import pytest

from journeys_as_code.errors import ProjectError, UsageError
from journeys_as_code.model.project import Target, Var
from journeys_as_code.source.variables import Variables, resolve, strangers


def target(**variables: str | float | bool | Var) -> Target:
    return Target(api="sandbox", application_code="AAAAA-00000", vars=variables)


def test_plain_values_keep_their_types() -> None:
    found = resolve(target(text="5", number=5, share=0.5, yes=True, given=Var(value=7)), {})
    assert found.values == {"text": "5", "number": 5, "share": 0.5, "yes": True, "given": 7}


def test_the_environment_wins_over_the_default() -> None:
    var = Var(env="NAME", default="nobody")
    assert resolve(target(name=var), {}).values == {"name": "nobody"}
    assert resolve(target(name=var), {"NAME": "5"}).values == {"name": "5"}
    assert resolve(target(name=var), {"NAME": ""}).values == {"name": ""}


def test_an_unset_variable_is_told_with_what_it_needs() -> None:
    assert resolve(target(name=Var(env="NAME")), {}) == Variables({}, {"name": "NAME"})


def test_an_override_wins_and_keeps_the_type() -> None:
    given = target(name=Var(env="NAME"), days=5, on=True, text="x")
    overrides = {"name": "7", "days": "7", "on": "false", "text": "7"}
    found = resolve(given, {"NAME": "env"}, overrides)
    assert found.values == {"name": "7", "days": 7, "on": False, "text": "7"}


def test_an_override_of_nothing_is_a_mistake() -> None:
    with pytest.raises(UsageError) as caught:
        resolve(target(openers="x"), {}, {"opners": "y"})
    assert (caught.value.message, caught.value.hint) == (
        "the target has no variable `opners`",
        "did you mean `openers`?",
    )
    with pytest.raises(UsageError, match="no variable `x`"):
        resolve(target(), {}, {"x": "y"})


def test_a_variable_without_any_value_is_a_mistake() -> None:
    with pytest.raises(ProjectError, match="`x` has no value"):
        resolve(target(x=Var()), {})


def test_secrets_are_known_by_their_values() -> None:
    given = target(
        key=Var(env="KEY", secret=True),
        pin=Var(value=12345, secret=True),
        other=Var(env="OTHER", secret=True),
        open="shown",
    )
    found = resolve(given, {"KEY": "s3cret"}, {})
    assert found.values == {"key": "s3cret", "pin": "12345", "open": "shown"}
    assert found.secrets == {"s3cret", "12345"}
    assert found.unset == {"other": "OTHER"}


@pytest.mark.parametrize(("value", "length"), [("", "no characters"), ("abc", "only 3 characters")])
def test_a_secret_too_short_to_be_hidden_is_refused(value: str, length: str) -> None:
    with pytest.raises(ProjectError) as caught:
        resolve(target(key=Var(env="KEY", secret=True)), {"KEY": value})
    assert caught.value.message == (
        f"the secret variable `key` has {length}, so it cannot be hidden in reports"
    )


def test_the_environment_may_override_any_variable() -> None:
    given = target(name=Var(env="NAME"), days=5, **{"new-users": "x"})
    environ = {"NAME": "env", "JOURNEYS_VAR_name": "7", "JOURNEYS_VAR_days": "7"}
    environ |= {"JOURNEYS_VAR_new_users": "y", "JOURNEYS_VAR_other": "z"}
    assert resolve(given, environ).values == {"name": "7", "days": 7, "new-users": "y"}
    assert resolve(given, environ, {"days": "9"}).values["days"] == 9


def test_what_comes_as_an_override_of_a_secret_is_secret() -> None:
    given = target(key=Var(env="KEY", secret=True))
    assert resolve(given, {"JOURNEYS_VAR_key": "s3cret"}).secrets == {"s3cret"}
    assert resolve(given, {"KEY": "other"}, {"key": "s3cret"}).secrets == {"s3cret"}


def test_an_override_in_the_environment_that_overrides_nothing_is_remarked_on() -> None:
    environ = {"JOURNEYS_VAR_opners": "x", "JOURNEYS_VAR_openers": "x", "JOURNEYS": "x"}
    (remark,) = strangers(["openers"], environ)
    assert remark == (
        "JOURNEYS_VAR_opners overrides no variable of this project: "
        "did you mean `JOURNEYS_VAR_openers`?"
    )
    assert strangers([], {"JOURNEYS_VAR_x": ""}) == [
        "JOURNEYS_VAR_x overrides no variable of this project"
    ]
