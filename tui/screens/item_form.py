"""The form of a fact on the screen: one line a field, checked as it is typed, the error under its field."""

from functools import partial
from typing import Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Select, Static

from extractor.messages import _
from extractor.store.session import Store
from tui.completion import Completer
from tui.forms import FormField, ItemForm, Reading
from tui.known_fields import known_fields
from tui.widgets.completed_line import CompletedLine
from tui.widgets.typed_line import TypedLine


class ItemFormScreen(ModalScreen[dict[str, Any] | None]):
    """Corrects or adds a fact; gives the whole item back, or None if the reviewer leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, form: ItemForm, title: str, store: Store) -> None:
        """`store` holds the names that were approved before."""
        super().__init__()
        self._form = form
        self._title = title
        self._completer = Completer(store, form.list)

    def compose(self) -> ComposeResult:
        """A line for each field, and under it the place of its error."""
        with Vertical(classes="dialog wide-dialog"):
            yield Label(self._title, classes="dialog--title", markup=False)
            if context := self._form.context():
                yield Static(_quoted(*context), classes="dialog--context")
            with VerticalScroll(can_focus=False, classes="dialog--form"):
                for field in self._form.fields:
                    with Horizontal(classes="field"):
                        yield Label(field.label, classes="field--label", markup=False)
                        yield self._control(field)
                    yield Label("", id=f"error-{field.name}", classes="problem", markup=False)
            yield Label("", id="error-", classes="problem", markup=False)
            with Horizontal(classes="dialog--buttons"):
                yield Button(_("Save"), id="save", variant="primary", compact=True)
                yield Button(_("Leave"), id="leave", compact=True)
            yield Label(_("Enter saves · Tab next field · Esc leaves"), classes="dialog--keys")

    def on_mount(self) -> None:
        """Shows how dates are understood from the start, and no errors before anything was typed."""
        self._show(Reading(None, {}, self._read().hints))

    @on(Input.Changed)
    @on(Select.Changed)
    def check(self) -> None:
        """Checks what stands in the form now."""
        self._show(self._read())

    @on(Input.Submitted)
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

    @on(CompletedLine.Taken, "#field-name")
    def fill(self) -> None:
        """Fills the empty fields that follow from the name that was taken."""
        typed = {name: value for name, value in self._typed().items() if isinstance(value, str)}
        found = known_fields(self._form.list, typed, text=self._form.text, new=self._form.item is None)
        for name, value in found.items():
            cast(Input | Select[str], self.query_one(f"#field-{name}")).value = value

    @on(Button.Pressed, "#leave")
    def leave(self) -> None:
        """Goes back without a change."""
        self.dismiss(None)

    def _typed(self) -> dict[str, str | bool | None]:
        return {field.name: _value(self.query_one(f"#field-{field.name}")) for field in self._form.fields}

    def _read(self) -> Reading:
        return self._form.read(self._typed())

    def _control(self, field: FormField) -> Widget:
        if self._completer.completes(field.name):
            complete = partial(self._completer.find, field.name)
            return CompletedLine(str(field.value or ""), complete=complete, id=f"field-{field.name}")
        return _control(field)

    def _show(self, reading: Reading) -> None:
        for name in [*(field.name for field in self._form.fields), ""]:
            label = self.query_one(f"#error-{name}", Label)
            error, hint = reading.errors.get(name), reading.hints.get(name)
            label.update(error or (f"= {hint}" if hint else ""))
            label.set_class(bool(error), "-wrong")
            label.display = bool(error or hint)


def _quoted(before: str, words: str, after: str) -> Content:
    start = before[before.find(" ") + 1 :]
    end = after[: after.rfind(" ") + 1 or None]
    parts = [" ".join(part.split()) for part in (f"…{start}", words, f"{end}…")]
    gaps = [" " if start[-1:].isspace() else "", " " if end[:1].isspace() else ""]
    return Content.assemble((parts[0] + gaps[0], "$muted"), (parts[1], "bold"), (gaps[1] + parts[2], "$muted"))


def _control(field: FormField) -> Widget:
    name = f"field-{field.name}"
    match field.sort:
        case "choice":
            return Select(
                field.choices,
                value=Select.NULL if field.value is None else str(field.value),
                allow_blank=field.optional,
                prompt=_("none"),
                id=name,
                compact=True,
            )
        case "flag":
            answers = [(_("yes"), True), (_("no"), False)]
            return Select(answers, value=bool(field.value), allow_blank=False, id=name, compact=True)
        case _:
            return TypedLine(str(field.value or ""), id=name)


def _value(control: Widget) -> str | bool | None:
    match control:
        case Input():
            return control.value
        case Select():
            return None if control.is_blank() else cast(str | bool, control.value)
        case _:
            raise TypeError(control)
