"""Who publishes the site, by its settings: what every page, paper and data file says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.pages.labels import label, labels


@dataclass(frozen=True)
class Licence:
    """Of what the editors wrote, not of the letters."""

    name: str = ""
    url: str = ""


@dataclass(frozen=True)
class Publisher:
    """Every value is empty where the setting is."""

    name: str = ""
    contact: str = ""
    """Where readers report errors: an e-mail address, or a form's address up to the page's."""
    licence: Licence = Licence()

    @property
    def email(self) -> str:
        """The contact if that is an e-mail address, else empty."""
        return "" if "://" in self.contact else self.contact

    @property
    def facts(self) -> Iterator[tuple[str, str, str]]:
        """Yield what is known: its name, its words, and the address that they lead to, if any."""
        words = labels().publisher
        if self.name:
            yield words.name, self.name, ""
        if self.contact:
            address = f"mailto:{self.email}" if self.email else self.contact
            yield words.contact, self.contact, address
        if self.licence.name:
            yield words.licence, self.licence.name, self.licence.url

    @property
    def line(self) -> str:
        """As on paper: "Đơn vị công bố: …; liên hệ: …". Empty where nothing is known."""
        return "; ".join(f"{name}: {text}" for name, text, _ in self.facts)

    @property
    def rights(self) -> str:
        """What may be done with the data, in a sentence."""
        rights = labels().open_data.rights
        if not self.licence.name:
            return rights
        return f"{rights}; {label('open_data', 'licence', licence=self.licence.name)}"

    @property
    def as_data(self) -> dict[str, str | None]:
        """Return it for programs."""
        values = {
            "publisher": self.name,
            "contact": self.contact,
            "licence_name": self.licence.name,
            "licence_url": self.licence.url,
        }
        return {name: value or None for name, value in values.items()}


UNKNOWN = Publisher()
