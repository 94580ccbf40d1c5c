"""Statistics as a table, JSON and CSV."""

from support.golden import golden
from support.plans import EVIL

from journeys_as_code.operate.statistics import StatisticsReport, StatisticsRow
from journeys_as_code.report import statistics

ROWS = (
    StatisticsRow("hello", "send_push", "Say hello", "C1", "P1", {"sent": 12345, "uniqOpened": 10}),
    StatisticsRow("again", "send_push", "Again", "", "", {}, ambiguous=True),
    StatisticsRow("again_2", "send_email", "Again", "C2", "P2", {"sent": 7}, ambiguous=True),
    StatisticsRow("", "", EVIL, "", "", {"shows": 1}),
    StatisticsRow("sum", "send_sms", '=HYPERLINK("x")', "", "", {"sent": 0}),
)
REPORTS = (
    StatisticsReport("welcome-series", "Welcome series", ROWS),
    StatisticsReport("quiet", "No messages", ()),
)


def test_whole_table() -> None:
    golden("statistics.txt", statistics.text(REPORTS))


def test_whole_json() -> None:
    golden("statistics.json", statistics.as_json(REPORTS))


def test_whole_csv() -> None:
    golden("statistics.csv", statistics.as_csv(REPORTS))
