"""Run the rings of tests and say one line for each: run, passed, skipped, seconds. A ring that could not run fails the run."""

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
OWN = ("domain", "journeys", "architecture", "browser", "shared")
# How a ring is dealt out to two processes: a room's file builds its world once, so it stays whole.
DEALT = {"domain": "load", "rooms": "loadfile", "journeys": "load", "shared": "load"}


def main() -> int:
    """Answer 0 when every ring ran and every test passed."""
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.glob("test_*.py"))}
    rings = [(name, [f"tests/{name}"]) for name in OWN if name in folders and name not in ("browser", "shared")]
    rings.insert(1, ("rooms", [f"tests/{name}" for name in sorted(folders - set(OWN))]))
    rings += [(name, [f"tests/{name}"]) for name in ("browser", "shared") if name in folders]
    lines, passed, failed = [], 0, 0
    for name, paths in rings:
        if name == "shared" and not (ROOT.parent / "shared" / "data").exists():
            lines.append(f"{name:14} left out: the folder ../shared is not here")
            continue
        count, bad, skipped, seconds, ran = _ring(name, paths)
        passed, failed = passed + count - bad - skipped, failed + bad + skipped + (not ran)
        lines.append(
            f"{name:14} {count:5} run {count - bad - skipped:5} passed {skipped:3} skipped {seconds:6.1f} s{'' if ran else '  COULD NOT RUN'}"
        )
    sys.stdout.write("\n" + "\n".join(lines) + f"\n{passed} passed, {failed} failed\n")
    return 1 if failed else 0


def _ring(name: str, paths: list[str]) -> tuple[int, int, int, float, bool]:
    sys.stdout.write(f"-- {name}\n")
    sys.stdout.flush()
    started = time.monotonic()
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        arguments = ["-n", "2", "--dist", DEALT[name]] if name in DEALT else []
        subprocess.run([sys.executable, "-m", "pytest", *paths, *arguments, f"--junit-xml={report}"], cwd=ROOT, env=os.environ, check=False)
        seconds = time.monotonic() - started
        if not report.exists():
            return 0, 0, 0, seconds, False
        suite = next(ElementTree.parse(report).iter("testsuite"))
    count, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
    bad = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
    return count, bad, skipped, seconds, count > 0


if __name__ == "__main__":
    raise SystemExit(main())
