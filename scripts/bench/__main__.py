"""`python -m bench` runs each measurement briefly; `python -m bench NAME [ARGS]` one in full."""

import sys
from importlib import import_module

BRIEFLY = {"citations": ["100"], "search": ["100"], "printing": ["4"]}
"""Measurements by the name of their module, with the arguments of a short run."""
LONG = (
    "builds",
    "campaign",
    "histories",
    "kills",
    "letters",
    "mutations",
    "peers",
    "queries",
    "spoils",
    "targets",
)


def run(name, args):
    print(f"== {' '.join([name, *args])}", flush=True)
    import_module(f"bench.{name}").main(*args)


def purpose(name):
    return (import_module(f"bench.{name}").__doc__ or "").splitlines()[0]


def main(args):
    if args and args[0] in (*BRIEFLY, *LONG):
        run(args[0], args[1:])
        return
    if args:
        sys.exit(f"There is no “{args[0]}”; there are {', '.join((*BRIEFLY, *LONG))}")
    for name, few in BRIEFLY.items():
        run(name, few)
    print("== All there is:")
    for name in (*BRIEFLY, *LONG):
        print(f"{name:<10} {purpose(name)}")


if __name__ == "__main__":
    main(sys.argv[1:])
