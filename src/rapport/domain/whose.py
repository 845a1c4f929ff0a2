"""Whose message it is: the clients to whom its sender, its speakers and its words point."""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from rapport.domain.chat import Said
from rapport.domain.names import search_form

# "An" and "Tí" are names of clients and words of every second message.
LEAST_LETTERS = 4
NUMBER = re.compile(r"\+?\d[\d .\-]{7,}\d")
# Of a telephone number, without the country or the zero before it.
DIGITS = 9


@dataclass(frozen=True)
class Person:
    """Somebody who speaks for a client; what is not known of them is empty."""

    full_name: str
    given_name: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Known[K: Hashable]:
    """A client, by whatever it is called (itself, its brands, its companies), and its people."""

    client: K
    names: tuple[str, ...]
    people: tuple[Person, ...] = ()


def whose_message[K: Hashable](text: str, sender: str, said: Sequence[Said], known: Sequence[Known[K]]) -> list[K]:
    """
    Answer the clients to whom a message points, in the order of `known`: those of the best evidence that there is, and only those.

    The evidence, best first: the sender's address or a telephone number of one of its people; the whole name of a speaker; a name of
    the client in the words (of four letters or more, without diacritics); the given name of a speaker, where one of all people bears
    it. Several clients are a question for a person; none is [].

    :param sender: a mail's address, "" for a chat · said: the heads of a chat
    """
    words = f" {search_form(text)} "
    numbers = {_last_digits(found[0]) for found in NUMBER.finditer(text)}
    speakers = {search_form(one.who) for one in said}
    given = [search_form(person.given_name) for one in known for person in one.people]
    spoken = {speaker.split()[-1] for speaker in speakers if speaker and given.count(speaker.split()[-1]) == 1}

    def is_reached(one: Known[K]) -> bool:
        return any(
            (person.email and person.email.casefold() == sender.casefold()) or (person.phone and _last_digits(person.phone) in numbers)
            for person in one.people
        )

    def speaks(one: Known[K]) -> bool:
        return any(search_form(person.full_name) in speakers for person in one.people)

    def is_named(one: Known[K]) -> bool:
        forms = [search_form(name) for name in one.names]
        return any(len(form) >= LEAST_LETTERS and f" {form} " in words for form in forms)

    def is_called(one: Known[K]) -> bool:
        return any(search_form(person.given_name) in spoken for person in one.people)

    tests: tuple[Callable[[Known[K]], bool], ...] = (is_reached, speaks, is_named, is_called)
    return next((found for test in tests if (found := [one.client for one in known if test(one)])), [])


def _last_digits(number: str) -> str:
    return re.sub(r"\D", "", number)[-DIGITS:]
