"""Which single-byte Latin encoding: decided by the language of the words, never by a look-alike.

Byte statistics cannot tell them apart (a detector reads a short French text in Windows-1252 as
Windows-1250 and turns û into ű), but the plain ASCII words around the accents say the language.
"""

import re

_WORD = re.compile(rb"(?<![A-Za-z\x80-\xff])[A-Za-z]{1,7}(?![A-Za-z\x80-\xff])")
_WORDS_BY_CODEC = {
    "cp1252": (
        b"the of and to in that is was for with he said his by not from are it on have "  # English
        b"le la les des est une dans que qui pour sur et du ne pas il elle par "  # French
        b"der die das und ist nicht von mit den ein eine sich auf dem "  # German
        b"el los las una y del por con como "  # Spanish
        b"os uma dos ao com "  # Portuguese
        b"che di il per sono della non gli una "  # Italian
        b"het een van niet zijn dat og det av ikke att och som inte er af til"  # Dutch, Nordic
    ),
    "cp1250": (
        b"nie jest do w z oraz jak przez od po ale tego "  # Polish
        b"se je pro jako jeho byl nebo ale aby "  # Czech, Slovak
        b"hogy nem az egy is csak volt ez "  # Hungarian
        b"su nije koji kao sam za iz "  # Croatian
        b"este pentru care din nu mai cu sau"  # Romanian
    ),
    "cp1254": b"ve bir bu ile olarak daha dedi olan sonra kadar ama gibi o var bakan",
}
_VOTES = {codec: frozenset(words.split()) for codec, words in _WORDS_BY_CODEC.items()}
_FEWEST_VOTES = 3
_EURO_IN_LATIN_9 = 0xA4


def latin_codec(sample: bytes) -> str | None:
    """Name the encoding of a text in Latin letters; None if it is not one or cannot be told."""
    high = sum(1 for byte in sample if byte >= 0x80)
    if high * 4 > len(sample) or b"\x00" in sample:
        return None
    words = [word.lower() for word in _WORD.findall(sample)]
    votes = {codec: sum(word in known for word in words) for codec, known in _VOTES.items()}
    best, second, *_ = sorted(votes.values(), reverse=True)
    if best < _FEWEST_VOTES or best * 2 < second * 3:
        return None
    codec = next(codec for codec, count in votes.items() if count == best)
    return "iso8859_15" if codec == "cp1252" and _is_latin_9(sample) else codec


def _is_latin_9(sample: bytes) -> bool:
    """Tell ISO-8859-15 by its euro sign; the currency sign of Windows-1252 is hardly printed."""
    return _EURO_IN_LATIN_9 in sample and not any(0x80 <= byte < 0xA0 for byte in sample)
