"""The words of the screen for the record's lists, fields and values, in the reviewer's language.

Tables hold the English, marked for translation; the functions say it in the language of the moment.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from extractor.messages import N_, _
from extractor.schema.record import Budget, Date, Event, Item, ListName, Partner, Place, Project

LIST_NAMES: dict[ListName, str] = {
    "projects": N_("Projects"),
    "partners": N_("Partners"),
    "budgets": N_("Budgets"),
    "dates": N_("Dates"),
    "places": N_("Places"),
    "events": N_("Events"),
}
ONE_OF_LIST: dict[ListName, str] = {
    "projects": N_("project"),
    "partners": N_("partner"),
    "budgets": N_("budget"),
    "dates": N_("date"),
    "places": N_("place"),
    "events": N_("event"),
}
FIELDS: dict[str, str] = {
    "acronym": N_("Acronym"),
    "amount": N_("Amount"),
    "approximate": N_("Approximate"),
    "code": N_("Code"),
    "countries": N_("Countries"),
    "country": N_("Country"),
    "currency": N_("Currency"),
    "department": N_("Department"),
    "duration_months": N_("Months"),
    "edtf": N_("Date"),
    "end": N_("End"),
    "event": N_("Event"),
    "evidence": N_("Words in the text"),
    "identifiers": N_("Identifiers"),
    "kind": N_("Kind"),
    "lat": N_("Latitude"),
    "lon": N_("Longitude"),
    "name": N_("Name"),
    "organiser": N_("Organiser"),
    "partner": N_("Partner"),
    "place": N_("Place"),
    "programme": N_("Programme"),
    "project": N_("Project"),
    "rate": N_("Rate %"),
    "relevance": N_("Relevance"),
    "role": N_("Role"),
    "start": N_("Start"),
    "title": N_("Title"),
    "type": N_("Type"),
    "website": N_("Website"),
}
CHOICES: dict[str, str] = {
    "Relevance.main": N_("main"),
    "Relevance.mentioned": N_("mentioned"),
    "Role.lead": N_("lead"),
    "Role.partner": N_("partner"),
    "Role.associated": N_("associated"),
    "Role.funder": N_("funder"),
    "Role.host": N_("host"),
    "Role.contributor": N_("contributor"),
    "BudgetKind.total": N_("total"),
    "BudgetKind.eu_contribution": N_("EU contribution"),
    "BudgetKind.national_contribution": N_("national contribution"),
    "BudgetKind.partner_share": N_("share of a partner"),
    "BudgetKind.call": N_("endowment of a call"),
    "BudgetKind.other": N_("other amount"),
    "DateKind.publication": N_("publication"),
    "DateKind.event": N_("of an event"),
    "DateKind.project_start": N_("project starts"),
    "DateKind.project_end": N_("project ends"),
    "DateKind.deadline": N_("deadline"),
    "DateKind.other": N_("other date"),
    "PlaceKind.event": N_("venue"),
    "PlaceKind.seat": N_("seat"),
    "PlaceKind.area": N_("area"),
    "PlaceKind.dateline": N_("dateline"),
    "PlaceType.city": N_("city"),
    "PlaceType.province": N_("province"),
    "PlaceType.region": N_("region"),
    "PlaceType.country": N_("country"),
    "PlaceType.macroregion": N_("macroregion"),
    "PlaceType.site": N_("site"),
    "Status.proposed": N_("proposed"),
    "Status.accepted": N_("accepted"),
    "Status.corrected": N_("corrected"),
    "Status.rejected": N_("rejected"),
    "Status.added": N_("added"),
    "Looked.all": N_("all"),
    "Looked.open": N_("only those to look at"),
    "Looked.decided": N_("only those decided"),
    "Looked.rejected": N_("only those rejected"),
}
DOCUMENT_STATUSES: dict[str, str] = {
    "proposed": N_("to review"),
    "in_review": N_("in review"),
    "approved": N_("approved"),
    "failed": N_("not readable"),
}
MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)
PARTS_OF_YEAR = {
    "21": N_("spring"),
    "22": N_("summer"),
    "23": N_("autumn"),
    "24": N_("winter"),
    "33": N_("first quarter"),
    "34": N_("second quarter"),
    "35": N_("third quarter"),
    "36": N_("fourth quarter"),
}
"""EDTF writes seasons, and in its second level quarters, in the place of the month."""


def choice(value: StrEnum) -> str:
    """A value of one of the record's closed lists, in words."""
    return _(CHOICES[f"{type(value).__name__}.{value.value}"])


def number(text: str) -> str:
    """A decimal string of the record with the separators that the language writes."""
    pattern = _("1,234.5")
    return f"{Decimal(text):,f}".translate({ord(","): pattern[1], ord("."): pattern[5]})


def amount(value: Budget) -> str:
    """The money of a budget; its rate where it states no amount."""
    if value.amount is None:
        return f"{number(value.rate or '0')} %"
    money = f"{number(value.amount)} {value.currency}"
    return _("about %(money)s") % {"money": money} if value.approximate else money


def day(value: date) -> str:
    """A date as people write it."""
    return f"{value.day} {_(MONTHS[value.month - 1])} {value.year}"


def edtf(text: str) -> str:
    """An EDTF date as people write it; what has no plain reading stays EDTF."""
    ends = text.split("/")
    if len(ends) == 2 and all(ends) and ".." not in ends:
        return _("from %(start)s to %(end)s") % {"start": _edtf_date(ends[0]), "end": _edtf_date(ends[1])}
    return _edtf_date(text)


def _edtf_date(text: str) -> str:
    year, *rest = text.split("-")
    words = [] if year == "XXXX" else [year]
    if len(rest) == 1 and rest[0] in PARTS_OF_YEAR:
        return " ".join([_(PARTS_OF_YEAR[rest[0]]), *(words or [_("(year unknown)")])])
    if rest and not (rest[0].isdigit() and 1 <= int(rest[0]) <= 12):
        return text
    if rest:
        words.insert(0, _(MONTHS[int(rest[0]) - 1]))
    if len(rest) == 2:
        if not rest[1].isdigit():
            return text
        words.insert(0, str(int(rest[1])))
    if year == "XXXX":
        words.append(_("(year unknown)"))
    return " ".join(words)


def headline(item: Item) -> str:
    """The value of a fact in a few words."""
    match item:
        case Budget():
            return amount(item)
        case Date():
            return edtf(item.edtf)
        case Project() | Partner():
            return f"{item.name} ({item.acronym})" if item.acronym and item.acronym != item.name else item.name
        case Place() | Event():
            return item.name
        case _:
            return item.id


def sort(item: Item) -> str:
    """What sort of fact it is within its list: its role, its kind."""
    match item:
        case Project():
            words = [choice(item.relevance), item.programme]
        case Partner():
            words = [choice(item.role), item.country]
        case Budget():
            rate = f"{number(item.rate)} %" if item.rate and item.amount else None
            words = [choice(item.kind), rate]
        case Date() | Place():
            words = [choice(item.kind)]
        case Event():
            words = [day(item.start) if item.start else None]
        case _:
            words = []
    return " · ".join(word for word in words if word)
