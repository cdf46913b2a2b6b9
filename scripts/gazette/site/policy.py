"""The Content-Security-Policy: a page loads what stands on its own site, and nothing else.

Every page has it in its head, so it holds on any host and for a page that is opened from disk. A
script that stands in a page runs by the hash of its very text. Hosts that send headers may send the
same policy, with what a page itself can't say: see the folder `hosting/`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_INLINE = re.compile(
    r'<script(?![^>]*\s(?:src=|type="[^"]*json"))[^>]*>(.*?)</script>', re.DOTALL | re.IGNORECASE
)
"""Those that run. JSON is no script, whatever its element is called."""
_ALLOWED = re.compile(r"(;script-src 'self')(?: 'sha256-[^']+')*")
_HEADER_ALONE = "frame-ancestors 'none'"
"""Nobody shows a page in a frame of theirs; in a page itself it has no effect."""


def page_policy(hosts: Iterable[str] = ()) -> str:
    """Return the policy of pages before the hashes of their scripts. The owner may add hosts.

    Styles and menus draw with pictures in `data:`. Firefox sends the search form of a page that
    was opened from disk only to `file:`.
    """
    others = "".join(f" {host}" for host in hosts)
    return (
        f"default-src 'self'{others};script-src 'self'{others};img-src 'self' data:{others};"
        "base-uri 'none';form-action 'self' file:"
    )


def with_hashes(html: str) -> str:
    """Return a page whose policy lets the scripts run that stand in it."""

    def with_own(allowed: re.Match[str]) -> str:
        scripts = dict.fromkeys(filter(None, _INLINE.findall(html)))
        return allowed[1] + "".join(f" '{_hash(script)}'" for script in scripts)

    return _ALLOWED.sub(with_own, html, count=1)


def _hash(script: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def header_policy(policy: str) -> str:
    """Return the policy that a host sends with every file, by the one that its pages have."""
    return f"{policy.replace(' file:', '')};{_HEADER_ALONE}"
