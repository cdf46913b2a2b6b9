"""The crumbs of a page as a `BreadcrumbList`, which search engines show above a result."""

from __future__ import annotations

from collections.abc import Iterable

from gazette.pages.linked.nodes import Node, Ref
from gazette.pages.model import Link


def breadcrumbs(crumbs: Iterable[Link]) -> tuple[Node, ...]:
    """Return the list, or nothing where there are no crumbs."""
    items = tuple(
        Node(
            "ListItem",
            None,
            {
                "position": position,
                "name": crumb.text,
                "item": Ref(crumb.address) if crumb.address else None,
            },
        )
        for position, crumb in enumerate(crumbs, 1)
    )
    return (Node("BreadcrumbList", None, {"itemListElement": items}),) if items else ()
