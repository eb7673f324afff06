"""Currencies as Italian texts write them: signs, ISO 4217 codes and names, with the country where the name needs it."""

from collections.abc import Mapping

from extractor.values.tokens import Tokens

SIGNS: Mapping[str, str] = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "₤": "ITL",
    "₽": "RUB",
    "₺": "TRY",
    "₹": "INR",
}

CODES = frozenset(
    (
        "AED ARS AUD BGN BRL BYN CAD CHF CLP CNY CZK DKK EGP EUR FRF GBP HKD HRK HUF IDR ILS INR ISK ITL JPY KRW "
        "MDL MKD MXN NOK NZD PLN RON RSD RUB SEK SGD THB TND UAH USD VND XAF XOF ZAR"
    ).split()
)

# A name alone, then the name with the adjective that makes it another country's.
_NAMES: Mapping[str, str | None] = {
    **dict.fromkeys(("euro", "eur", "euros"), "EUR"),
    **dict.fromkeys(("dollaro", "dollari", "dollars", "usd"), "USD"),
    **dict.fromkeys(("sterlina", "sterline"), "GBP"),
    **dict.fromkeys(("lira", "lire"), "ITL"),
    **dict.fromkeys(("franco", "franchi", "chf", "sfr"), "CHF"),
    **dict.fromkeys(("yen",), "JPY"),
    **dict.fromkeys(("yuan", "renminbi"), "CNY"),
    **dict.fromkeys(("rublo", "rubli"), "RUB"),
    **dict.fromkeys(("rupia", "rupie"), "INR"),
    **dict.fromkeys(("zloty",), "PLN"),
    **dict.fromkeys(("fiorino", "fiorini"), "HUF"),
    **dict.fromkeys(("kuna", "kune"), "HRK"),
    **dict.fromkeys(("lev", "leva"), None),
    **dict.fromkeys(("leu", "lei"), None),
    **dict.fromkeys(("corona", "corone"), None),
    **dict.fromkeys(("dinaro", "dinari"), None),
    **dict.fromkeys(("peso", "pesos"), None),
    **dict.fromkeys(("dirham",), "AED"),
    **dict.fromkeys(("shekel", "sheqel"), "ILS"),
    **dict.fromkeys(("rand",), None),
    **dict.fromkeys(("won",), None),
    **dict.fromkeys(("baht",), "THB"),
    **dict.fromkeys(("real", "reais"), None),
    **dict.fromkeys(("grivnia", "grivne", "hryvnia"), "UAH"),
    **dict.fromkeys(("riyal", "rial"), None),
    **dict.fromkeys(("marco", "marchi"), None),
    **dict.fromkeys(("tallero", "talleri"), "SIT"),
    **dict.fromkeys(("scellino", "scellini"), None),
    **dict.fromkeys(("dracma", "dracme"), "GRD"),
    **dict.fromkeys(("peseta", "pesetas"), "ESP"),
    **dict.fromkeys(("lek",), "ALL"),
    **dict.fromkeys(("ecu",), "XEU"),
}
_COUNTRIES: Mapping[str, Mapping[str, str]] = {
    "dollar": {
        **{"statunitens": "USD", "american": "USD", "usa": "USD", "us": "USD", "canades": "CAD", "australian": "AUD"},
        **{"neozelandes": "NZD", "singapore": "SGD"},
    },
    "sterlin": {"ingles": "GBP", "britannic": "GBP", "egizian": "EGP", "irlandes": "IEP"},
    "lir": {"italian": "ITL", "turc": "TRY", "egizian": "EGP", "libanes": "LBP", "sirian": "SYP", "maltes": "MTL"},
    "franc": {"svizzer": "CHF", "elvetic": "CHF", "frances": "FRF", "belg": "BEF", "cfa": "XOF"},
    "coron": {
        **{"cec": "CZK", "danes": "DKK", "svedes": "SEK", "norveges": "NOK", "islandes": "ISK", "slovacc": "SKK"},
        "eston": "EEK",
    },
    "yuan": {"cines": "CNY"},
    "yen": {"giappones": "JPY"},
    "rubl": {"russ": "RUB", "bieloruss": "BYN"},
    "rupi": {"indian": "INR", "indonesian": "IDR", "pakistan": "PKR"},
    "zlot": {"polacc": "PLN"},
    "fiorin": {"ungheres": "HUF", "olandes": "NLG"},
    "kun": {"croat": "HRK"},
    "le": {"bulgar": "BGN", "rumen": "RON", "romen": "RON", "moldav": "MDL"},
    "dinar": {
        **{"serb": "RSD", "macedon": "MKD", "tunisin": "TND", "algerin": "DZD", "kuwaitian": "KWD", "libic": "LYD"},
        **{"giordan": "JOD", "irachen": "IQD"},
    },
    "taller": {"sloven": "SIT"},
    "scellin": {"austriac": "ATS", "kenian": "KES", "keniot": "KES", "ugandes": "UGX"},
    "dracm": {"grec": "GRD"},
    "peset": {"spagnol": "ESP"},
    "lek": {"albanes": "ALL"},
    "pes": {"messican": "MXN", "argentin": "ARS", "cilen": "CLP", "colombian": "COP", "filippin": "PHP"},
    "real": {"brasilian": "BRL"},
    "rea": {"brasilian": "BRL"},
    "ri": {"saudit": "SAR", "iranian": "IRR", "qatar": "QAR"},
    "march": {"tedesch": "DEM", "finlandes": "FIM", "bosniac": "BAM"},
    "marc": {"tedesc": "DEM", "finlandes": "FIM", "bosniac": "BAM"},
    "rand": {"sudafrican": "ZAR"},
    "shekel": {"israelian": "ILS"},
    "won": {"sudcorean": "KRW", "corean": "KRW"},
    "dirham": {"marocchin": "MAD", "emirat": "AED"},
}
_SCALED: Mapping[str, tuple[int, str]] = {
    **dict.fromkeys(("meuro", "meur", "mleuro", "mlneuro"), (10**6, "EUR")),
    **dict.fromkeys(("keuro", "keur"), (1000, "EUR")),
    **dict.fromkeys(("mldeuro",), (10**9, "EUR")),
    **dict.fromkeys(("musd",), (10**6, "USD")),
}
_SCALE_SIGNS: Mapping[str, int] = {"m": 10**6, "mln": 10**6, "ml": 10**6, "mio": 10**6, "k": 1000, "mld": 10**9}
CENTS = frozenset(("centesimo", "centesimi", "cent", "cents", "penny", "pence"))


