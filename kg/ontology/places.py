"""Cities and towns with their coordinates.

In: ontology/cities.tsv, a table from GeoNames. Out: ``Places``. "Protesters marched in Harare" took place at 17.8° S.
The table is large, so it is read when the first place is asked for, and a row becomes an object only when it is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError
from kg.ontology.tables import MANY, fold, plain

COLUMNS = ("geonames", "name", "aliases", "country", "lat", "lon", "population", "capital")


@dataclass(frozen=True, slots=True)
class City:
    """A city. ``country`` is the actor id of its state or territory; ``capital`` is true for a national capital."""

    geonames: str
    name: str
    country: str
    lat: float
    lon: float
    population: int
    capital: bool
    aliases: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The entity id: the folded name and the country, since many places share a name."""
        return f"{'-'.join(fold(self.name).split())}-{self.country}"


class Places:
    """Cities by name."""

    def __init__(self, path: Path, lines: list[str]) -> None:
        self._path = path
        self._lines = lines
        self._names: dict[str, tuple[int, ...]] = {}
        for number, line in enumerate(lines):
            _, name, aliases, _ = line.split("\t", 3)
            for text in (name, *aliases.split(MANY)) if aliases else (name,):
                key = text.lower() if text.isascii() and text.isalpha() else fold(text)  # the same, for most of them
                known = self._names.setdefault(key, (number,))
                if number not in known:
                    self._names[key] = (*known, number)

    def __len__(self) -> int:
        return len(self._lines)

    def by_name(self, text: str, country: str | None = None) -> tuple[City, ...]:
        """Return the cities that the whole of ``text`` names, capitals and then the most populous first.

        ``country`` (actor id) keeps those of one country. A text all in small letters names nothing.
        """
        bare = plain(text)
        if bare == bare.lower():
            return ()
        found = (self._city(number) for number in self._names.get(fold(bare), ()))
        kept = [city for city in found if country in {None, city.country}]
        return tuple(sorted(kept, key=lambda city: (not city.capital, -city.population, city.geonames)))

    def _city(self, number: int) -> City:
        geonames, name, aliases, country, lat, lon, population, capital = self._lines[number].split("\t")
        return City(
            geonames=geonames,
            name=name,
            country=country,
            lat=float(lat),
            lon=float(lon),
            population=int(population),
            capital=capital == "1",
            aliases=tuple(aliases.split(MANY)) if aliases else (),
        )


def load(folder: Path) -> Places:
    """Read cities.tsv of ``folder``; raise ``OntologyError`` when it cannot be read or has other columns."""
    path = folder / "cities.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: cannot be read: {error}") from error
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise OntologyError(f"{path}, line 1: the header must be {', '.join(COLUMNS)}, parted by tabs")
    return Places(path, lines[1:])
