"""Settings: the one place that reads the environment (`SPOGLIO_…`)."""

import getpass
import os
from pathlib import Path

from platformdirs import user_config_path, user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from extractor.trained_models import DEFAULT


def _default_store() -> str:
    return f"sqlite:///{user_data_path('spoglio') / 'spoglio.db'}"


def _own_keymap() -> Path | None:
    path = user_config_path("spoglio") / "keymap.yaml"
    return path if os.path.isfile(path) else None


def _own_folder() -> Path:
    return user_config_path("spoglio") / "rules"


def _own_rules() -> Path | None:
    """The folder of a user who has set none, if there is one; one that may not be looked into is none."""
    return _own_folder() if os.path.isdir(_own_folder()) else None


class Settings(BaseSettings):
    """What a run may be told from outside; a command's options come before the environment."""

    model_config = SettingsConfigDict(env_prefix="SPOGLIO_", frozen=True, extra="ignore")

    db: str = Field(default_factory=_default_store, description="URL of the store")
    lang: str = Field(default="it", pattern="^(it|en)$", description="language of messages")
    model: str = Field(default=DEFAULT, description="accurate, fast, none, or name or folder of a spaCy pipeline")
    rules: Path | None = Field(default_factory=_own_rules, description="folder of the user's own rules and aliases")
    jobs: int = Field(default=0, ge=0, description="worker processes; 0 for one a core")
    reviewer: str = Field(default_factory=getpass.getuser, description="name that decisions are signed with")
    keymap: Path | None = Field(default_factory=_own_keymap, description="file with keys of the reviewer's own")
    max_bytes: int = Field(default=200_000_000, ge=1, description="size of the largest file that is read")
    max_characters: int = Field(default=2_000_000, ge=1, description="length of the longest text that is analysed")
    max_pages: int = Field(default=2_000, ge=1, description="pages of the longest PDF that is read")
    max_seconds: int = Field(default=600, ge=1, description="seconds that one document may take")
    max_memory: int = Field(default=1_000, ge=1, description="megabytes of memory that one document may take")

    @property
    def rules_to_write(self) -> Path:
        """The folder that a rule of the user's own goes to; it need not exist yet."""
        return self.rules or _own_folder()

    def hand_down(self) -> None:
        """Puts the settings into the environment, for the programs that this one starts."""
        told = self.model_dump(exclude_none=True)
        os.environ.update({f"{self.model_config['env_prefix']}{name}".upper(): str(told[name]) for name in told})


def keep_programs_to_one_thread() -> None:
    """Has the programs that this one starts compute in one thread, unless the user has said otherwise.

    Four threads of Tesseract beside other busy processes wait for each other, and take five times as long as one.
    """
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