def currency_after(tokens: Tokens, index: int) -> tuple[int, str, int] | None:
    """The currency at `index`, behind a number: the index after it, its code and a factor (`Meuro`: a million)."""
    if tokens.low[index] == "di":
        index += 1
    low = tokens.low[index]
    if tokens.raw[index] in SIGNS:
        return index + 1, SIGNS[tokens.raw[index]], 1
    if low in _SCALED:
        factor, code = _SCALED[low]
        return index + 1, code, factor
    if tokens.raw[index] in CODES:
        return _past_sign(tokens, index + 1), tokens.raw[index], 1
    return _named(tokens, index, low) if low in _NAMES else None


def scaled_before(tokens: Tokens, index: int) -> tuple[int, str, int] | None:
    """A currency with its scale before a number, `M€ 4,6`, `MEUR 237`, `mln. € 2`: the number's index, code, factor."""
    low = tokens.low[index]
    if low in _SCALED and tokens.digit[index + 1]:
        factor, code = _SCALED[low]
        return index + 1, code, factor
    factor = _SCALE_SIGNS.get(low, 1)
    place = index + 2 if tokens.low[index + 1] == "." else index + 1
    if factor == 1 or tokens.raw[place] not in SIGNS or not tokens.digit[place + 1] or tokens.digit[index - 1]:
        return None
    return place + 1, SIGNS[tokens.raw[place]], factor


def _past_sign(tokens: Tokens, index: int) -> int:
    """Past a sign that repeats the code: `EUR €`."""
    return index + 1 if tokens.raw[index] in SIGNS else index


def _named(tokens: Tokens, index: int, low: str) -> tuple[int, str, int] | None:
    place = index + 2 if tokens.low[index + 1] == "di" else index + 1
    if tokens.follows(place, "hong", "kong"):
        return place + 2, "HKD", 1
    for length in range(len(low), 1, -1):
        for stem, code in _COUNTRIES.get(low[:length], {}).items():
            if tokens.low[place].startswith(stem) and len(tokens.low[place]) - len(stem) <= 3:
                return place + 1, code, 1
    code_alone = _NAMES[low]
    return (index + 1, code_alone, 1) if code_alone else None


def currency_before(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """The currency that stands at `index`, before a number, and the index of the number: `€ 20`, `EUR 20`, `US$ 20`."""
    raw = tokens.raw[index]
    if raw in SIGNS:
        return index + (2 if tokens.low[index + 1] in (".", ":") and tokens.gap[index + 2] else 1), SIGNS[raw]
    if tokens.low[index] in ("us", "usd", "cad", "c", "aud", "a") and tokens.raw[index + 1] == "$":
        return index + 2, {"c": "CAD", "cad": "CAD", "a": "AUD", "aud": "AUD"}.get(tokens.low[index], "USD")
    if raw in CODES or tokens.low[index] in ("euro", "lire"):
        dotted = tokens.low[index + 1] in (".", ":") and tokens.glued(index + 1)
        return index + (2 if dotted else 1), raw if raw in CODES else "ITL" if tokens.low[index] == "lire" else "EUR"
    if raw == "Fr":
        return index + (2 if tokens.low[index + 1] == "." else 1), "CHF"
    return None
