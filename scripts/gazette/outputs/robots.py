"""What search engines are told: they may read all, and where the sitemap is.

Writes:
    robots.txt
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gazette.outputs.model import SiteInputs
from gazette.store import digest_of
from gazette.target import Target


def robots_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    lines = ["User-agent: *", "Disallow:"]
    if inputs.site_url:
        lines.append(f"Sitemap: {inputs.site_url}sitemap.xml")
    text = "".join(f"{line}\n" for line in lines).encode()
    yield Target("robots.txt", digest_of(text), partial(bytes, text))
