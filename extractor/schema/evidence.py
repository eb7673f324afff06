"""Where a fact comes from: the words, their offsets, and their place on the page."""

from pydantic import BaseModel, ConfigDict, Field, model_validator

BBox = tuple[float, float, float, float]


class Evidence(BaseModel):
    """A quoted stretch of a document's text. Made only by `Document.evidence`, so that the quote cannot be wrong."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int = Field(ge=0, description="offset of the first character in document.text")
    end: int = Field(description="offset after the last character")
    quote: str = Field(description="text[start:end]")
    page: int | None = Field(default=None, ge=1, description="1-based page, null where the source has no pages")
    bbox: BBox | None = Field(default=None, description="x0, top, x1, bottom in PDF points")

    @model_validator(mode="after")
    def _span_is_as_long_as_its_quote(self) -> "Evidence":
        if self.end <= self.start or self.end - self.start != len(self.quote):
            raise ValueError("the quote must be as long as its span, and not empty")
        return self
