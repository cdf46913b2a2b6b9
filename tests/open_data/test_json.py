"""The files of JSON: valid by their schemas, true to the records, and as many as the pages say."""

from __future__ import annotations

import shutil
from posixpath import dirname, join, normpath

import pytest
from jsonschema import Draft202012Validator

from gazette.outputs.open_data import data_list
from gazette.outputs.open_data.bulk import bulk_targets
from gazette.outputs.open_data.json_files import list_address
from gazette.outputs.open_data.public_fields import nested_tables, public_tables
from gazette.pages import addresses
from gazette.pages.all_pages import site_targets
from tests.conftest import ROOT
from tests.open_data.conftest import Data, inputs_of, json_targets
from tests.pages.expected import lists_of

SONG_LO = "vinh-phuc/song-lo/2021/358-cv-hu"


def closed(schema):
    """Return a schema that allows no keys but those it names."""
    if isinstance(schema, dict):
        shut = {"additionalProperties": False} if "properties" in schema else {}
        return shut | {key: closed(value) for key, value in schema.items()}
    return [closed(one) for one in schema] if isinstance(schema, list) else schema


@pytest.fixture
def schemas(data):
    return {address: schema for address, schema in data.files.items() if "/v1/schema/" in address}


def test_every_schema_is_one(schemas):
    assert schemas
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def test_every_file_is_valid_by_the_schema_that_it_names(data, schemas):
    validators = {
        address: Draft202012Validator(
            closed(schema), format_checker=Draft202012Validator.FORMAT_CHECKER
        )
        for address, schema in schemas.items()
    }
    used = set()
    for address, file in data.files.items():
        if address not in schemas:
            named = normpath(join(dirname(address), file["$schema"]))
            assert [error.message for error in validators[named].iter_errors(file)] == [], address
            used.add(named)
    assert used == set(schemas)


def test_the_rows_are_as_described(data):
    names = public_tables()["directives"].names
    nested = tuple(table.name for table in nested_tables())
    for letter in data.letters.values():
        assert tuple(letter) == ("$schema", *names, *nested)
        for table in nested_tables():
            assert all(tuple(row) == table.names for row in letter[table.name])


# ---------- letters ----------


def test_the_text_is_that_of_the_record(real_data):
    found = {letter["number"]: letter for letter in real_data.letters.values()}
    for held in real_data.held:
        blocks = found[held.values.get("number")]["blocks"]
        assert [block["text"] for block in blocks] == held.paragraphs


def test_the_text_is_the_text_that_the_site_shows(data):
    for entry in data.inputs.corpus.shown:
        letter = data.letters[entry.key]
        assert "\n".join(block["text"] for block in letter["blocks"]) == entry.record.body_text


def test_citations_quote_their_place(data):
    for letter in data.letters.values():
        texts = {block["block"]: block["text"] for block in letter["blocks"]}
        for cited in letter["citations"]:
            if cited["place"] in texts:
                assert texts[cited["place"]][cited["start"] : cited["end"]] == cited["text"]
            assert cited["text"]


def test_what_was_withdrawn_gives_its_notice_and_no_text(made_data):
    withdrawn = [letter for letter in made_data.letters.values() if letter["withdrawn_on"]]
    assert len(withdrawn) == sum(held.is_withdrawn for held in made_data.held) > 0
    for letter in withdrawn:
        assert letter["withdrawn_because"]
        assert [letter[table.name] for table in nested_tables() if letter[table.name]] == []
        kept = ("subject", "speaks_as", "byline", "gist", "source_file", "transcriber")
        assert [letter[name] for name in kept if letter[name]] == []


def test_a_page_has_its_whole_address_where_that_of_the_site_is_known(real_data, made_data):
    assert real_data.letters[SONG_LO]["page"] == f"{SONG_LO}.html"
    for key, letter in made_data.letters.items():
        assert letter["page"] == f"https://vi-du.invalid/van-ban/{key}.html"
    lists = [file for address, file in made_data.files.items() if "/danh-sach/" in address]
    pages = [file["page"] for file in lists if file["page"]]
    pages += [item["page"] for file in lists for item in file["items"] if "page" in item]
    assert len(pages) > len(lists)
    assert [page for page in pages if not page.startswith("https://vi-du.invalid/van-ban/")] == []


# ---------- lists ----------


@pytest.mark.parametrize("name", ["real_data", "made_data"])
def test_lists_hold_the_letters_of_their_pages(name, request):
    data = request.getfixturevalue(name)
    expected = lists_of(data.held)
    for page, records in expected.items():
        assert len({item["id"] for item in data.list_of(page)}) == len(records), page


def test_every_list_names_the_page_that_shows_it(data):
    """A short list of a body stands on the body's page, under a heading with an id."""
    inputs = data.inputs
    pages = {page.address: page for page in site_targets(inputs.findings, inputs.sheets, {})}
    assert pages
    for address, file in data.files.items():
        if "/danh-sach/" not in address:
            continue
        if "/tat-ca/" in address:
            assert file["page"] is None
            continue
        page, _, part = file["page"].removeprefix(data.site_url or "").partition("#")
        assert page in pages, address
        if part:
            shown = pages[page].make().data
            groups = (shown.received, shown.assigned, shown.copied)
            (group,) = (one for one in groups if one and one.id == part)
            assert len(group.lines) == file["total"], address


