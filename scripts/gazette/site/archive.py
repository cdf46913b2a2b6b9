"""What `gazette export` makes of the built site: the whole site in one file.

A zip holds a page that leads to the first one, then a folder with every file that the manifest
lists. It opens from disk in a browser, without a server. Equal sites give equal bytes.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from gazette.outputs.zips import add_to_zip
from gazette.pages.labels import labels
from gazette.pages.render import Renderer
from gazette.site.inventory import MANIFEST, SIGNATURE
from gazette.site.verify import read_manifest

FOLDER = "trang-web"
_THEME = Path(__file__).parent.parent / "theme"
_NOT_ON_WINDOWS = re.compile(
    r'[<>:"|?*\\\x00-\x1f]|[. ](?:/|$)|(?:^|/)(?:aux|con|nul|prn|(?:com|lpt)\d)(?:\.[^/]*)?(?:/|$)',
    re.IGNORECASE,
)


class NotAsBuiltError(Exception):
    """The site can't be exported; the message says why."""


def write_zip(site: Path, out: BinaryIO, on_file: Callable[[], object] = lambda: None) -> None:
    """Write a site as one zip. `on_file` is called for each file of its manifest."""
    listed = read_manifest(site)
    if unfit := sorted(_unfit(listed)):
        wrong = "Windows can't have a file of this name, or has it already; give it another"
        raise NotAsBuiltError("\n".join(f"{site / one}: {wrong}" for one in unfit))
    with zipfile.ZipFile(out, "w") as archive:
        add_to_zip(archive, f"{labels().offline.file}.html", _leading())
        for address in (*sorted(listed), MANIFEST):
            add_to_zip(archive, f"{FOLDER}/{address}", _as_built(site, address, listed))
            on_file()
        if (signature := site / SIGNATURE).is_file():
            add_to_zip(archive, f"{FOLDER}/{SIGNATURE}", signature.read_bytes())


def _as_built(site: Path, address: str, listed: Mapping[str, str]) -> bytes:
    file = site / address
    content = file.read_bytes() if file.is_file() else b""
    if address != MANIFEST and hashlib.sha256(content).hexdigest() != listed[address]:
        raise NotAsBuiltError(f"{file}: not as it was built; run `gazette build` again")
    return content


def _leading() -> bytes:
    """Return the page that leads to the first page of the site."""
    template = Renderer((_THEME,), None).environment.get_template("open.html")
    return template.render(first=f"{FOLDER}/index.html").encode()


def _unfit(addresses: Collection[str]) -> Iterator[str]:
    """Yield the addresses that Windows takes for no name, or for one name."""
    count = Counter(address.lower() for address in addresses)
    for address in addresses:
        if _NOT_ON_WINDOWS.search(address) or count[address.lower()] > 1:
            yield address


SITE_EXPORTS: Mapping[str, Callable[[Path, BinaryIO, Callable[[], object]], None]] = {
    "zip": write_zip,
}
