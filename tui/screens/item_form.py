"""The form of a fact on the screen: one line a field, checked as it is typed, the error under its field."""

from functools import partial
from typing import Any, ClassVar, Self

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Select, Static

from extractor.messages import _
from extractor.schema.record import ListName
from extractor.store.session import Store
from tui.completion import Completer
from tui.forms import FormField, ItemForm, Reading
from tui.screens.question import KeptQuestion, kept
from tui.spoken_names import SpokenNames
from tui.widgets.choice_line import ChoiceLine
from tui.widgets.completed_line import CompletedLine
from tui.widgets.typed_line import TypedLine

_FIELD_KEYS = 12


class ItemFormScreen(KeptQuestion[dict[str, Any] | None]):
    """Corrects or adds a fact of its list; gives the whole item back, or None if the reviewer leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        *(Binding(f"f{number}", f"go_to({number - 1})", show=False) for number in range(1, _FIELD_KEYS + 1)),
    ]

    _form: ItemForm
    _completer: Completer

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._supposed: dict[str, str | bool | None] = {}
        self._touched: set[str] = set()

    def ask(self, form: ItemForm, title: str, store: Store) -> Self:
        """Asks by a form of this list; `store` holds the names that were approved before."""
        self._form = form
        self._title = title
        self._completer = Completer(store, form.list, SpokenNames(form.record, form.list, form.item))
        return self.anew()

    def compose(self) -> ComposeResult:
        """A line for each field, and under it the place of its error."""
        with Vertical(classes="dialog wide-dialog"):
            yield Label(id="form-title", classes="dialog--title", markup=False)
            yield Static(id="form-context", classes="dialog--context", markup=False)
            with VerticalScroll(can_focus=False, classes="dialog--form"):
                for number, field in enumerate(self._form.fields, 1):
                    with Horizontal(classes="field"):
                        yield Label(f"F{number}", classes="field--key", markup=False)
                        yield Label(field.label, classes="field--label", markup=False)
                        yield self._control(field)
                    yield Label("", id=f"error-{field.name}", classes="problem", markup=False)
            yield Label("", id="error-", classes="problem", markup=False)
            with Horizontal(classes="dialog--buttons"):
                yield Button(_("Save"), id="save", variant="primary", compact=True)
                yield Button(_("Leave"), id="leave", compact=True)
            yield Label(_("Enter saves · Tab next field · letters choose · Esc leaves"), classes="dialog--keys")

    def fill(self) -> None:
        """Shows what is supposed, how dates are understood, and no errors before anything was typed."""
        self._touched = set()
        self._supposed = self._form.supposed({})
        self._head()
        with self.prevent(Input.Changed, Select.Changed):
            for field in self._form.fields:
                self._begin(field, self._supposed[field.name])
        self._show(Reading(None, {}, self._read().hints))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.set_focus(None)  # So that the field is entered anew, though it was left with the focus.
        self.set_focus(self.query_one(f"#field-{self._form.first}"))

    @on(Input.Changed)
    @on(Select.Changed)
    def check(self) -> None:
        """Supposes anew what nobody has touched, then checks what stands in the form, once anybody has."""
        typed = self._typed()
        self._touched |= {name for name, value in typed.items() if value != self._supposed[name]}
        self._supposed = self._form.supposed({name: typed[name] for name in self._touched})
        for name in typed.keys() - self._touched:
            _put(self.query_one(f"#field-{name}"), self._supposed[name])
        self._show(self._read() if self._touched else Reading(None, {}, self._read().hints))

    def action_go_to(self, place: int) -> None:
        """To the field of this place, if there is one."""
        if place < len(self._form.fields):
            self.query_one(f"#field-{self._form.fields[place].name}").focus()

    @on(Input.Submitted)
    @on(ChoiceLine.Submitted)
    @on(Button.Pressed, "#save")
    def save(self) -> None:
        """Gives the item back if all fields are right, else goes to the first that is not."""
        reading = self._read()
        self._show(reading)
        if reading.after is not None:
            self.dismiss(reading.after)
            return
        wrong = next((name for name in reading.errors if name), None)
        if wrong:
            self.query_one(f"#field-{wrong}").focus()

    @on(Button.Pressed, "#leave")
    def leave(self) -> None:
        """Goes back without a change."""
        self.dismiss(None)

    def _typed(self) -> dict[str, str | bool | None]:
        return {field.name: _value(self.query_one(f"#field-{field.name}")) for field in self._form.fields}

    def _read(self) -> Reading:
        return self._form.read(self._typed())

    def _head(self) -> None:
        context = self._form.context()
        self.query_one("#form-title", Label).update(self._title)
        quoted = self.query_one("#form-context", Static)
        quoted.update(_quoted(*context) if context else "")
        quoted.display = context is not None

    def _control(self, field: FormField) -> Widget:
        name = f"field-{field.name}"
        if self._completer.completes(field.name):
            return CompletedLine(id=name)
        if field.sort == "text":
            return TypedLine(id=name)
        return ChoiceLine(_choices(field), none=_("none") if field.optional else None, id=name)

    def _begin(self, field: FormField, value: str | bool | None) -> None:
        match self.query_one(f"#field-{field.name}"):
            case CompletedLine() as line:
                line.begin(str(value or ""), partial(self._completer.find, field.name))
            case TypedLine() as line:
                line.begin(str(value or ""))
            case ChoiceLine() as line:
                line.begin(value, _choices(field))

    def _show(self, reading: Reading) -> None:
        for name in [*(field.name for field in self._form.fields), ""]:
            label = self.query_one(f"#error-{name}", Label)
            error, hint = reading.errors.get(name), reading.hints.get(name)
            words = error or hint or ""
            if words != str(label.content):
                label.update(words)
            label.set_class(bool(error), "-wrong")
            label.display = bool(words)


def form_of(app: App[object], list_name: ListName) -> ItemFormScreen:
    """The form of this list, which is the same for all its facts."""
    return kept(app, f"form-{list_name}", ItemFormScreen)


def _quoted(before: str, words: str, after: str) -> Content:
    start = before[before.find(" ") + 1 :]
    end = after[: after.rfind(" ") + 1 or None]
    parts = [" ".join(part.split()) for part in (f"…{start}", words, f"{end}…")]
    gaps = [" " if start[-1:].isspace() else "", " " if end[:1].isspace() else ""]
    return Content.assemble((parts[0] + gaps[0], "$muted"), (parts[1], "bold"), (gaps[1] + parts[2], "$muted"))


def _put(control: Widget, value: str | bool | None) -> None:
    match control:
        case Input():
            control.value = str(value or "")
        case ChoiceLine():
            control.choose(value)


def _choices(field: FormField) -> tuple[tuple[str, str | bool], ...]:
    return ((_("yes"), True), (_("no"), False)) if field.sort == "flag" else field.choices


def _value(control: Widget) -> str | bool | None:
    match control:
        case Input():
            return control.value
        case ChoiceLine():
            return control.chosen
        case _:
            raise TypeError(control)