def test_lists_of_places_have_the_titles_of_their_pages(synthetic_data):
    inputs = synthetic_data.inputs
    pages = {page.address: page for page in site_targets(inputs.findings, inputs.sheets, {})}
    folders = inputs.findings.folders
    listed = [addresses.folder_address(own[0].directive.office) for own in folders.values()]
    tasks = [addresses.tasks_of_place_address(folder) for folder in folders]
    assert pages.keys() > {*listed}
    assert pages.keys() & {*tasks}
    for page in {*listed, *tasks} & pages.keys():
        title = synthetic_data.files[list_address(page)]["title"]
        assert title == pages[page].make().title
        assert ", Tỉnh " not in title


def test_indexes_lead_to_lists_of_as_many(data):
    seen = 0
    for address in [one for one in data.files if "/danh-sach/" in one]:
        file = data.files[address]
        for item in file["items"] if file["$schema"].endswith("index-of-lists.json") else ():
            seen += 1
            if "directives" in item["counts"]:
                assert sum(item["counts"].values()) == len(data.items_at(item["data"]))
            elif item["data"]:
                assert item["data"] in data.files
    assert seen


def test_a_body_has_as_many_letters_and_tasks_as_its_line_says(made_data):
    lists = [file for file in made_data.files.values() if "lists" in file and "counts" in file]
    bodies = [file for file in lists if "issued" in file["counts"]]
    assert len(bodies) > 3
    for body in bodies:
        assert body["total"] == body["counts"]["issued"]
        for name, address in body["lists"].items():
            assert body["counts"][name] == (len(made_data.items_at(address)) if address else 0)


def test_every_task_of_a_letter_is_in_the_list_of_tasks(data):
    listed = data.list_of("nhiem-vu/index.html")
    own = [{"directive": key, **task} for key, one in data.letters.items() for task in one["tasks"]]
    assert sorted(map(str, listed)) == sorted(map(str, own))


def test_every_cited_document_has_the_letters_that_cite_it(data):
    documents = data.list_of("vien-dan/index.html")
    assert documents
    for document in documents:
        page = document["id"] if not document["is_held"] else f"vien-dan/{document['id']}"
        citing = {item["id"] for item in data.list_of(f"{page}.html")}
        own = {
            key
            for key, letter in data.letters.items()
            if any(one["document"] == document["id"] for one in letter["citations"])
        }
        assert citing == own
        assert document["citing"] == len(citing)


def test_the_index_counts_what_there_is_and_its_links_lead_on(data):
    index = data.files["du-lieu/v1/index.json"]
    counts = index["counts"]
    assert counts["directives"] + counts["reports"] == len(data.held) == len(data.letters)
    assert counts["tasks"] == sum(len(letter["tasks"]) for letter in data.letters.values())
    links = [*index["lists"].values(), *index["schemas"].values(), index["vocabularies"]]
    assert [link for link in links if link not in data.files] == []
    bulk = [target.address for target in bulk_targets(data.inputs)]
    assert index["bulk"] == bulk
    assert index["datapackage"] in bulk


def test_a_long_list_goes_on_in_further_files(monkeypatch, made_data):
    monkeypatch.setattr(data_list, "PART", 20)
    data = Data(made_data.folder)
    page = "tat-ca/index.html"
    assert [item["id"] for item in data.list_of(page)] == [
        item["id"] for item in made_data.list_of(page)
    ]
    assert "du-lieu/v1/danh-sach/tat-ca/trang-2.json" in data.files


def test_the_keys_that_letters_use_are_in_the_vocabularies(data):
    words = data.files["du-lieu/v1/vocabularies.json"]
    keys = {name: {row["key"] for row in words[name]} for name in ("kinds", "topics", "bodies")}
    for letter in data.letters.values():
        assert letter["kind"] in keys["kinds"]
        assert set(letter["topics"]) <= keys["topics"]
        assert {who for task in letter["tasks"] for who in task["who"]} <= keys["bodies"]


# ---------- what an edit redoes ----------


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(ROOT / "directives", tmp_path / "directives")


def edited(folder, old, new):
    """Return the addresses of the files that an edit of letter 358 redoes."""
    before = json_targets(inputs_of(folder))
    file = next(folder.rglob("*358*.md"))
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    after = json_targets(inputs_of(folder))
    return {one for one in before | after if _digest(before, one) != _digest(after, one)}


def _digest(targets, address):
    return targets[address].digest if address in targets else None


def test_an_edit_redoes_the_files_of_its_letter(folder):
    assert edited(folder, "Mệnh đề “Thực hiện", "Vế “Thực hiện") == {f"{SONG_LO}.json"}


def test_new_topics_redo_the_lists_of_its_letter_and_no_other(folder):
    changed = edited(folder, "[vung-xanh, tiem-chung,", "[tiem-chung, vung-xanh,")
    lists = {one.removeprefix("du-lieu/v1/danh-sach/") for one in changed}
    assert {f"{SONG_LO}.json", "vinh-phuc/index.json", "ngay/2021/08/index.json"} <= lists
    assert not any("thai-binh/" in one or one.startswith("ngay/2022") for one in lists)
