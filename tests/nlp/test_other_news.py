import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.nlp.other_news import other_news
from extractor.schema.mention import Label
from tests.nlp.texts import read_text

STORY = (
    "Il progetto OrtiVivi porta semi antichi nei giardini di dodici scuole della pianura, con i nonni che insegnano a "
    "seminare e i bambini che tengono il diario delle piante fino al raccolto di fine estate."
)

# Between brackets what is told of other things.
PAGES = {
    "a heading and its headlines": f"{STORY}\n\n[Leggi anche\nNeve, riaperto il passo\nFrana, chiusa la statale 36]",
    "the story goes on below": f"{STORY}\n\n[Articoli correlati\nNeve, riaperto il passo]\n\n{STORY}",
    "one line with its headline": f"{STORY}\n[Leggi anche: Neve, riaperto il passo il 3 maggio.]\n{STORY}",
    "marks around the heading": f"{STORY}\n\n[** Ti potrebbe interessare **\n- Neve, riaperto il passo]\n\n{STORY}",
    "what the page says of itself": f"{STORY}\n\n[Altre notizie\nRiaperto il passo]\nFonte: Comune di Lodi",
    "comments to the end": f"{STORY}\n\n[3 commenti\nAnna: bello!\n{STORY}]",
    "a count of comments above the story": f"Orti a scuola\n2 commenti\n{STORY}",
    "two blocks": f"{STORY}\n[Vedi anche: Riaperto il passo]\n{STORY}\n[I più letti\nFrana sulla statale]",
    "a sentence about reading": (
        f"{STORY}\n\nLeggi anche tu una fiaba ai bambini: i nonni volontari aspettano chi ha tempo e voglia "
        "di raccontare."
    ),
    "nothing else": STORY,
}


def marked(page: str) -> tuple[str, list[tuple[int, int]]]:
    plain, spans = "", []
    for index, part in enumerate(page.replace("]", "[").split("[")):
        if index % 2:
            spans.append((len(plain), len(plain) + len(part)))
        plain += part
    return plain, spans


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_what_tells_of_other_things(page: str) -> None:
    text, spans = marked(page)
    assert other_news(text) == spans


@given(
    st.lists(st.sampled_from(["Leggi anche", "Leggi anche: neve", "3 commenti", "Neve", "", STORY, "Fonte: Comune"]))
)
def test_blocks_are_in_order_and_apart(lines: list[str]) -> None:
    text = "\n".join(lines)
    edges = [edge for span in other_news(text) for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


def test_nothing_is_read_there_but_what_the_document_says_of_itself() -> None:
    text, [(start, _)] = marked(
        f"{STORY}\n\n[Leggi anche\nFrana a Lecco, 2 milioni dalla Regione Lombardia il 3 maggio 2024]"
    )
    reading = read_text(text)
    assert not [m for m in reading.mentions if m.start >= start and m.label in (Label.AMOUNT, Label.DATE, Label.PLACE)]
    assert any(m.text == "OrtiVivi" for m in reading.mentions)
