"""Where the data beside the code is: in a checkout next to `bot/`, in a wheel inside it."""

from pathlib import Path

_INSIDE = Path(__file__).resolve().parent


def seed_articles(package: Path = _INSIDE) -> tuple[Path, ...]:
    """Give the seed articles in the order of their names; none if the folder is missing."""
    packaged = package / "seeds"
    seeds = packaged if packaged.is_dir() else package.parent / "seeds"
    return tuple(sorted((seeds / "articles").glob("*.txt")))


def prompt_folder(package: Path = _INSIDE) -> Path:
    """Give the folder of what we say to a language model."""
    packaged = package / "prompts"
    return packaged if packaged.is_dir() else package.parent / "prompts"
