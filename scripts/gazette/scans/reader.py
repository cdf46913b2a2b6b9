"""Read a scan through in a process of its own: an odd file may take long, or crash a library.

In: the name and bytes of a scan. Out: a `Scan`.
"""

from __future__ import annotations

import json
import sys
from subprocess import CompletedProcess

from gazette.scans.bounded import limit, run_bounded
from gazette.scans.model import LARGEST_SCAN, Scan, ScanError, Size
from gazette.scans.opened import picture_sizes

_SECONDS = 90  # of CPU; 200 pages of A4 at 300 dots per inch take 10 to 60
_WAIT = 10 * _SECONDS
_LACKS_LIBRARY = 3
_WRONG_CODE = b"Decode: "  # libtiff prints "Fax4Decode: Bad code word" and guesses the line
_STOPPED = ("can't be read to its end", "save it again with another program")


def read_scan(name: str, content: bytes) -> Scan:
    """Read a scan through."""
    if len(content) > LARGEST_SCAN:
        wrong = f"has {len(content)} bytes; a scan has at most {LARGEST_SCAN}"
        return _faulty(wrong, "keep a smaller copy")
    done = _in_process(name, content)
    if done is None or done.returncode not in (0, _LACKS_LIBRARY):
        return _faulty(*_STOPPED, is_lasting=False)
    if done.returncode:
        raise ModuleNotFoundError(done.stderr.decode())
    if _WRONG_CODE in done.stderr:
        return _faulty("is damaged", "keep a copy that opens")
    answer = json.loads(done.stdout)
    if fault := answer.get("fault"):
        return _faulty(*fault)
    return Scan(tuple(Size(*size) for size in answer["sizes"]))


def _faulty(wrong: str, right: str, *, is_lasting: bool = True) -> Scan:
    fault = wrong, f"{right}, and write the new checksum"
    return Scan(fault=fault, is_lasting=is_lasting)


def _in_process(name: str, content: bytes) -> CompletedProcess[bytes] | None:
    return run_bounded("gazette.scans.reader", [name], content, _WAIT)


# ---------- in that process ----------


def _main() -> None:
    limit(_SECONDS)
    try:
        sizes = picture_sizes(sys.argv[1], sys.stdin.buffer.read())
    except ScanError as error:
        answer: dict[str, object] = {"fault": error.args}
    except ImportError as error:
        sys.stderr.write(str(error))
        sys.exit(_LACKS_LIBRARY)
    else:
        answer = {"sizes": sizes}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _main()
