"""After any edits the data are those of a fresh build, byte for byte."""

from __future__ import annotations

import copy
import hashlib

import pytest

from gazette.outputs import atom, portions
from gazette.outputs.akn.akoma_ntoso import AKOMA_NTOSO
from gazette.outputs.atom import feed_targets
from gazette.outputs.open_data import bulk, data_list, list_json
from gazette.outputs.open_data.bulk import bulk_targets
from gazette.outputs.rdf import rdf_targets
from gazette.outputs.registry import targets_beside_pages
from gazette.pages import feeds
from tests.open_data.conftest import inputs_of, json_targets
from tests.pages.edits import Folder
from tests.site.factory import made_letter

EDITS, SITE_URL = 12, "https://vi-du.invalid/"


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch):
    monkeypatch.setattr(data_list, "PART", 3)
    monkeypatch.setattr(portions, "MOST", 2)
    monkeypatch.setattr(feeds, "NEWEST", 4)


def targets_of(folder, store=None):
    inputs = inputs_of(folder.path, SITE_URL, store)
    others = (bulk_targets, feed_targets, rdf_targets)
    targets = [*targets_beside_pages(inputs, [AKOMA_NTOSO]), *json_targets(inputs).values()]
    return targets + [target for output in others for target in output(inputs)]


def made(targets):
    """Return address and digest of every target, with the digest of what it makes."""
    return {(one.address, one.digest): hashlib.sha256(one.make()).hexdigest() for one in targets}


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_the_data_are_those_of_a_fresh_build(tmp_path, seed):
    folder, store, seen = Folder(tmp_path / "letters", seed), tmp_path / "store", {}
    folder.write()
    first = copy.deepcopy(folder.letters)
    begun = made(targets_of(folder, store))
    for _ in range(EDITS):
        folder.edit()
        folder.write()
        edited, fresh = made(targets_of(folder, store)), made(targets_of(folder))
        assert edited == fresh
        assert [key for key, one in fresh.items() if seen.setdefault(key, one) != one] == []
    folder.letters = first
    folder.write()
    assert made(targets_of(folder, store)) == begun


def test_a_typo_plans_no_list_anew_and_makes_one_portion(tmp_path, monkeypatch):
    folder, store = Folder(tmp_path / "letters", seed=0), tmp_path / "store"
    folder.write()
    made(targets_of(folder, store))
    monkeypatch.setattr(list_json, "_planned", None)
    monkeypatch.setattr(atom, "_planned", None)
    remade, of_portion = [], bulk.portion_base
    monkeypatch.setattr(
        bulk, "portion_base", lambda *given: remade.append(given) or of_portion(*given)
    )
    folder.letters[3].end = "Yêu cầu thực hiện gấp./."
    folder.write()
    targets = targets_of(folder, store)
    next(one for one in targets if one.address.endswith(".sqlite")).make()
    assert len(remade) == 1


def test_lists_depend_on_whether_letters_are_synthetic(tmp_path):
    made_letter(tmp_path / "real")
    made_letter(tmp_path / "synthetic", synthetic=True)
    folders = (tmp_path / "real", tmp_path / "synthetic")
    (one,), (other,) = (
        [target.digest for at, target in json_targets(inputs_of(folder)).items() if "tat-ca" in at]
        for folder in folders
    )
    assert one != other
