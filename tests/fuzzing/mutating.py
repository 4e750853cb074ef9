"""Files made a little wrong, in the ways that files of annotations go wrong.

A byte changed at random mostly breaks the JSON and is refused at the door; a value put where
another stood, a line twice, a number that is none get further in.
"""

import json
import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

ODD_WORDS = (
    *(b"", b"null", b"true", b"[]", b"{}", b'""', b"0", b"-1", b"-0", b"1e400", b"1e-400", b"NaN"),
    *(b"1.5", b"1e3", b"10000000000000000000", b"1" * 30, b"9223372036854775808", b"0_1", b"4;5"),
    *(b'"\\u0000"', b'"\\ud83d"', b"\x00", b"\xff", b"\\n", b"\r\n", b"\n", b"\t", b"\xef\xbb\xbf"),
    *(
        word.encode()
        for word in ("😀", "e\u0301", "👩‍👩‍👧", "٣", "\u202e", "\u2028", "\u0085", "ß")
    ),
    *(b'"StatedFact"', b'"StatedFact:a:b"', b'"2017-05-25/2017-04"', b'"2017-02-30"', b'"../x"'),
)
_WORD = re.compile(rb'"(?:[^"\\]|\\.)*"|[\w.+-]+|[^\w\s]|\s+')
_NODES = (None, True, 0, -1, 0.5, 10**30, "", "StatedFact", "one", [], {}, [[]], {"id": "one"})

Place = tuple[Any, Any]  # a list or an object, and an index or a key of it


def mutated(content: bytes, random: Random) -> bytes:
    """The same with one to four things changed."""
    for _ in range(random.randint(1, 4)):
        content = random.choice(_WAYS)(content, random)
    return content


def _other_word(content: bytes, random: Random) -> bytes:
    words = _WORD.findall(content)
    if not words:
        return random.choice(ODD_WORDS)
    at = random.randrange(len(words))
    words[at] = random.choice((random.choice(ODD_WORDS), random.choice(words), words[at] * 2))
    return b"".join(words)


def _other_line(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    at, other = random.randrange(len(lines)), random.choice(lines)
    lines[at : at + random.randint(0, 1)] = random.choice(([], [other], [other, lines[at]]))
    return b"\n".join(lines)


def _other_bytes(content: bytes, random: Random) -> bytes:
    at = random.randint(0, len(content))
    return content[:at] + random.randbytes(random.randint(0, 3)) + content[at + 1 :]


def _other_node(content: bytes, random: Random) -> bytes:
    try:
        root = [json.loads(content)]
    except (ValueError, RecursionError):
        return _other_word(content, random)
    places = list(_places(root))
    (inside, key), (elsewhere, other) = random.choice(places), random.choice(places)
    match random.randrange(4):
        case 0:
            inside[key] = random.choice(_NODES)
        case 1:
            inside[key] = json.loads(json.dumps(elsewhere[other]))
        case 2 if inside is not root:
            del inside[key]
        case _:
            inside[key] = [inside[key], inside[key]]
    return json.dumps(root[0], ensure_ascii=random.random() < 0.5).encode(errors="surrogatepass")


def _places(node: Any) -> Iterator[Place]:
    for key in node if isinstance(node, dict) else range(len(node)):
        yield node, key
        if isinstance(node[key], dict | list):
            yield from _places(node[key])


_WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _other_node,
    _other_node,
    _other_word,
    _other_line,
    _other_bytes,
)
