"""The edge where JSON comes in: typed access to an object whose shape nobody has promised."""


class JsonFields:
    """Read the fields of one JSON object; raise `ValueError` with the path when one is not so."""

    def __init__(self, value: object, path: str) -> None:
        if not isinstance(value, dict):
            raise ValueError(f"{path} is not an object")  # noqa: TRY004  (content, not our bug)
        self._value: dict[object, object] = value
        self._path = path

    def text(self, key: str) -> str:
        """Give a string."""
        value = self._at(key)
        if not isinstance(value, str):
            raise self._wrong(key, "a string")
        return value

    def text_or_none(self, key: str) -> str | None:
        """Give a string, or nothing where the record says null."""
        return None if self._at(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of strings."""
        values = self._list(key)
        found = tuple(value for value in values if isinstance(value, str))
        if len(found) != len(values):
            raise self._wrong(key, "a list of strings")
        return found

    def number(self, key: str) -> int:
        """Give a whole number; true and 1.0 are none."""
        value = self._at(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(key, "a whole number")
        return value

    def number_or_none(self, key: str) -> int | None:
        """Give a whole number, or nothing where the record says null."""
        return None if self._at(key) is None else self.number(key)

    def names(self) -> tuple[str, ...]:
        """Give the names of all fields."""
        return tuple(name for name in self._value if isinstance(name, str))

    def measure(self, key: str) -> float:
        """Give a number, whole or not."""
        value = self._at(key)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self._wrong(key, "a number")
        return float(value)

    def measure_or_none(self, key: str) -> float | None:
        """Give a number, or nothing where the record says null."""
        return None if self._at(key) is None else self.measure(key)

    def flag(self, key: str) -> bool:
        """Give true or false."""
        value = self._at(key)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def fields(self, key: str) -> "JsonFields":
        """Give the object inside this one."""
        return JsonFields(self._at(key), f"{self._path}.{key}")

    def fields_or_none(self, key: str) -> "JsonFields | None":
        """Give the object inside this one, or nothing where the record says null."""
        return None if self._at(key) is None else self.fields(key)

    def each(self, key: str) -> tuple["JsonFields", ...]:
        """Give a list of objects."""
        return tuple(
            JsonFields(value, f"{self._path}.{key}[{at}]")
            for at, value in enumerate(self._list(key))
        )

    def _list(self, key: str) -> list[object]:
        value = self._at(key)
        if not isinstance(value, list):
            raise self._wrong(key, "a list")
        return value

    def _at(self, key: str) -> object:
        if key not in self._value:
            raise ValueError(f"{self._path} has no {key}")
        return self._value[key]

    def _wrong(self, key: str, expected: str) -> ValueError:
        return ValueError(f"{self._path}.{key} is not {expected}")
