"""Italian numbers written as one word, cardinal and ordinal: `duecentoquarantatre`, `ventunesimo`, `XIX`.

Every word below a thousand is spelled out once, when first asked for; longer ones are taken apart at `mila` and at the
names of the great powers of ten. text2num reads lists of words well, but sets up a parser for each call; here a word
costs one look into a table.
"""

from functools import cache, lru_cache

UNITS = ("uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove")
TEENS = (
    *("dieci", "undici", "dodici", "tredici", "quattordici"),
    *("quindici", "sedici", "diciassette", "diciotto", "diciannove"),
)
TENS = ("venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta")
POWERS = {
    "milione": 10**6,
    "milioni": 10**6,
    "miliardo": 10**9,
    "miliardi": 10**9,
    "bilione": 10**12,
    "bilioni": 10**12,
    "biliardo": 10**15,
    "biliardi": 10**15,
    "trilione": 10**18,
    "trilioni": 10**18,
}
ORDINALS = {
    stem + ending: value
    for value, stem in enumerate(
        ("prim", "second", "terz", "quart", "quint", "sest", "settim", "ottav", "non", "decim"), start=1
    )
    for ending in "oaie"
}
_ESIMO = ("esimo", "esima", "esimi", "esime")
_LONGEST = 80
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def _below_hundred() -> dict[str, int]:
    words = {"un": 1, "una": 1, **{word: value for value, word in enumerate(UNITS, start=1)}}
    words |= {word: value for value, word in enumerate(TEENS, start=10)}
    for ten, word in enumerate(TENS, start=2):
        words[word] = ten * 10
        for value, unit in enumerate(UNITS, start=1):
            stem = word[:-1] if value in (1, 8) else word
            words[stem + unit] = ten * 10 + value
        words[word[:-1] + "un"] = words[word[:-1] + "una"] = ten * 10 + 1
    return words


@cache
def _below_thousand() -> dict[str, int]:
    small = _below_hundred()
    words = dict(small)
    for value, unit in enumerate(("", *UNITS[1:]), start=1):
        hundred = unit + "cento"
        words[hundred] = value * 100
        for word, rest in small.items():
            words[hundred + word] = value * 100 + rest
            if word[0] in "ou":
                words[hundred[:-1] + word] = value * 100 + rest
    return words


def _below_million(word: str) -> int | None:
    small = _below_thousand()
    if word in small:
        return small[word]
    if word.startswith("mille"):
        rest = word[5:]
        return 1000 + small[rest] if rest in small else 1000 if not rest else None
    left, mila, rest = word.partition("mila")
    if not mila or left not in small or left in ("un", "uno", "una") or (rest and rest not in small):
        return None
    return small[left] * 1000 + (small[rest] if rest else 0)


@lru_cache(maxsize=4096)
def cardinal(word: str) -> int | None:
    """The value of a folded word such as `trecentomila` or `zero`, None for any other word."""
    if word == "zero":
        return 0
    if len(word) > _LONGEST:
        return None
    for name, power in POWERS.items():
        left, found, rest = word.partition(name)
        if found and left:
            head, tail = _below_million(left), cardinal(rest) if rest else 0
            return None if head is None or tail is None or tail >= power else head * power + tail
    return _below_million(word)


@lru_cache(maxsize=4096)
def ordinal(word: str) -> int | None:
    """The value of a folded ordinal such as `terzo`, `ventunesima` or `millesimi`, None for any other word."""
    if word in ORDINALS:
        return ORDINALS[word]
    if not word.endswith(_ESIMO) or len(word) > _LONGEST:
        return None
    stem = word[:-5]
    if stem.endswith("mill") and stem != "mill":
        stem = stem[:-4] + "mil"
    for ending in ("", "o", "e", "i", "a"):
        value = POWERS.get(stem + ending) or cardinal(stem + ending)
        if value:
            return value
    return None


def elided(word: str) -> int | None:
    """The ten that a word cut before an apostrophe means: `settant` in "settant'anni" is 70."""
    return cardinal(word + "a") if word + "a" in TENS else None


@lru_cache(maxsize=1024)
def roman(word: str) -> int | None:
    """The value of a Roman numeral in capitals, None where it is not written as the rules of Roman numerals want."""
    if not word or len(word) > 15 or any(letter not in _ROMAN for letter in word):
        return None
    values = [_ROMAN[letter] for letter in word]
    total = sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
    return total if 0 < total < 4000 and _to_roman(total) == word else None


def _to_roman(number: int) -> str:
    steps = (
        *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
        *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
    )
    letters = []
    for value, numeral in steps:
        count, number = divmod(number, value)
        letters.append(numeral * count)
    return "".join(letters)
