"""The crumbs of a page as a `BreadcrumbList`, which search engines show above a result."""

from __future__ import annotations

from gazette.pages.linked.nodes import Node, Ref
from gazette.pages.model import Page


def breadcrumbs(page: Page) -> tuple[Node, ...]:
    """Return the list, or nothing for a page without crumbs."""
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
        for position, crumb in enumerate(page.crumbs, 1)
    )
    return (Node("BreadcrumbList", None, {"itemListElement": items}),) if items else ()
