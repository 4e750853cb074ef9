"""Documents of every kind in a few words, and what is made of them before anything is written."""

import json
from pathlib import Path

from articles import formats
from articles.anchoring import anchor
from articles.annotated import AnnotatedArticle
from articles.deliveries import Document, open_paths

SAMPLES = Path(__file__).parents[1] / "samples"
URL = "https://news.example/1"
HEADER = {"url": URL, "title": "Day one", "outlet": "Example Courier"}
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"sf": "https://example.org/ns/stated-fact#"}]


def brat(text, *lines, **parts):
    """The three files of brat; text and lines as they stand in theirs."""
    content = {
        ".txt": text if isinstance(text, bytes) else text.encode(),
        ".ann": "".join(f"{line}\n" for line in lines).encode(),
        ".meta.json": json.dumps(HEADER).encode(),
        **parts,
    }
    return Document("one.ann", {part: one for part, one in content.items() if one is not None})


def native(text, *marks, ending=".json", **said):
    data = {"article": HEADER, "text": text, "annotations": [*marks], **said}
    return Document(f"one{ending}", {ending: json.dumps(data).encode()})


def mark(start, end, exact, **said):
    return {"type": "Actor", "start": start, "end": end, "exact": exact, **said}


def doccano(text, *spans, **meta):
    line = {"text": text, "label": [*spans], "meta": {**HEADER, **meta}}
    return Document("one.jsonl", {".jsonl": json.dumps(line).encode()})


def w3c(text, *annotations, **said):
    data = {"@context": CONTEXT, "type": "AnnotationPage", "items": [*annotations], **said}
    return Document(
        "one.jsonld",
        {
            ".jsonld": json.dumps(data).encode(),
            ".txt": text.encode(),
            ".meta.json": json.dumps(HEADER).encode(),
        },
    )


def annotation(*selectors, **said):
    target = {"source": URL, "selector": [*selectors]}
    return {"type": "Annotation", "target": target, **said}


def quote(exact, **around):
    return {"type": "TextQuoteSelector", "exact": exact, **around}


def position(start, end):
    return {"type": "TextPositionSelector", "start": start, "end": end}


def read(delivered, **options):
    """All that comes of a sample or a document: anchored articles, and refusals."""
    documents = [delivered]
    if isinstance(delivered, str):
        documents = list(open_paths([SAMPLES / delivered]))
    return [
        anchor(one) if isinstance(one, AnnotatedArticle) else one
        for document in documents
        for one in formats.read(document, **options)
    ]


def marked(delivered, **options):
    """The words that were marked, article by article; of what is refused whole, the code."""
    return [
        [mark.exact for mark in one.marks] if isinstance(one, AnnotatedArticle) else one.code
        for one in read(delivered, **options)
    ]


def refused(delivered, **options):
    """The code and the place of everything that is refused, of documents and of their marks."""
    return [
        (refusal.code, refusal.place)
        for one in read(delivered, **options)
        for refusal in (one.refusals if isinstance(one, AnnotatedArticle) else [one])
    ]


def codes(delivered, **options):
    return [code for code, _ in refused(delivered, **options)]


def noted(delivered, **options):
    return [
        note.code
        for one in read(delivered, **options)
        if isinstance(one, AnnotatedArticle)
        for note in one.notes
    ]
