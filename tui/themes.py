"""The colours: one dark theme and one light, with a tint for each list of the record."""

from textual.theme import Theme

DARK = Theme(
    name="spoglio-dark",
    dark=True,
    primary="#7aa2d8",
    secondary="#9aa7b8",
    accent="#8fb8e8",
    foreground="#d6dae0",
    background="#15181d",
    surface="#1b1f26",
    panel="#242a33",
    success="#8fbf7f",
    warning="#d9b36c",
    error="#e08585",
    variables={
        "muted": "#8d97a5",
        "line": "#3b4450",
        "of-projects": "#7fb2f0",
        "of-partners": "#86c98a",
        "of-budgets": "#dcb86a",
        "of-dates": "#b99cf0",
        "of-places": "#6cc5c1",
        "of-events": "#e694b4",
    },
)
LIGHT = Theme(
    name="spoglio-light",
    dark=False,
    primary="#2f66a8",
    secondary="#5b6675",
    accent="#1f5fa8",
    foreground="#23282f",
    background="#f7f7f4",
    surface="#ffffff",
    panel="#e9eaea",
    success="#3f7d34",
    warning="#8a6112",
    error="#b03434",
    variables={
        "muted": "#626b77",
        "line": "#c4c9d1",
        "of-projects": "#1f5fb0",
        "of-partners": "#2f7d38",
        "of-budgets": "#8a6210",
        "of-dates": "#6a45b8",
        "of-places": "#14757a",
        "of-events": "#a83a68",
    },
)
