"""What a run says of its own time: the files of tests that took longer than one should; nothing fails for it."""

from __future__ import annotations

from collections import Counter

import pytest

# What a file may take on a quiet machine with two cores, the builds that it shares with others aside.
SECONDS = 30


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the files over the budget, the longest first."""
    spent: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                spent[report.nodeid.partition("::")[0]] += report.duration  # type: ignore[assignment] # seconds
    over = [(name, seconds) for name, seconds in spent.most_common() if seconds > SECONDS]
    if over:
        terminalreporter.section(f"files of tests over their budget of {SECONDS} seconds, which is not enforced")
        for name, seconds in over:
            terminalreporter.line(f"{seconds:6.0f} s  {name}")
