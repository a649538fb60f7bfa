"""Words as keys: two words with one key count as the same word in question and article."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.core.answering.stemming import stem
from bot.core.answering.vocabulary import (
    BLOCS,
    BLOCS_IN_TWO_WORDS,
    GROUP_BY_WORD,
    NUMBER_WORDS,
    STOP,
)
from bot.core.reading.lexicon.words import AUXILIARIES
from bot.core.reading.tokens import Token, tokens_of, without_possessive
from bot.core.typography import fold


def _root(word: str) -> str:
    """Give the stem, with fortif(y) and fortif(ication) made one, and fly and flies."""
    if len(word) <= 5 and word.endswith("ies"):
        word = word[:-3] + "y"
    root = stem(word)
    return root[:-1] if len(root) > 4 and root.endswith("i") else root


_GROUP_BY_STEM = {_root(word): group for word, group in GROUP_BY_WORD.items()}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its key; `is_number` for digits and for number words."""

    start: int
    end: int
    text: str
    key: str
    is_number: bool = False

    @property
    def is_name(self) -> bool:
        """Tell whether the word is written with a capital letter (or holds one, as eBay does)."""
        return any(letter.isupper() for letter in self.text) and not self.is_number


def words_in(text: str) -> tuple[Word, ...]:
    """Give all words of a text with their keys; hyphenated words also give their parts."""
    tokens = [token for token in tokens_of(text) if token.is_word]
    return tuple(word for number, token in enumerate(tokens) for word in _read(tokens, number))


def content_words(text: str) -> tuple[Word, ...]:
    """Give the words of a text that carry content."""
    return tuple(word for word in words_in(text) if not is_stop(word.text))


def is_stop(word: str) -> bool:
    """Tell a word that carries no content; a name in capitals (US, WHO) and the month May do."""
    is_name = word in BLOCS or word == "May" or (len(word) > 1 and word.isupper())
    return word.lower() in STOP and not is_name


def is_clause(text: str) -> bool:
    """Tell words with a verb of their own ("payment was overdue") by their auxiliaries."""
    return any(word.text.lower() in AUXILIARIES for word in words_in(text))


@lru_cache(maxsize=16384)
def key_of(word: str) -> str:
    """Give the key of one word: its group, its number, or its stem."""
    bare = without_possessive(word)
    if bare in BLOCS:
        return BLOCS[bare]
    plain = fold(bare).text.lower().replace("'", "")
    if plain in NUMBER_WORDS:
        return NUMBER_WORDS[plain]
    if plain[:1].isdigit():
        return plain.replace(",", "").rstrip("%")
    root = _root(plain)
    return GROUP_BY_WORD.get(plain) or _GROUP_BY_STEM.get(root) or root


def is_number(word: str) -> bool:
    """Tell a number, in digits or in words."""
    return word[:1].isdigit() or word.lower() in NUMBER_WORDS


def _read(tokens: list[Token], number: int) -> Iterator[Word]:
    token = tokens[number]
    before = tokens[number - 1].lower if number else ""
    bloc = BLOCS_IN_TWO_WORDS.get((before, token.lower))
    following = tokens[number + 1].lower if number + 1 < len(tokens) else ""
    if (token.lower, without_possessive(following)) in BLOCS_IN_TWO_WORDS:
        return
    if bloc := bloc or BLOCS_IN_TWO_WORDS.get((before, without_possessive(token.lower))):
        yield Word(token.start, token.end, token.text, bloc)
        return
    yield Word(token.start, token.end, token.text, key_of(token.text), is_number(token.text))
    if "-" in token.text:
        yield from _parts(token)


def _parts(token: Token) -> Iterator[Word]:
    at = token.start
    for part in token.text.split("-"):
        if part:
            yield Word(at, at + len(part), part, key_of(part), is_number(part))
        at += len(part) + 1
