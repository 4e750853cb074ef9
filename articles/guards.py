"""Database triggers for rows that are written once: the table itself refuses, whoever asks."""

import pgtrigger


def append_only(what: str) -> list[pgtrigger.Trigger]:
    """Return triggers that refuse UPDATE, DELETE and TRUNCATE of a table, each with a sentence.

    `what` names the row in the sentence, e.g. "A revision".
    """
    return [refuse_update(what), *refuse_removal(what)]


def refuse_update(what: str, *, unless: str = "FALSE") -> pgtrigger.Trigger:
    """Refuse UPDATE of a row, unless a SQL condition over OLD and NEW lets it through."""
    return pgtrigger.Trigger(
        name="written_once",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func=f"IF {unless} THEN RETURN NEW; END IF; {_refuse(f'{what} is never edited.')}",
    )


def refuse_removal(what: str) -> list[pgtrigger.Trigger]:
    """Refuse DELETE and TRUNCATE of a table."""
    refusal = _refuse(f"{what} is never deleted.")
    return [
        pgtrigger.Trigger(
            name="never_deleted",
            when=pgtrigger.Before,
            operation=pgtrigger.Delete,
            func=refusal,
        ),
        pgtrigger.Trigger(
            name="never_truncated",
            when=pgtrigger.Before,
            level=pgtrigger.Statement,
            operation=pgtrigger.Truncate,
            func=refusal,
        ),
    ]


def _refuse(sentence: str) -> str:
    return f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation';"
