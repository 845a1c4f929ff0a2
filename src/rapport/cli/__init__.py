"""The `rapport` command: reads through desk, writes through commands, and shows the tools of `domain`."""

import argparse
import importlib
import io
import os
import sys

from rapport.cli import failures
from rapport.cli.registry import AS_OWNER, SUBCOMMANDS, WITHOUT_DJANGO
from rapport.cli.saying import USAGE, UnknownPerson, say_refused
from rapport.cli.setting_up import set_up


class _Parser(argparse.ArgumentParser):
    """Exit 64 on wrong usage, so that 2 stays free for what Rapport refuses."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def main(argv: list[str] | None = None) -> int:
    """Run one subcommand; answer its exit code: 0 right, 2 refused, 1 our failure, 64 wrong usage."""
    argv = sys.argv[1:] if argv is None else argv
    for stream in (sys.stdout, sys.stderr):
        # Vietnamese is told whatever the machine's locale says; what no encoding carries must not break an answer.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = _Parser(prog="rapport", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    subparsers = parser.add_subparsers(dest="subcommand", metavar="COMMAND", parser_class=_Parser)
    # Only the module that is asked for is imported: `rapport words` must not wait for Django.
    wanted = argv[0] if argv else ""
    for name, (module, summary) in SUBCOMMANDS.items():
        subparser = subparsers.add_parser(name, help=summary, description=summary)
        if name == wanted:
            if not module.startswith("rapport.cli.tools.") and name not in WITHOUT_DJANGO:
                set_up("owner" if name in AS_OWNER else "app")
            importlib.import_module(module).add_arguments(subparser)
    args = parser.parse_args(argv)
    if not args.subcommand:
        parser.print_help()
        return USAGE
    try:
        code: int = importlib.import_module(SUBCOMMANDS[args.subcommand][0]).run(args)
    except UnknownPerson as unknown:
        return say_refused("unknown_person", f"Nobody here has the e-mail {unknown}.")
    except BrokenPipeError:
        # The reader went away (`rapport words … | head`): nothing is left to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if not (line := failures.told(error)):
            raise
        sys.stderr.write(f"rapport {args.subcommand}: {line}\n")
        return 1
    return code
