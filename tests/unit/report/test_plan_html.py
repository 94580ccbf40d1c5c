"""A plan as a page: well-formed, complete in itself, and harmless whatever is in it."""

from html.parser import HTMLParser

from support import plans

from journeys_as_code.report import plan_html

VOID = {"meta"}
KNOWN = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li", "section", "b",
    "i", "small", "table", "tr", "th", "td", "code", "ins", "del",
}  # fmt: skip


class Page(HTMLParser):
    """The elements of a page; fails where one is closed that is not the last one open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.met: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_nothing_from_outside_is_an_element_or_an_attribute() -> None:
    page = Page(plan_html.render(plans.plan(plans.ATTACK), needs=[plans.EVIL], next_step="<b>"))
    assert page.open == []
    assert page.met <= KNOWN
    assert page.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class", "scope"}


def test_nothing_is_loaded_from_elsewhere() -> None:
    text = plan_html.render(plans.FULL)
    assert "default-src 'none'" in text
    assert not any(word in text for word in ("<script", "<link", "@import", "url(", "src="))


def test_what_it_needs_and_what_comes_next() -> None:
    text = plan_html.render(
        plans.plan(plans.ARCHIVE), needs=["--allow-destructive: x"], next_step="journeys apply p"
    )
    assert "<li>needs <code>--allow-destructive: x</code></li>" in text
    assert "<p>Next: <code>journeys apply p</code></p>" in text


def test_a_plan_in_which_all_is_blocked_has_another_next_step() -> None:
    text = plan_html.render(plans.plan(plans.BLOCKED), next_step="journeys plan")
    assert "<p>Next: deal with what is blocked, then <code>journeys plan</code></p>" in text
