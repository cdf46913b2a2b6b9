"""All documents as one graph of linked data, in Turtle: what each page says in JSON-LD.

Names are addresses below `@base`, which is that of the site, or where that is not known the folder
above the file. Crumbs are left out.

Writes:
    du-lieu/van-ban.ttl
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial

from gazette.corpus import Entry
from gazette.outputs.model import SiteInputs, outputs_code
from gazette.outputs.portions import Portion, stored_portions
from gazette.outputs.source_names import source_address
from gazette.pages.linked.legislation import document_node, node_inputs, published
from gazette.pages.linked.nodes import VOCABULARY, Node, Ref
from gazette.store import digest_of
from gazette.target import Target

ADDRESS = "du-lieu/van-ban.ttl"
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def rdf_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    told = [_depends_on(inputs, entry) for entry in inputs.corpus.shown]
    digest = digest_of(outputs_code(), inputs.site_url, told)
    yield Target(ADDRESS, digest, partial(_dump, inputs))


def _dump(inputs: SiteInputs) -> bytes:
    head = f"@base <{inputs.site_url or '../'}> .\n@prefix : <{VOCABULARY}> .\n"
    depends_on, make = partial(_depends_on, inputs), partial(_portion, inputs)
    return b"\n".join((head.encode(), *stored_portions(inputs, "turtle", depends_on, make)))


def _depends_on(inputs: SiteInputs, entry: Entry) -> tuple[object, ...]:
    return *node_inputs(entry, inputs.corpus), inputs.publisher


def _portion(inputs: SiteInputs, entries: Portion) -> bytes:
    shown = (entry for entry in entries if entry.is_shown)
    return "\n".join(turtle(_node(inputs, entry)) for entry in shown).encode()


def _node(inputs: SiteInputs, entry: Entry) -> Node:
    node = document_node(entry, inputs.corpus, source_address(entry))
    return published(node, inputs.publisher)


def turtle(node: Node) -> str:
    """Return a named node as Turtle, then the named nodes inside it."""
    inside = [one for values in node.known().values() for one in values if _is_named(one)]
    own = f"{_iri(node.ref)} {_said(node)} .\n"
    return own + "".join(turtle(one) for one in inside if isinstance(one, Node))


def _is_named(value: object) -> bool:
    return isinstance(value, Node) and value.ref is not None


def _said(node: Node) -> str:
    rows = (f":{name} {', '.join(map(_term, values))}" for name, values in node.known().items())
    return " ;\n  ".join((f"a :{node.type}", *rows))


def _term(value: str | int | Ref | Node) -> str:
    match value:
        case Node():
            return _iri(value.ref) if value.ref else f"[ {_said(value)} ]"
        case Ref():
            return _iri(value)
    return json.dumps(value, ensure_ascii=False)  # strings and numbers are written alike


def _iri(ref: Ref | None) -> str:
    """Return an address as Turtle writes it, with signs that it allows in no address escaped."""
    address = ref.address if ref else ""
    return f"<{_NOT_IN_IRI.sub(lambda sign: f'%{ord(sign[0]):02X}', address)}>"
