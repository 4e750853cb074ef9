"""Refusals of the archive: a stable code, the place, and a sentence that says what to do.

    the delivery     UNREADABLE_PATH  TOO_LARGE  TOO_MANY_FILES  BAD_ARCHIVE
    the document     UNKNOWN_FORMAT  WRONG_FORMAT  TOKEN_COLUMNS  EVENT_TABLE  FLAT_EXPORT
                     MARKED_XML  MARKED_HTML  NO_PLAIN_TEXT  NOT_UTF8  BROKEN_JSON  LINE_TOO_LONG
                     TOO_MANY_RECORDS  BAD_FIELD  MISSING_PART  BAD_LINE  NUL_IN_TEXT
                     LONE_SURROGATE  TEXT_CHANGED  ARTICLE_NOT_HELD  UNIT_AMBIGUOUS
    one mark of it   BAD_MARK  BAD_OFFSET  EMPTY_SPAN  SPLIT_SURROGATE  QUOTE_MISMATCH
                     QUOTE_NOT_FOUND  AMBIGUOUS_QUOTE  PAGE_ELSEWHERE  DUPLICATE_ID  MISSING_ID

    taken, noted     QUOTE_PREFERRED  COUNTED  NO_WORDS  CUT_LETTER  LOOSE_QUOTE  PIECES_SORTED
                     HALF_CONTEXT

A mark that is wrong is refused alone. A document is refused whole where its text cannot be
trusted, or where it cannot be told how its records split; `lenient` then takes the good ones.
`docs/errors.md` is printed from the table below.
"""

import msgspec


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a document or one of its records was not taken; every door shows the same words."""

    code: str  # stable, e.g. "QUOTE_MISMATCH"
    document: str  # which document of the delivery
    place: str  # line, JSON pointer or archive member within it; "" = the whole document
    sentence: str  # what is wrong and what to do, in one or two full sentences
    whole_document: bool = False  # true: nothing of the document was taken


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What to know of something that was taken, or that there was nothing in to take."""

    code: str
    document: str
    place: str
    sentence: str


def shown(words: str) -> str:
    """Words of a delivery, safe to print and to keep: what is no printable character is spelled
    out, so that no NUL, half character, terminal code or change of direction gets through."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in words
    )


class Problem(msgspec.Struct, frozen=True):
    """A kind of refusal: its code, what is wrong in words with blanks, and the way out."""

    code: str
    wrong: str
    way_out: str
    whole_document: bool = False

    def at(self, document: str, place: str = "", **words: object) -> Refusal:
        """Fill the blanks and say where."""
        return Refusal(
            code=self.code,
            document=shown(document),
            place=shown(place),
            sentence=shown(f"{self.wrong.format(**words)} {self.way_out}"),
            whole_document=self.whole_document,
        )


class Remark(msgspec.Struct, frozen=True):
    """A kind of note: its code, and a sentence with blanks."""

    code: str
    said: str

    def at(self, document: str, place: str = "", **words: object) -> Note:
        """Fill the blanks and say where."""
        return Note(
            code=self.code,
            document=shown(document),
            place=shown(place),
            sentence=shown(self.said.format(**words)),
        )


class Refused(Exception):
    """Carries a refusal out of a reader, up to where its neighbours go on."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.sentence)


