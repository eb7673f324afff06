"""Signs of the fonts Symbol and Wingdings, which word processors write by their place in the font."""

_SYMBOL = {
    0x2D: "−",
    0xA0: "€",
    0xA3: "≤",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xBC: "…",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
}
_WINGDINGS = {0x6C: "•", 0x6E: "•", 0x76: "•", 0x9F: "•", 0xA7: "•", 0xD8: "•", 0xE0: "→", 0xFC: "✓"}
_PRIVATE_USE = 0xF000


def symbol(font: str, code: str) -> str:
    """The sign at the place `code` (hexadecimal, as Word writes it) of the font; a space where it stands for none."""
    try:
        place = int(code, 16)
    except ValueError:
        return " "
    fonts = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
    signs = fonts.get(font.lower())
    if signs is not None or place >= _PRIVATE_USE:
        return (signs or _WINGDINGS).get(place & 0xFF, " ")
    return chr(place)
