"""The tools of `domain` as subcommands: pure, no database."""