UNREADABLE_PATH = Problem(
    "UNREADABLE_PATH",
    "“{path}” cannot be read: {reason}.",
    "Check the name and who may read it.",
    whole_document=True,
)
TOO_LARGE = Problem(
    "TOO_LARGE",
    "What is in this file is larger than {limit} MB.",
    "Split it into several deliveries, or make it a .jsonl file of one article a line: "
    "`manage.py ingest` reads that in any size.",
    whole_document=True,
)
TOO_MANY_FILES = Problem(
    "TOO_MANY_FILES",
    "The archive holds more than {limit} files.",
    "Split it into several deliveries.",
    whole_document=True,
)
BAD_ARCHIVE = Problem(
    "BAD_ARCHIVE",
    "The archive cannot be unpacked: {reason}.",
    "Pack the files again, as a plain zip or tar.gz without links.",
    whole_document=True,
)
UNKNOWN_FORMAT = Problem(
    "UNKNOWN_FORMAT",
    "No reader recognises this document.",
    "Export it in one of the formats of docs/annotations.md, or name its format.",
    whole_document=True,
)
WRONG_FORMAT = Problem(
    "WRONG_FORMAT",
    "The document is not in the {format} format.",
    "Leave the format out, so that it is found by content, or name another.",
    whole_document=True,
)
TOKEN_COLUMNS = Problem(
    "TOKEN_COLUMNS",
    "This is a column of tokens with their labels (CoNLL, BIO), and no text that they stand in.",
    "Export the text with the places of its marks: brat standoff, doccano's JSONL, or Label "
    "Studio's JSON.",
    whole_document=True,
)
EVENT_TABLE = Problem(
    "EVENT_TABLE",
    "This is a table of events, without the words that state them.",
    "Annotate the articles that it was made from, and deliver those.",
    whole_document=True,
)
FLAT_EXPORT = Problem(
    "FLAT_EXPORT",
    "This is a flat export of Label Studio (JSON-MIN, CSV, TSV), which drops who marked what and "
    "which marks belong together.",
    "Export the project as JSON.",
    whole_document=True,
)
MARKED_XML = Problem(
    "MARKED_XML",
    "This is XML, as UIMA, GATE and others write it; no XML is read, and nothing in it expanded.",
    "Export brat standoff or W3C Web Annotation (JSON-LD) from the tool.",
    whole_document=True,
)
MARKED_HTML = Problem(
    "MARKED_HTML",
    "The marks point into HTML, not into plain text.",
    "Annotate in a Text object, not in HyperText, and export again.",
    whole_document=True,
)
NO_PLAIN_TEXT = Problem(
    "NO_PLAIN_TEXT",
    "This is a {kind} document, in which no places can be counted.",
    "Annotate its plain text, and export that with the marks.",
    whole_document=True,
)
NOT_UTF8 = Problem(
    "NOT_UTF8",
    "Byte {offset} is not UTF-8.",
    "Save the file as UTF-8 and deliver it again.",
    whole_document=True,
)
BROKEN_JSON = Problem(
    "BROKEN_JSON",
    "This is not JSON that can be read: {reason}.",
    "Export the file again; it may have been cut off. Lenient reading takes the sound articles of "
    "a list.",
    whole_document=True,
)
LINE_TOO_LONG = Problem(
    "LINE_TOO_LONG",
    "The line is longer than {limit} MB.",
    "Put each article on a line of its own, or this one into a .json file.",
    whole_document=True,
)
TOO_MANY_RECORDS = Problem(
    "TOO_MANY_RECORDS",
    "The document holds more than {limit} records of marks.",
    "Check that it is one article with its marks; split it where it is several.",
    whole_document=True,
)
BAD_FIELD = Problem(
    "BAD_FIELD",
    "A field of the article is missing or wrong: {reason}.",
    "See docs/annotations.md for what it must hold.",
    whole_document=True,
)
MISSING_PART = Problem(
    "MISSING_PART",
    "“{part}” is missing beside this document.",
    "Deliver it together with the files that belong to it.",
    whole_document=True,
)
BAD_LINE = Problem(
    "BAD_LINE",
    "The line is no record of this format: “{line}”.",
    "Mend the line, or ask for lenient reading to take the others.",
    whole_document=True,
)
NUL_IN_TEXT = Problem(
    "NUL_IN_TEXT",
    "The text holds a NUL character, which a database cannot keep.",
    "Remove it and mark the text again.",
    whole_document=True,
)
LONE_SURROGATE = Problem(
    "LONE_SURROGATE",
    "The text holds half a character (a lone surrogate).",
    "Export the file again with whole characters.",
    whole_document=True,
)
TEXT_CHANGED = Problem(
    "TEXT_CHANGED",
    "The text is not the one that was marked: its digest differs from text_sha256.",
    "Deliver the text that was marked, byte for byte.",
    whole_document=True,
)
ARTICLE_NOT_HELD = Problem(
    "ARTICLE_NOT_HELD",
    "No text is beside these annotations, and no article “{url}” is held to find their words in.",
    "Deliver the article first, or its .txt and .meta.json with the annotations.",
    whole_document=True,
)
UNIT_AMBIGUOUS = Problem(
    "UNIT_AMBIGUOUS",
    "The marks could lie at several places: the file does not say what it counts, and it may be "
    "{choices}.",
    "Say which beside the fields of the article, or the unit with --offset-unit.",
    whole_document=True,
)
BAD_MARK = Problem(
    "BAD_MARK",
    "The mark cannot be read: {reason}.",
    "See docs/annotations.md for what it must hold.",
)
BAD_OFFSET = Problem(
    "BAD_OFFSET",
    "The offsets {start} and {end} do not lie in order within the text.",
    "Check which unit the file counts in, or mark the words again.",
)
EMPTY_SPAN = Problem("EMPTY_SPAN", "The mark covers no words.", "Mark at least one character.")
SPLIT_SURROGATE = Problem(
    "SPLIT_SURROGATE",
    "The offset {offset} falls inside one character.",
    "Check which unit the file counts in.",
)
QUOTE_MISMATCH = Problem(
    "QUOTE_MISMATCH",
    "The words at {start} to {end} are “{found}”, not “{exact}”{elsewhere}.",
    "Mark the words again in this text.",
)
QUOTE_NOT_FOUND = Problem(
    "QUOTE_NOT_FOUND",
    "The words “{exact}” do not stand in the text.",
    "Mark the words again in this text.",
)
AMBIGUOUS_QUOTE = Problem(
    "AMBIGUOUS_QUOTE",
    "The words “{exact}” stand {count} times in the text, at {places}, and nothing tells which.",
    "Give their position, or the words before and after them.",
)
PAGE_ELSEWHERE = Problem(
    "PAGE_ELSEWHERE",
    "The annotations go on at “{url}”, and nothing is fetched.",
    "Deliver all of them in one file.",
)
DUPLICATE_ID = Problem(
    "DUPLICATE_ID",
    "The id {id} is used twice, first at {first}.",
    "Give each mark an id of its own.",
)
MISSING_ID = Problem(
    "MISSING_ID",
    "The record points to {id}, which is not there.",
    "Mark it, or remove the pointer.",
)

