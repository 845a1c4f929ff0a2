"""Every subcommand: its module and one line of help. A module has `add_arguments(parser)` and `run(args) -> exit code`."""

SUBCOMMANDS: dict[str, tuple[str, str]] = {
    # The product.
    "run": ("rapport.cli.run", "start web and background worker, and PostgreSQL where none is given"),
    "work": ("rapport.cli.work", "run the background worker, or everything that is due now"),
    "migrate": ("rapport.cli.migrate", "bring the database to this version and build the wall"),
    "demo": ("rapport.cli.demo", "load the demo agencies"),
    "check": ("rapport.cli.check", "check this installation, line by line"),
    "ledger": ("rapport.cli.ledger", "list or verify the book of facts about money"),
    "do": ("rapport.cli.do", "call one command as one person"),
    "play": ("rapport.cli.play", "run a file of commands, one a line"),
    "commands": ("rapport.cli.commands", "list every command with its arguments and refusals"),
    "show": ("rapport.cli.show", "show one record with its figures"),
    "today": ("rapport.cli.today", "list what needs a person today"),
    "trace": ("rapport.cli.trace", "tell the story of a job"),
    "why": ("rapport.cli.why", "open a figure: its facts, its rule, its source"),
    "urls": ("rapport.cli.urls", "list every address with capability and scope"),
    "dsn": ("rapport.cli.dsn", "print the database address that Rapport uses"),
    "shell": ("rapport.cli.shell", "open a Python shell inside one agency"),
    # The tools.
    "words": ("rapport.cli.tools.words", "write an amount in words"),
    "qr": ("rapport.cli.tools.qr", "make or read a VietQR"),
    "taxcode": ("rapport.cli.tools.taxcode", "check a Vietnamese tax code"),
    "phone": ("rapport.cli.tools.phone", "write a telephone number for abroad and for home"),
    "name": ("rapport.cli.tools.name", "part, order and normalise names of people and companies"),
    "bank": ("rapport.cli.tools.bank", "find a bank's code and BIN"),
    "due": ("rapport.cli.tools.due", "find the day on which an amount falls due"),
    "workdays": ("rapport.cli.tools.workdays", "add working days to a day"),
    "match": ("rapport.cli.tools.match", "match bank lines to open invoices"),
    "statement": ("rapport.cli.tools.statement", "read a bank statement of any bank"),
    "ageing": ("rapport.cli.tools.ageing", "put debts into bands by days past due"),
    "law": ("rapport.cli.tools.law", "list the dated tables of the law, or ask them by day"),
    "estimate": ("rapport.cli.tools.estimate", "work out an estimate: price, VAT, margin, floor, change"),
    "withholding": ("rapport.cli.tools.withholding", "find the tax kept back from an individual or a supplier abroad"),
    "interest": ("rapport.cli.tools.interest", "count interest on a late payment"),
}

WITHOUT_DJANGO = frozenset({"run", "dsn"})
AS_OWNER = frozenset({"migrate"})
