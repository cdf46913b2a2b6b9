"""The data of the real, the made and of synthetic records, as a reader would get them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.model import SiteInputs
from gazette.outputs.open_data.data_schemas import data_schema_targets
from gazette.outputs.open_data.index_json import index_targets
from gazette.outputs.open_data.letter_json import LETTER_JSON, withdrawn_targets
from gazette.outputs.open_data.list_json import list_targets
from gazette.outputs.open_data.vocabulary_json import vocabulary_targets
from gazette.outputs.registry import targets_beside_pages
from gazette.store import Store
from gazette.synth.generate import write_records
from tests.conftest import ROOT
from tests.site.factory import made_corpus
from tests.site.samples import all_held

JSON_OUTPUTS = (
    *(data_schema_targets, index_targets, vocabulary_targets, withdrawn_targets, list_targets),
)


def inputs_of(folder, site_url=None, store=None):
    corpus, problems = load_corpus([folder])
    assert problems == []
    return SiteInputs(corpus, site_url, Path(), Store(store))


def json_targets(inputs):
    """Return the targets of all files of JSON by their addresses."""
    targets = list(targets_beside_pages(inputs, [LETTER_JSON]))
    targets += [target for output in JSON_OUTPUTS for target in output(inputs)]
    found = {target.address: target for target in targets}
    assert len(found) == len(targets)
    return found


@dataclass(frozen=True)
class Data:
    """The data of a folder of records, and the records as read by the tests alone."""

    folder: Path
    site_url: str | None = None

    @cached_property
    def inputs(self):
        return inputs_of(self.folder, self.site_url)

    @cached_property
    def files(self):
        """The files of JSON, read, by their addresses."""
        return {
            address: json.loads(target.make())
            for address, target in json_targets(self.inputs).items()
        }

    @cached_property
    def held(self):
        return all_held(self.folder)

    @cached_property
    def letters(self):
        """The data of each letter by its id."""
        addresses = (entry.address for entry in self.inputs.corpus.entries)
        found = (self.files[address.replace(".html", ".json")] for address in addresses)
        return {letter["id"]: letter for letter in found}

    def list_of(self, page):
        """Return a list, whole: the items of all its files."""
        return self.items_at(f"du-lieu/v1/danh-sach/{page.replace('.html', '.json')}")

    def items_at(self, address):
        items, before = [], None
        while address:
            file = self.files[address]
            assert file["previous"] == before
            items += file["items"]
            before, address = address, file["next"]
        assert len(items) == file["total"]
        return items


@pytest.fixture(scope="session")
def real_data():
    return Data(ROOT / "directives")


@pytest.fixture(scope="session")
def made_data(tmp_path_factory):
    return Data(made_corpus(tmp_path_factory.mktemp("made")), "https://vi-du.invalid/van-ban/")


@pytest.fixture(scope="session")
def synthetic_data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    list(write_records(folder, 80, 5))
    return Data(folder)


@pytest.fixture(params=["real", "made", "synthetic"])
def data(request):
    return request.getfixturevalue(f"{request.param}_data")