QUOTE_PREFERRED = Remark(
    "QUOTE_PREFERRED",
    "The words “{exact}” do not stand at {start} to {end}, as the file says. The mark is where "
    "they stand, at {found}.",
)
COUNTED = Remark(
    "COUNTED",
    "The positions of the file count {unit}, and were led to code points.",
)
NO_WORDS = Remark(
    "NO_WORDS",
    "Of the annotations, {count} mark no words (page notes: {notes}, replies: {replies}) and were "
    "passed over.",
)
CUT_LETTER = Remark(
    "CUT_LETTER",
    "The mark “{exact}” begins or ends between a letter and its accent, or inside a joined emoji. "
    "It is taken as it is.",
)
LOOSE_QUOTE = Remark(
    "LOOSE_QUOTE",
    "The file repeats the marked words as “{exact}”. The text has “{found}”, which differs in "
    "white space only and is taken.",
)

PIECES_SORTED = Remark(
    "PIECES_SORTED",
    "The pieces of {id} do not stand in the order of the text. They are taken in that order.",
)
HALF_CONTEXT = Remark(
    "HALF_CONTEXT",
    "The words before or after “{exact}” are cut off inside a character, half of which is passed "
    "over.",
)

REMARKS = (
    *(QUOTE_PREFERRED, COUNTED, NO_WORDS, CUT_LETTER, LOOSE_QUOTE, PIECES_SORTED, HALF_CONTEXT),
)
PROBLEMS = tuple(problem for problem in list(globals().values()) if isinstance(problem, Problem))
