"""Variants of a text with other names of the same kind, so that a network learns the words around them."""

import csv
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

import yaml

from extractor import gazetteers
from extractor.gazetteers import GAZETTEERS_DIR

Name = tuple[int, int, str]

_RENAMED = 0.8
_STEMS = (
    "acqua alp agri aria arte bio bosco care casa città clima coast comm crea cult cyber digi eco ener euro "
    "fire food forest futur geo gender green habit health herit hydro inno land learn logi lupo mare mobi "
    "monte natura net ocean olive open orto path port quali rail region resil rete ri risk river rur safe "
    "salus scuola sea seed shore silva skill smart social soil sole solar sport start stop storia sud talent "
    "terra trans tras tree turi urb valle verde via vino water wine wild young zero"
).split()
_TAILS = "net lab hub plus way link up age fit bridge chain map next med est action scape wise ity is ia is us".split()
_PHRASES = (
    "{a} in {b}",
    "{a} e {b}",
    "Nuova {a}",
    "La {a} che cresce",
    "{a} per tutti",
    "{a} senza confini",
    "Le vie della {b}",
    "{a} 4 {b}",
    "Dalla {a} alla {b}",
    "Progetto {a}",
    "{a} al centro",
    "Un {b} di {a}",
    "Oltre la {a}",
    "{a} Comune",
)
_NOUNS = (
    "Acqua Aria Arte Bellezza Campagna Casa Città Collina Comunità Costa Cultura Cura Energia Foresta "
    "Frontiera Impresa Lingua Luce Memoria Montagna Musica Natura Notte Piazza Pianura Rete Riva Rotta "
    "Salute Scuola Semina Strada Terra Valle Voce"
).split()
_FAMILY_NAMES = (
    "Albertini Amato Angeli Baldi Barone Bassi Bellini Berti Bianchi Bosco Bruni Caputo Carli Caruso Conti "
    "Costa Cozzi Ferrari Donati Esposito Fabbri Farina Ferri Fontana Gallo Gatti Giordano Grassi Greco "
    "Guerra Leone Lombardo Longo Mancini Marini Martini Massa Mazza Monti Moretti Neri Orlando Pagani "
    "Palumbo Parisi Pellegrini Piras Poli Ricci Rinaldi Riva Romano Rossetti Russo Sala Santoro Serra "
    "Silvestri Sorrentino Testa Tosi Valenti Villa Vitali Zanetti Zorzi Zuliani"
).split()


class Inventor:
    """Invents names and puts them in the places of others; each name of a text becomes one other throughout."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._ways: dict[str, Callable[[str], str]] = {
            "PROJECT": lambda _: self.project(),
            "PER": self._person,
            "ORG": self._organisation,
            "LOC": self._place,
            "PROGRAMME": self._programme,
        }

    def rename(self, text: str, names: Iterable[Name]) -> tuple[str, list[Name]]:
        """The text with most of its `names` replaced, and where the new ones stand."""
        instead: dict[tuple[str, str], str] = {}
        parts: list[str] = []
        renamed: list[Name] = []
        length = end = 0
        for first, last, label in names:
            old = text[first:last]
            if (old, label) not in instead:
                is_kept = label not in self._ways or self._chance.random() > _RENAMED
                instead[old, label] = old if is_kept else self._ways[label](old)
            new = instead[old, label]
            parts += [text[end:first], new]
            start = length + first - end
            length = start + len(new)
            renamed.append((start, length, label))
            end = last
        return "".join([*parts, text[end:]]), renamed

    def project(self) -> str:
        """A name as projects have them: an acronym, a compound, a phrase, in capitals or not."""
        first, second = self._chance.sample(_STEMS, 2)
        tail = self._chance.choice(_TAILS)
        made = self._chance.choice((first + second, first + tail, first + second + tail, second + tail))
        a, b = self._chance.sample(_NOUNS, 2)
        return self._chance.choice(
            (
                made.upper(),
                made.upper()[:8],
                made.capitalize(),
                first.capitalize() + second.capitalize(),
                first.capitalize() + second.upper()[:3],
                f"{first.upper()}-{tail.upper()}",
                f"{first.capitalize()}4{second.capitalize()}",
                f"{first.capitalize()} {second.capitalize()}",
                f"{made.upper()[:9]} {self._chance.choice(('2', 'II', '2.0', '4.0', 'Plus'))}",
                self._chance.choice(_PHRASES).format(a=a, b=b),
                self._chance.choice(_PHRASES).format(a=a, b=b.lower()),
            )
        )

    def _person(self, old: str) -> str:
        family = self._chance.choice(_FAMILY_NAMES)
        return f"{self._chance.choice(self._first_names)} {family}" if " " in old else family

    def _organisation(self, old: str) -> str:
        if re.fullmatch(r"[A-Z]{2,8}", old):
            return "".join(self._chance.choices("ABCDEFGILMNOPRSTUV", k=self._chance.randint(3, 5)))
        return self._chance.choice(self._organisations.get(old.split()[0].lower(), [old]))

    def _place(self, old: str) -> str:
        known = gazetteers.places().get(old)
        return self._chance.choice(self._towns) if known and known[0].type == "city" else old

    def _programme(self, old: str) -> str:
        return self._chance.choice(self._programmes.get(old.split()[0].lower(), [old]))

    @cached_property
    def _first_names(self) -> list[str]:
        return [row["name"] for row in _rows("first_names")]

    @cached_property
    def _towns(self) -> list[str]:
        return [row["name"] for row in _rows("comuni")]

    @cached_property
    def _organisations(self) -> dict[str, list[str]]:
        rows = _rows("organisations")
        return _by_first_word(form for row in rows for form in (row["name"], *row["aliases"].split("|")) if " " in form)

    @cached_property
    def _programmes(self) -> dict[str, list[str]]:
        entries = yaml.safe_load((GAZETTEERS_DIR / "programmes.yaml").read_text("utf-8"))
        return _by_first_word(form for entry in entries for form in (entry["name"], *entry.get("aliases", [])))


def _rows(gazetteer: str) -> list[dict[str, str]]:
    with (GAZETTEERS_DIR / f"{gazetteer}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for name in names:
        grouped[name.split()[0].lower()].append(name)
    return grouped
