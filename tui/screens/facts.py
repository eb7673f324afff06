"""What the keys do to several facts at once: accepting them, deciding alike, linking, merging, splitting."""

from collections.abc import Callable
from typing import Any

from extractor.errors import SpoglioError, StoreError
from extractor.messages import _, ngettext
from extractor.own_aliases import FILE, append
from tui import relations, same
from tui.alias_of import alias_of
from tui.facts import Fact
from tui.forms import ItemForm
from tui.keys import key_name, keymap
from tui.screens.accept_all import AcceptAllScreen
from tui.screens.alias import AliasScreen
from tui.screens.choose import ChooseScreen
from tui.screens.fact import FactScreen
from tui.screens.question import kept
from tui.wording import ONE_OF_LIST, headline, sort


class FactsScreen(FactScreen):
    """The panes, with all decisions on facts."""

    def action_accept_all(self) -> None:
        """Asks from which confidence on to accept the facts shown, then accepts them."""
        if not self.may_change():
            return
        shown = [fact for fact in self.state.facts.shown if fact.is_open]
        if not shown:
            self.say(_("No open fact is shown."))
            return
        self.app.push_screen(kept(self.app, "accept-all", AcceptAllScreen).ask(shown), self._accept_all)

    def _accept_all(self, chosen: list[Fact] | None) -> None:
        if chosen:
            said = ngettext("%(count)d fact accepted.", "%(count)d facts accepted.", len(chosen))
            self.act(lambda: self.state.accept_all(chosen), said % {"count": len(chosen)})

    def action_same(self) -> None:
        """Asks where else the last decision holds, then takes it there."""
        if not self.may_change():
            return
        last = self.state.last_decision()
        if last is None or last.action not in same.CAN_REPEAT:
            words = _("Decide on a fact first: %(key)s then does the same to all that read like it.")
            self.say(words % {"key": key_name(keymap()["same"][0])}, error=True)
            return
        here = same.alike(last, self.state.facts.all)
        options = [(_("in this document (%(count)d)") % {"count": len(here)}, "here")] if here else []
        options.append((_("in all documents of the queue"), "queue"))
        alias = alias_of(last, self.state.opened_record()) if self.state.own_rules else None
        if alias:
            options.append((_("in all documents to come: %(alias)s") % {"alias": alias.why}, "always"))
        title = _("The same decision for all that reads «%(value)s»") % {"value": same.words_of(last)}
        self.app.push_screen(ChooseScreen(title, options), self._same)

    def _same(self, where: str | None) -> None:
        if where == "here":
            self._repeat(same.in_this_document(self.state))
        elif where == "always":
            self._always()
        elif where == "queue":
            found = same.in_all_documents(self.state)
            facts = sum(map(len, found.values()))
            if not facts:
                self.say(_("No open fact of any document reads so."))
                return
            title = ngettext(
                "The same decision for %(facts)d fact in %(documents)d documents?",
                "The same decision for %(facts)d facts in %(documents)d documents?",
                facts,
            )
            answers = [(_("yes"), True), (_("no"), False)]
            question = ChooseScreen(title % {"facts": facts, "documents": len(found)}, answers)
            self.app.push_screen(question, lambda yes: self._repeat(found) if yes else None)

    def _always(self) -> None:
        """Shows the alias that the last decision amounts to, and adds it to the user's own rules if it is wanted."""
        last, folder = self.state.last_decision(), self.state.own_rules
        alias = alias_of(last, self.state.opened_record()) if last else None
        if alias is None or folder is None:
            return

        def write(wanted: bool | None) -> None:
            try:
                added = append(alias, folder) if wanted else alias
            except SpoglioError as error:
                self.say(str(error), error=True)
                return
            if wanted:
                written = _("Written to %(file)s; it holds from the next extraction on.")
                known = _("Your rules say so already: %(file)s.")
                self.say((written if added else known) % {"file": folder / FILE})

        self.app.push_screen(AliasScreen(alias, folder / FILE), write)

    def _repeat(self, found: dict[str, list[Fact]]) -> None:
        facts = sum(map(len, found.values()))
        said = ngettext("Decided likewise on %(count)d fact.", "Decided likewise on %(count)d facts.", facts)
        self.act(lambda: same.repeat(self.state, found), said % {"count": facts})

    def action_link(self) -> None:
        """Asks which project the current fact belongs to."""
        fact, record = self.fact_to_change(), self.state.record
        if fact is None or record is None:
            return
        if not relations.may_have_project(fact):
            self.say(_("A project belongs to no other."), error=True)
            return
        projects = [one for one in self.state.facts.all if one.list == "projects" and not one.is_rejected]
        options = [(headline(one.item), one.item.id) for one in projects] + [(_("no project"), "")]
        title = _("Which project does «%(fact)s» belong to?") % {"fact": headline(fact.item)}
        self.app.push_screen(ChooseScreen(title, options), self._link)

    def _link(self, project: str | None) -> None:
        if project is not None:
            self.judge(lambda: relations.link(self.state, project or None), _("corrected"))

    def action_merge(self) -> None:
        """Asks which fact of its list the current one is over again."""
        fact = self.fact_to_change()
        if fact is None:
            return
        others = relations.mergeable(fact, self.state.facts.all)
        if not others:
            self.say(_("There is no other fact in this list."), error=True)
            return
        title = _("«%(fact)s» is the same as…") % {"fact": headline(fact.item)}
        options = [(f"{headline(one.item)}  {sort(one.item)}", one) for one in others]
        self.app.push_screen(ChooseScreen(title, options), self._merge)

    def _merge(self, into: Fact | None) -> None:
        if into:
            said = _("Made one with «%(fact)s».") % {"fact": headline(into.item)}
            self.act(lambda: relations.merge(self.state, into), said)

    def action_split(self) -> None:
        """Asks which words are another fact's, then opens the form of that one."""
        fact = self.fact_to_change()
        if fact is None:
            return
        quotes = [" ".join(one.quote.split()) for one in fact.item.evidence]
        if len(quotes) < 2:
            self._split(fact, None)
            return
        title = _("Which words of «%(fact)s» are another fact's?") % {"fact": headline(fact.item)}
        options = [(quote, number) for number, quote in enumerate(quotes)]
        question = ChooseScreen(title, options)
        self.app.push_screen(question, lambda chosen: None if chosen is None else self._split(fact, chosen))

    def _split(self, fact: Fact, evidence: int | None) -> None:
        record = self.state.record
        if record is None:
            return

        def save(after: dict[str, Any] | None) -> None:
            if after is not None:
                self.act(lambda: relations.split(self.state, after, evidence), _("Made two facts of one."))

        title = _("The other fact: %(list)s") % {"list": _(ONE_OF_LIST[fact.list])}
        item = relations.to_split(fact.item, evidence or 0)
        self.ask_form(ItemForm(record, fact.list, item=item), title, save)

    def act(self, step: Callable[[], None], said: str) -> None:
        """Takes a step with several facts; where another reviewer came first, shows what stands and takes none."""
        try:
            step()
        except StoreError as error:
            self.state.reload()
            self.say(str(error), error=True)
        else:
            self.say(said)
        self.paint()
