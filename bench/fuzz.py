"""
Fuzz every reader and parser: bytes of chance, guided by what they reach, each of which must be read or refused, quickly.

    python bench/fuzz.py                         the targets by name
    python bench/fuzz.py csv qif --minutes 10    these, one after the other, ten minutes each
    python bench/fuzz.py all --minutes 10        all of them
    python bench/fuzz.py csv --file crash-…      one input again, to see what it does

Needs atheris (`pip install atheris`), which is no dependency of Rapport: it has no build for every Python that Rapport runs on.
A target that fails leaves its input in the folder given by --out, and the exit code is 1.
"""

import argparse
import importlib.util
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
LONGEST = 20_000
# Of the processor; the clock on the wall runs on where others work, too.
SLOWEST_SECONDS, SLOWEST_ON_THE_WALL, MOST_MEGABYTES = 10, 120, 2000


def main() -> int:
    """Answer 0 where every target held for its time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "rapport-fuzz")
    parser.add_argument("--file", type=Path)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        return _fuzz(asked.targets[0], asked.out, asked.minutes)
    from bench.fuzz_targets import TARGETS

    names = sorted(TARGETS) if asked.targets == ["all"] else asked.targets
    if not names or (unknown := [name for name in names if name not in TARGETS]):
        sys.stdout.write(f"{'unknown: ' + ' '.join(unknown) if names else 'targets'}\n" + "\n".join(sorted(TARGETS)) + "\n")
        return 64 if names else 0
    if asked.file:
        TARGETS[names[0]].run(asked.file.read_bytes())
        return 0
    if importlib.util.find_spec("atheris") is None:
        sys.stdout.write("atheris is not installed: pip install atheris, into a virtual environment of its own if need be\n")
        return 64
    return max([_apart(name, asked.out, asked.minutes) for name in names], default=0)


def _apart(name: str, out: Path, minutes: float) -> int:
    """Run one target in a process of its own, so that its end, whichever, ends only itself."""
    started = time.monotonic()
    out.mkdir(parents=True, exist_ok=True)
    log = out / f"{name}.log"
    with log.open("wb") as kept:
        command = [sys.executable, __file__, name, "--inside", "--out", str(out), "--minutes", str(minutes)]
        code = subprocess.run(command, cwd=ROOT, stdout=kept, stderr=subprocess.STDOUT, check=False).returncode
    runs = next((line for line in reversed(log.read_text(errors="replace").splitlines()) if line.startswith(("#", "Done"))), "")
    told = "held" if code == 0 else f"FAILED ({code}), see {log}"
    sys.stdout.write(f"{name:12} {(time.monotonic() - started) / 60:5.1f} min  {told}  {runs[:60]}\n")
    sys.stdout.flush()
    return int(code != 0)


def _fuzz(name: str, out: Path, minutes: float) -> int:
    import atheris

    with atheris.instrument_imports(include=["rapport.domain", "rapport.kit"]):
        from bench.fuzz_targets import TARGETS
    target = TARGETS[name]
    corpus = out / name
    corpus.mkdir(parents=True, exist_ok=True)
    for place, seed in enumerate(target.seeds()):
        (corpus / f"seed-{place:03}").write_bytes(seed[:LONGEST])
    options = [
        f"-max_total_time={round(minutes * 60)}", f"-timeout={SLOWEST_ON_THE_WALL}", f"-rss_limit_mb={MOST_MEGABYTES}", f"-max_len={LONGEST}",
        f"-artifact_prefix={out}/{name}-", "-print_final_stats=1",
    ]  # fmt: skip

    def run(content: bytes) -> None:
        started = time.process_time()
        target.run(content)
        assert time.process_time() - started < SLOWEST_SECONDS, "too slow"

    atheris.Setup([sys.argv[0], *options, str(corpus)], run)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
