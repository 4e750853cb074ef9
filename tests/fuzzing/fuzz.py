"""Readers, anchoring and writers under a fuzzer that follows which code its inputs reach.

    make fuzz                                   for an hour
    .venv/bin/python -m tests.fuzzing.fuzz DIR [LIBFUZZER OPTION ...]
    .venv/bin/python -m tests.fuzzing.fuzz --show INPUT

Inputs that reached something new are kept in DIR and built upon the next time. Whatever raises,
or takes longer than a second, ends the run, and its input lies in DIR/finds.
"""

import sys
import time
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["articles", "campaigns", "json", "zipfile", "tarfile"]):
    from tests.fuzzing.mutating import mutated
    from tests.fuzzing.seeds import seeds
    from tests.fuzzing.walking import BETWEEN, unpacked, walk

LONGEST = 1.0  # seconds that one input may take; the largest has 32 KB
LARGEST = 1 << 15


def one_input(given: bytes) -> None:
    began = time.process_time()
    walk(*unpacked(given))
    took = time.process_time() - began
    if took > LONGEST:
        raise TimeoutError(f"{took:.1f} s for {len(given)} bytes")


def change(given: bytes, largest: int, seed: int) -> bytes:
    """Now and then as libFuzzer would, mostly as files go wrong."""
    random = Random(seed)
    if random.random() < 0.3 or len(given) < 3:
        return atheris.Mutate(given, largest)
    files = given[2:].split(BETWEEN)
    at = random.randrange(len(files))
    files[at] = mutated(files[at], random)
    how = given[1:2] if random.random() < 0.8 else random.randbytes(1)
    return (given[:1] + how + BETWEEN.join(files))[:largest]


def main(folder: Path, *options: str) -> None:
    finds = folder / "finds"
    finds.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (folder / f"seed-{number}").write_bytes(seed)
    told = [
        f"-artifact_prefix={finds}/",
        f"-max_len={LARGEST}",
        "-timeout=30",
        "-rss_limit_mb=1500",
    ]
    atheris.Setup([sys.argv[0], str(folder), *told, *options], one_input, custom_mutator=change)
    atheris.Fuzz()


def show(path: Path) -> None:
    files, options = unpacked(path.read_bytes())
    print(options)
    for name, content in files.items():
        print(f"--- {name}: {content!r}")
    print(walk(files, options))


if __name__ == "__main__":
    if sys.argv[1] == "--show":
        show(Path(sys.argv[2]))
    else:
        main(Path(sys.argv[1]), *sys.argv[2:])
