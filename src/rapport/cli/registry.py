"""Every subcommand: its module and one line of help. A module has `add_arguments(parser)` and `run(args) -> exit code`."""

SUBCOMMANDS: dict[str, tuple[str, str]] = {}
