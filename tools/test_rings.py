"""
Run the rings of tests and say one line for each: run, passed, skipped, seconds of its tests. What could not run fails the run.

Three processes of pytest, for a machine of two cores: the browser, which waits for pages half of its time, beside two that follow each other.
"""

import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
OWN = ("domain", "journeys", "architecture", "browser", "shared")
# A room's file builds its world once: files stay together, and the last ones are parted where a process would be idle.
TOGETHER = ["-n", "2", "--dist", "worksteal"]


@dataclass
class Ring:
    """What became of one ring."""

    count: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def main() -> int:
    """Answer 0 when every ring ran and every test passed."""
    began = time.monotonic()
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.glob("test_*.py"))}
    wanted = ["domain", "rooms", "journeys", "architecture", "browser", "shared"]
    if not (ROOT.parent / "shared" / "data").exists():
        wanted.remove("shared")
    rest = [name for name in ("journeys", "architecture", *sorted(folders - set(OWN)), "shared") if name != "shared" or name in wanted]
    rings = {name: Ring() for name in wanted}
    with TemporaryDirectory() as folder:
        runs = {name: Path(folder) / f"{name}.xml" for name in ("browser", "domain", "rest")}
        said = Path(folder) / "browser.txt"
        with said.open("w") as kept:
            beside = _started(["browser"], [], runs["browser"], kept)
            codes = [
                _started(["domain"], TOGETHER, runs["domain"]).wait(),
                _started(rest, TOGETHER, runs["rest"]).wait(),
            ]
            codes.append(beside.wait())
        sys.stdout.write(f"-- browser\n{said.read_text()}")
        for report in runs.values():
            _count(report, rings)
    return _told(rings, codes, time.monotonic() - began)


def _started(names: list[str], arguments: list[str], report: Path, out: object = None) -> "subprocess.Popen[bytes]":
    if out is None:
        sys.stdout.write(f"-- {' '.join(names)}\n")
        sys.stdout.flush()
    command = [sys.executable, "-m", "pytest", *[f"tests/{name}" for name in names], *arguments, f"--junit-xml={report}"]
    return subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT if out else None)  # type: ignore[call-overload, no-any-return]


def _count(report: Path, rings: dict[str, Ring]) -> None:
    if not report.exists():
        return
    for case in ElementTree.parse(report).iter("testcase"):
        room = case.get("classname", "").split(".")[1]
        ring = rings[room if room in OWN else "rooms"]
        kinds = {child.tag for child in case}
        ring.count["bad" if kinds & {"failure", "error"} else "skipped" if "skipped" in kinds else "passed"] += 1
        ring.seconds += float(case.get("time", 0))


def _told(rings: dict[str, Ring], codes: list[int], seconds: float) -> int:
    lines, failed = [], 0
    for name, ring in rings.items():
        run = ring.count.total()
        failed += ring.count["bad"] + ring.count["skipped"] + (not run)
        lines.append(
            f"{name:14} {run:5} run {ring.count['passed']:5} passed {ring.count['skipped']:3} skipped {ring.seconds:6.1f} s"
            f"{'' if run else '  COULD NOT RUN'}"
        )
    if "shared" not in rings:
        lines.append("shared         left out: the folder ../shared is not here")
    if any(codes) and not failed:
        failed = 1
        lines.append("a run of pytest ended badly, see above")
    passed = sum(ring.count["passed"] for ring in rings.values())
    sys.stdout.write("\n" + "\n".join(lines) + f"\n{passed} passed, {failed} failed in {seconds:.0f} s\n")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
