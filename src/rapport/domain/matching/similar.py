"""Names that are only similar: written whole among other words, cut at the end, glued or mistyped."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from rapport.domain.names import search_form

# Words of a name that do not tell it from others.
FORMS = frozenset(
    {
        "cong",
        "ty",
        "cty",
        "tnhh",
        "cp",
        "mtv",
        "tm",
        "dv",
        "sx",
        "tt",
        "vn",
        "jsc",
        "co",
        "ltd",
        "company",
        "corp",
        "xnk",
        "dt",
        "td",
        "qc",
        "pt",
    }
)
# A piece of three letters that more names share says nothing, and costs time.
COMMON_PIECE = 120
LEAST_PIECES = 3
LEAST_SIMILAR = 0.6
MOST_SIMILAR = 3
# So many letters of a name say something: written whole, and cut off.
LEAST_WHOLE, LEAST_CUT = 5, 8
LONGEST_RUN = 7

type Named = tuple[str, Hashable]


class SimilarNames:
    """Names (company_form) with their clients, ready to be asked which of them a text resembles."""

    def __init__(self, names: Iterable[tuple[str, Iterable[Hashable]]]) -> None:
        self._owners: dict[str, set[Hashable]] = defaultdict(set)
        found: dict[str, list[Named]] = defaultdict(list)
        for name, clients in names:
            core = core_of(name)
            for client in clients:
                self._owners[core].add(client)
                for piece in _pieces(core):
                    found[piece].append((core, client))
        self._cores = sorted(self._owners)
        self._pieces = {piece: named for piece, named in found.items() if len(named) <= COMMON_PIECE}
        self._sizes: Counter[Named] = Counter(entry for named in self._pieces.values() for entry in named)

    def near(self, names: Sequence[str], words: str) -> list[tuple[Hashable, float]]:
        """
        Answer at most MOST_SIMILAR clients with how similar (0.6–1), the nearest first; none for what resembles nobody.

        :param names: what the statement says of the sender, in company_form
        :param words: the payer's words, in which a name may stand among others
        """
        clients: dict[Hashable, float] = {}
        whole = ((client, 1.0) for client in self.whole_in(words))
        for client, share in [*whole, *self._cut(names), *self._by_pieces([*names, words])]:
            clients[client] = max(clients.get(client, 0.0), share)
        return sorted(clients.items(), key=lambda pair: (-pair[1], str(pair[0])))[:MOST_SIMILAR]

    def whole_in(self, words: str) -> set[Hashable]:
        """Answer the clients whose name stands whole in the words, without its legal form; of overlapping names the longest."""
        told = core_words(words)
        found: set[Hashable] = set()
        start = 0
        while start < len(told):
            for length in range(min(LONGEST_RUN, len(told) - start), 0, -1):
                run = "".join(told[start : start + length])
                if len(run) >= LEAST_WHOLE and run in self._owners:
                    found |= self._owners[run]
                    start += length - 1
                    break
            start += 1
        return found

    def _cut(self, names: Iterable[str]) -> Iterable[tuple[Hashable, float]]:
        """Find names that begin with the sender's name, or the sender's name with them: banks cut at 20 to 35 letters."""
        for name in names:
            core = core_of(name)
            if len(core) < LEAST_CUT:
                continue
            place = bisect_left(self._cores, core)
            for longer in self._cores[place : place + MOST_SIMILAR + 1]:
                if longer.startswith(core):
                    yield from ((client, max(len(core) / len(longer), LEAST_SIMILAR)) for client in self._owners[longer])

    def _by_pieces(self, texts: Iterable[str]) -> Iterable[tuple[Hashable, float]]:
        for text in texts:
            counts: Counter[Named] = Counter()
            for piece in _pieces(core_of(text)):
                counts.update(self._pieces.get(piece, ()))
            for named, count in counts.items():
                if self._sizes[named] >= LEAST_PIECES and count / self._sizes[named] >= LEAST_SIMILAR:
                    yield named[1], count / self._sizes[named]


def core_words(text: str) -> list[str]:
    """Answer the words of a text that may tell a name from others; all of them where none would be left."""
    words = search_form(text).split()
    return [word for word in words if word not in FORMS] or words


def core_of(name: str) -> str:
    """Join the words of a name that tell it from others: no legal form, no line of trade."""
    return "".join(core_words(name))


def _pieces(text: str) -> set[str]:
    return {text[place : place + 3] for place in range(max(len(text) - 2, 0))}
