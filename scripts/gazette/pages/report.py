"""Where readers report an error in a document: an e-mail or a form that knows the page.

In: the contact of the site's owner. Out: an address that ends with that of the page, so that a
script can add the anchor of a point.
"""

from __future__ import annotations

from urllib.parse import quote

from gazette.pages.labels import label, labels


def report_address(contact: str, title: str, address: str) -> str:
    """Return the link to report an error on the page at `address`.

    `contact` is an e-mail address, or the address of a form up to the value of the parameter that
    takes the page's address: `https://example.org/form?page=`.
    """
    page = quote(address, safe="")
    if "://" in contact:
        return f"{contact}{page}"
    subject = quote(label("report", "subject", title=title), safe="")
    body = quote(labels().report.body, safe="")
    return f"mailto:{contact}?subject={subject}&body={body}{page}"
