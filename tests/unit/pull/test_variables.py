"""One name for one value."""

from journeys_as_code.pull.variables import Ledger


def ledger() -> Ledger:
    values = {"openers": "4D5E6", "crm_token": "s3cret-token", "limit": 5}
    return Ledger(values, {"hook_authorization"}, {"s3cret-token"})


def test_a_value_that_has_a_name_keeps_it() -> None:
    book = ledger()
    assert book.name_of("4D5E6", "opened", "filter") == "openers"
    assert book.plain == {}


def test_the_same_value_gets_one_name_and_another_value_another() -> None:
    book = ledger()
    names = [book.name_of(value, "hello", "preset") for value in ("1-1", "1-1", "2-2")]
    assert names == ["hello_preset", "hello_preset", "hello_preset_2"]
    assert book.plain == {"hello_preset": "1-1", "hello_preset_2": "2-2"}


def test_a_secret_is_no_plain_variable_and_the_other_way_round() -> None:
    book = ledger()
    assert book.name_of("s3cret-token", "x") == "x"
    assert book.secret_name("4D5E6", "y", key="k", place="p") == "y"


def test_a_secret_that_is_known_keeps_its_name() -> None:
    assert ledger().secret_name("s3cret-token", "a", key="k", place="p") == "crm_token"


def test_a_credential_too_short_to_be_a_secret_keeps_its_name_too() -> None:
    book = Ledger({"pin": "123", "limit": "456"}, (), (), outside=["pin"])
    assert book.secret_name("123", "a", key="k", place="p") == "pin"
    assert book.secret_name("456", "b", key="k", place="p") == "b"


def test_a_secret_that_is_not_set_is_never_taken_for_another() -> None:
    book = ledger()
    name = book.secret_name("Basic abc", "hook", "Authorization", key="k", place="p")
    assert name == "hook_authorization_2"
    assert book.hidden[name].env == "HOOK_AUTHORIZATION_2"


def test_what_is_too_short_to_be_hidden_is_said() -> None:
    book = ledger()
    assert not book.hidden[book.secret_name("abc", "9", key="k", place="p")].hidden


def test_two_targets_never_take_one_secret_from_one_place() -> None:
    book = Ledger({}, (), (), target="prod-eu", elsewhere={"CALL_AUTHORIZATION"})
    assert book.secret_name("Bearer 1234567890", "call", "authorization", key="a", place="x") == (
        "call_authorization"
    )
    assert book.secret_name("another-secret", "hook", "key", key="a", place="y") == "hook_key"
    assert [it.env for it in book.hidden.values()] == ["PROD_EU_CALL_AUTHORIZATION", "HOOK_KEY"]
