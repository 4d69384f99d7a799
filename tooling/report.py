"""What each step of `dev.py test` came to, and the table at the end."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tooling.terminal import BOLD, GREEN, RED, coloured, say


@dataclass(frozen=True)
class Counts:
    """A skipped test was not run, so it counts as failed."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0


@dataclass(frozen=True)
class Result:
    name: str
    good: bool
    seconds: float
    counts: Counts | None = None
    remark: str = ""


def read_counts(report: Path) -> Counts | None:
    """The sums of a pytest JUnit report; None when pytest did not get as far as writing one."""
    if not report.is_file():
        return None
    passed = failed = skipped = 0
    for suite in ElementTree.parse(report).iter("testsuite"):  # noqa: S314 - pytest wrote it a moment ago
        number = {key: int(suite.get(key, "0")) for key in ("tests", "failures", "errors", "skipped")}
        bad = number["failures"] + number["errors"]
        failed += bad
        skipped += number["skipped"]
        passed += number["tests"] - bad - number["skipped"]
    return Counts(max(passed, 0), failed, skipped)


def judge(name: str, code: int, seconds: float, counts: Counts | None) -> Result:
    """A pytest run is good when it ran something, all of it, and all of it passed."""
    if counts is None or not (counts.passed or counts.failed or counts.skipped):
        reason = "ran nothing" if code in (0, 5) else f"broke off with code {code}"
        return Result(name, False, seconds, Counts(failed=1), reason)
    if counts.skipped:
        remark = f"{counts.skipped} skipped"
        return Result(name, False, seconds, Counts(counts.passed, counts.failed + counts.skipped), remark)
    if code and not counts.failed:
        return Result(name, False, seconds, Counts(counts.passed, 1), f"ended with code {code}")
    return Result(name, code == 0, seconds, counts)


def conclude(results: list[Result]) -> int:
    """Print the table and the sum; 0 when every step was good."""
    say()
    say(coloured(f"{'step':<26}{'result':<9}{'passed':>8}{'failed':>8}{'seconds':>9}", BOLD))
    for result in results:
        counts = result.counts
        numbers = f"{counts.passed:>8}{counts.failed:>8}" if counts else f"{'':>16}"
        verdict = coloured(f"{'passed' if result.good else 'FAILED':<9}", GREEN if result.good else RED)
        say(f"{result.name:<26}{verdict}{numbers}{result.seconds:>9.1f}  {result.remark}".rstrip())
    passed = sum(result.counts.passed for result in results if result.counts)
    failed = sum(result.counts.failed for result in results if result.counts)
    say()
    say(f"{passed} passed, {failed} failed")
    return 0 if results and all(result.good for result in results) else 1
