"""What the words around a sum say of it by themselves: turned down, overtaken, a pot, over several projects, a part."""

import re

SIGNS = frozenset({"it.budget.several", "it.budget.pot", "it.budget.part"})
"""The origins of kinds told by these words alone."""

_NUMBER = (
    r"(?:\d{1,3}|[a-z]*(?:due|tr[eé]|quattro|cinque|sei|sette|otto|nove|dieci|dici|venti|trenta|quaranta|cinquanta|"
    r"sessanta|settanta|ottanta|novanta|cento)|ventuno|trentuno|alcun[ie]|numeros[ie]|altrettant[ie]|divers[ie]|"
    r"molt[ie]|tutt[ie] (?:e \w+ )?[ilg]\w{0,2}|entramb[ie] [ilg]\w{0,2})"
)
_UNDERTAKINGS = r"(?:progetti|proposte|iniziative|dossier|domande|microprogetti|idee|candidature|progettualità|piani)"
_SEVERAL = re.compile(
    rf"\b{_NUMBER}\s(?:\w+\s)?(?:{_UNDERTAKINGS}|interventi|cantieri|reti|aiuti|enti|associazioni)\b|"
    r"\bcosì (?:divis|suddivis|ripartit)[ie]",
    re.IGNORECASE,
)
_SEVERAL_AFTER = re.compile(
    r"\s(?:(?:complessiv\w+|in tutto|totali)\s)?(?:(?:divis|ripartit|distribuit|suddivis|destinat|assegnat)i\s)?"
    rf"(?:a|ai|agli|alle|per|su|in|tra|fra)\s(?:[ilg]\w{{0,2}}\s)?{_NUMBER}\s(?:\w+\s)?{_UNDERTAKINGS}\b",
    re.IGNORECASE,
)
_SEVERAL_BEFORE = re.compile(
    rf"\b{_NUMBER}\s(?:\w+\s)?{_UNDERTAKINGS}\b(?![^.;]*\b(?:primo|prima|uno|una|terzo) d)[^.;:]{{0,120}}"
    r"(?:\bper|\bcon|\bpari a|\bdi|\bvalgono|\bvi ha destinato|\bottengono|\bottenuto|\bricevono|\bportano)\s"
    r"(?:(?:un|una|uno|complessiv\w+|totale|importo|ammontare|valore|spesa|contributo|finanziamento|investimento|"
    r"somma|in tutto|di|circa|oltre|quasi|a)\s){0,6}$",
    re.IGNORECASE,
)
_EACH_AFTER = re.compile(
    r"\s(?:ciascun\w*|cadaun\w*|a testa|l['’]un[oa]|per ciascun\w*|ad? \w+ progetto)", re.IGNORECASE
)
_OVERTAKEN = re.compile(
    r"\b(?:inizialmente|in precedenza|in origine|meno de[il]|a fronte de[il]|contro (?:i|gli)|anziché|invece de[il]|"
    r"rispetto a[il]?|si era parlato di|erano|fissat[oa] in)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_TURNED_DOWN = re.compile(r"\b(?:bocciat|respint|revocat|scartat)\w{1,2}\b[^.;:]{0,60}$", re.IGNORECASE)
_CHANGED_AFTER = re.compile(r",?\s(?:poi|in seguito|successivamente)\s(?:salit|sces|ridott|portat|aumentat)\w+\sa\b")
_FROM_OLD = re.compile(r"\b(?:da|dai|dagli)\s(?:circa\s|oltre\s)?$", re.IGNORECASE)
_TO_NEW = re.compile(r"[^.;]{0,45}\b(?:sces|salit|passat|ridott)[oiae]\sa\b", re.IGNORECASE)
_TENDER = re.compile(r"\s?(?:\+|più|oltre|al netto dell['’]|esclusa l['’])\s?(?:l['’])?iva\b", re.IGNORECASE)
_CONTRACT = re.compile(r"\s(?:a|come) base (?:di |d['’])(?:gara|asta)\b", re.IGNORECASE)
_POT = (
    r"\b(?:programm(?:a|azione|i)|fondo|bando|avviso|linea|misura|asse|sportello|call|iniziativa comunitaria|"
    r"interreg|life|horizon|erasmus|pnrr|por|psr|fesr)\b"
)
_POT_BEFORE = (
    re.compile(r"\bin palio\b[^.;]{0,50}$", re.IGNORECASE),
    re.compile(
        rf"{_POT}[^.;]{{0,90}}\b(?:dispone|disporrà|disponeva|può contare|potrà contare|dotat[oaie]|cui (?:sono|erano|"
        r"vengono|saranno)(?: stati)? (?:destinati|assegnati|riservati|stanziati)|mett(?:e|eva|erà) (?:a disposizione|"
        r"in palio|sul piatto|in campo)|ha (?:una|un) (?:dotazione|plafond|budget))\b[^.;\d]{0,45}$",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:linea|misura|asse|azione|sportello|bando|avviso|call)\s(?:[\"“«]?[\w.’']+[\"”»]?\s?){0,3}[,:(]\s$",
        re.IGNORECASE,
    ),
)
_POT_AFTER = re.compile(
    r"\s(?:che|messi|stanziati)\s(?:(?:a disposizione\s)?d?all?['’]?\s|il|lo|la|l['’])\s?\w+(?:\s\w+)?\s"
    r"(?:riserva|destina|mette a disposizione|assegna|dedica|stanzia)\s(?:a|ad|ai|agli|alle|al|alla|per)\b",
    re.IGNORECASE,
)
_ONE_ACTIVITY = re.compile(r"\b(?:di cui|dei quali|delle quali|tra cui|compresi)\s(?:circa\s|oltre\s|quasi\s)?$")
_FOR_ACTIVITY = re.compile(r"\sper\s?(?:il|lo|la|l['’]|i|gli|le)?\s?(?!nostr)[a-zà-ù]{3,}")
_FOR_SOMETHING = re.compile(r"\s(?:per|all?[ae]?|ai|agli)\s?(?:il|lo|la|l['’]|i|gli|le)?\s?[a-zà-ù]{3,}")
_PARTS = 3


def is_overtaken(before: str, after: str) -> bool:
    """Whether the sum was turned down, gave way to another or pays a contractor: "da 3 si scende a 2", "più Iva"."""
    replaced = _CHANGED_AFTER.match(after) or (_FROM_OLD.search(before) and _TO_NEW.match(after))
    return bool(replaced or _OVERTAKEN.search(before) or _TURNED_DOWN.search(before) or _TENDER.match(after))


def speaks_of_several(sentence: str) -> bool:
    """Whether the sentence counts undertakings or bodies: "otto progetti"."""
    return bool(_SEVERAL.search(sentence))


def is_over_several(before: str, after: str) -> bool:
    """Whether the sum is said to be that of several undertakings: "3 milioni per sei progetti"."""
    if _EACH_AFTER.match(after):
        return False
    return bool(_SEVERAL_AFTER.match(after) or _SEVERAL_BEFORE.search(before))


def is_pot(before: str, after: str) -> bool:
    """Whether the words give the sum to a call or programme: "il bando mette a disposizione", "la linea B, 5"."""
    if _CONTRACT.match(after):
        return False
    return any(sign.search(before) for sign in _POT_BEFORE) or bool(_POT_AFTER.match(after))


def is_for_one_activity(before: str, after: str) -> bool:
    """Whether the sum is the part for one thing: "300 mila euro, di cui 28 mila per la formazione"."""
    return bool(_ONE_ACTIVITY.search(before) and _FOR_ACTIVITY.match(after))


def is_shared_out(afters: list[str]) -> bool:
    """Whether the sums of a sentence, by what follows each, are parts for several things: "2 per gli asili; 3 per"."""
    return sum(1 for after in afters if _FOR_SOMETHING.match(after)) >= _PARTS
