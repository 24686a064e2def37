"""Invent an edition: works, terms, events, names and texts of made-up words."""

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

from nouns import Corpus, Event, Mark, Name, Parallel, Passage, Text, Work

T = TypeVar("T")
PASSAGES = 60
WORKS_A_TEXT = 4
TERMS = 40
EVENTS = 60
NAMES = 40
PARALLELS = 60
EVERY = 3
"""One passage in so many has a note that cites one or two works, with locators."""
VOCABULARY = 20_000
WORDS_A_PASSAGE = 90
STARTS = "b br ch d dr f g gl h j k l m n p pr r s sh st t tr v w"
VOWELS = "a e i o u ai ea ee ou"
ENDS = "n r l s t nd st"
COMMON = "the of and to in a that for it was as with be by on not but at from or"
FAMILIES = "Arlen Bø Čapek Duval Évrard Förster Grieg Holm Ivić Łaska Müller Ortiz"
GIVEN = "Ada Béla Carl Dora Emil Frida Georg Hanne Ines Jonas Karin Luis"
KINDS = {"article": 45, "book": 25, "incollection": 8, "online": 12, "report": 10}
THEMES = ("beginnings", "borders", "endings", "promises", "words")
RELATIONS = ("agreement", "contradiction", "sense")
LABELS = {"page": 75, "para.": 10, "art.": 5, "chap.": 5, "n.": 5}


def invent(texts: int, seed: int = 1) -> Corpus:
    """Invent an edition of so many texts, the same for the same seed."""
    return _Inventor(texts, seed).corpus()


class _Inventor:
    """Draws everything from one generator of random numbers, in one order."""

    def __init__(self, texts: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.words = self._vocabulary()
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
        self.terms = tuple(sorted(self.random.sample(self.words[300:3000], TERMS)))
        self.events = tuple(self._event(n) for n in range(EVENTS))
        self.works = tuple(self._work(n) for n in range(texts * WORKS_A_TEXT))
        self.asserted: dict[str, tuple[str, ...]] = {e.id: () for e in self.events}
        self.names = tuple(self._person(n) for n in range(NAMES))
        self.used: set[object] = set()
        self.number = texts

    def corpus(self) -> Corpus:
        """Draw the texts, and then what is in them: nothing else is in the data."""
        texts = tuple(self._text(number) for number in range(self.number))
        return Corpus(
            self.works,
            tuple(term for term in self.terms if term in self.used),
            tuple(event for event in self.events if self.asserted[event.id]),
            self.asserted,
            tuple(name for name in self.names if name in self.used),
            tuple(self._parallel(n) for n in range(PARALLELS if len(texts) > 1 else 0)),
            texts,
        )

    def _vocabulary(self) -> list[str]:
        found = dict.fromkeys(COMMON.split())
        while len(found) < VOCABULARY:
            syllables = self.random.choice((1, 2, 2, 3))
            found["".join(self._syllable() for _ in range(syllables))] = None
        return list(found)

    def _syllable(self) -> str:
        start, vowel, end = map(self._one_of, (STARTS, VOWELS, ENDS))
        return start + vowel + (end if self.random.random() < 0.7 else "")

    def _one_of(self, words: str) -> str:
        return self.random.choice(words.split())

    def _title(self, words: int) -> str:
        drawn = self.random.sample(self.words[100:9000], words)
        return " ".join(word.capitalize() for word in drawn)

    def sentence(self, words: int) -> str:
        drawn = self.random.choices(self.words, cum_weights=self.weights, k=words)
        return " ".join(drawn).capitalize() + "."

    def _event(self, number: int) -> Event:
        year, month = self.random.randint(1800, 2020), self.random.randint(1, 12)
        day = self.random.randint(1, 28)
        return Event(f"event-{number}", self._title(3), year, month, day)

    def _person(self, number: int) -> Name:
        return Name(f"name-{number}", self._title(1) + "ov", self._title(1))

    def _parallel(self, number: int) -> Parallel:
        pair = self.random.sample(range(self.number), 2)
        refs = (f"text-{t:04d}#p{self.random.randint(1, PASSAGES)}" for t in pair)
        return Parallel(
            f"parallel-{number}",
            self._title(4),
            self.random.choice(THEMES),
            self.random.choice(RELATIONS),
            tuple(sorted(refs)),
            " ".join(self.sentence(20) for _ in range(4)),
        )

    def _name(self) -> tuple[str, str]:
        return self._one_of(FAMILIES), self._one_of(GIVEN)

    def _work(self, number: int) -> Work:
        draw = self.random
        kind = draw.choices(list(KINDS), list(KINDS.values()))[0]
        names = tuple(self._name() for _ in range(draw.choice((1, 1, 1, 2, 3))))
        year, first = draw.randint(1850, 2025), draw.randint(1, 400)
        family = names[0][0].encode("ascii", "ignore").decode().lower()
        return Work(
            f"{family}{year}-{number}",
            kind,
            names,
            self._title(draw.randint(3, 9)),
            self._title(3),
            draw.randint(1, 90),
            draw.randint(1, 12),
            year,
            first,
            first + draw.randint(1, 40),
        )

    def _text(self, number: int) -> Text:
        slug = f"text-{number:04d}"
        title, author = self._title(5), self._name()
        year = self.random.randint(1990, 2025)
        passages = tuple(self._passage(number, at) for at in range(PASSAGES))
        return Text(slug, title, author, year, passages)

    def _passage(self, text: int, at: int) -> Passage:
        parts = [self.sentence(WORDS_A_PASSAGE // 5) for _ in range(5)]
        if at % 4 == 0:
            parts.append(f"Here {self._used(self.terms)} is spoken of.")
        if at % 6 == 1:
            parts.append(f"So {self._used(self.names).words} says.")
        if at % 10 == 5:
            event = self.random.choice(self.events)
            self.asserted[event.id] += (f"text-{text:04d}#p{at + 1}",)
            parts.append(f"That was on {event.words}.")
        note = self._note(text, at // EVERY) if at % EVERY == 0 else ()
        return Passage(" ".join(parts), note)

    def _used(self, things: Sequence[T]) -> T:
        """Draw one of several things, and remember that it occurs."""
        thing = self.random.choice(things)
        self.used.add(thing)
        return thing

    def _note(self, text: int, turn: int) -> tuple[Mark, ...]:
        """Cite one work in turn, so that each is cited, and often another."""
        own = self.works[text * WORKS_A_TEXT : (text + 1) * WORKS_A_TEXT]
        works = [own[turn % WORKS_A_TEXT]]
        if self.random.random() < 0.4:
            works.append(self.random.choice(self.works))
        return tuple(self._mark(work) for work in works)

    def _mark(self, work: Work) -> Mark:
        label = self.random.choices(list(LABELS), list(LABELS.values()))[0]
        first = self.random.randint(1, 60)
        if label != "page":
            return Mark(work, label, str(first))
        first += work.first
        if self.random.random() < 0.5:
            return Mark(work, "p.", str(first))
        return Mark(work, "pp.", f"{first}-{first + self.random.randint(1, 9)}")
