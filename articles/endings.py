"""What the names of files tell: which can be input, and which belong to one document. Pure."""

from collections.abc import Container, Iterable
from pathlib import PurePosixPath

MARKED_ENDINGS = (".ann", ".jsonld")  # marks of the `.txt` and `.meta.json` beside them
BESIDE_ENDINGS = (".txt", ".meta.json")
RE3D_PARTS = ("documents.json", "entities.json", "relations.json")
ARCHIVE_ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz")
LINES_ENDING = ".jsonl"
# Of tools whose exports are no input: opened all the same, to say what to export instead.
FOREIGN_ENDINGS = (
    *(".conll", ".conllu", ".bio", ".iob"),
    *(".csv", ".tsv", ".xml", ".xmi", ".docx", ".pdf"),
)

# What sets Label Studio up, and is written beside the tasks that go there: no mark is in it.
LABELLING = "labelling.xml"

_INPUT_ENDINGS = (*MARKED_ENDINGS, *BESIDE_ENDINGS, ".json", LINES_ENDING, *FOREIGN_ENDINGS)


def is_archive(name: str) -> bool:
    return name.endswith(ARCHIVE_ENDINGS)


def is_input(name: str) -> bool:
    """Whether a file of this name is looked at where it was not named itself."""
    if name.startswith(".") or name == LABELLING:
        return False
    return name.endswith((*_INPUT_ENDINGS, *ARCHIVE_ENDINGS))


def belongs_to(name: str, names: Container[str]) -> tuple[str, str]:
    """The document that a file is a part of, and which part, among files of these names."""
    folder, base = PurePosixPath(name).parent, PurePosixPath(name).name
    if base in RE3D_PARTS and str(folder / RE3D_PARTS[0]) in names:
        return str(folder / RE3D_PARTS[0]), base
    stem, ending = _split(name, BESIDE_ENDINGS)
    if ending:
        for marked in MARKED_ENDINGS:
            if f"{stem}{marked}" in names:
                return f"{stem}{marked}", ending
        if f"{stem}.meta.json" in names:  # what brat had to bring
            return f"{stem}.ann", ending
    return name, PurePosixPath(name).suffix


def file_name(document: str, part: str) -> str:
    """The name of the file that a part of a document was."""
    if part in RE3D_PARTS:
        return str(PurePosixPath(document).parent / part)
    stem, ending = _split(document, MARKED_ENDINGS)
    return f"{stem}{part}" if ending and part in (ending, *BESIDE_ENDINGS) else document


def siblings(base: str) -> list[str]:
    """What the files are called that would belong to one document with this one."""
    if base in RE3D_PARTS:
        return [part for part in RE3D_PARTS if part != base]
    stem, ending = _split(base, (*MARKED_ENDINGS, *BESIDE_ENDINGS))
    if not ending:
        return []
    marked = [ending] if ending in MARKED_ENDINGS else MARKED_ENDINGS
    names = [f"{stem}{other}" for other in (*marked, *BESIDE_ENDINGS)]
    return [name for name in names if name != base]


def _split(name: str, endings: Iterable[str]) -> tuple[str, str]:
    """The name without its ending, and which of these it has; "" for none."""
    ending = next((ending for ending in endings if name.endswith(ending)), "")
    return name.removesuffix(ending), ending
