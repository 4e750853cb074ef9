"""Words of any script are folded and searched in the database: see `articles.words`."""

import django.contrib.postgres.indexes
from django.db import migrations

import articles.words

FOLD = r"""
CREATE FUNCTION ledger_fold(given text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN trim(
  regexp_replace(                                         -- the final h: Raqqah
  regexp_replace(                                         -- the Arabic article
  regexp_replace(                                         -- Latin articles: the, al-, Ar-Raqqah
  regexp_replace(                                         -- what is no letter or digit
  regexp_replace(                                         -- marks over letters, signs of format
  translate(
  replace(replace(replace(replace(
  regexp_replace(                                         -- U.S. is US
  regexp_replace(                                         -- Da'esh is Daesh
  regexp_replace(                                         -- Mosul's
    normalize(lower(normalize(given, NFKD)), NFKD),
    '[''’]s(?!\w)', '', 'g'),
    '[''’‘`]', '', 'g'),
    '((?:^|[^[:alnum:]])[[:alpha:]])\.(?=[[:alpha:]](?:[^[:alnum:]]|$))', '\1', 'g'),
    'ß', 'ss'), 'þ', 'th'), 'æ', 'ae'), 'œ', 'oe'),
    'ıøłđðٱىیێېکڪۆۇڵڕةەھہۃ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ءٴ',
    'iolddاييييككوولرههههه01234567890123456789'),
    '[\u00ad\u02b0-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]', '', 'g'),
    '[^[:alnum:]]+', ' ', 'g'),
    '\m(?:(?:the|al|el) (?=\S)|[ae](?:sh (?=sh)|th (?=th)|dh (?=dh)|d (?=d)|n (?=n)|r (?=r)|s (?=s)|t (?=t)|z (?=z)))+', '', 'g'),
    '\m(?:ال)+(?=[^ ]{3})', '', 'g'),
    '([a-z]{2}a)h\M', '\1', 'g')
);
"""
# A word that is left out stands between the two, so that no phrase reaches from one to the other.
WORDS = """
CREATE FUNCTION ledger_words(given text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN to_tsvector('pg_catalog.simple', ledger_fold(given))
    || to_tsvector('pg_catalog.english', 'of ' || ledger_fold(given));
"""
QUERY = """
CREATE FUNCTION ledger_query(given text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN phraseto_tsquery('pg_catalog.simple', ledger_fold(given))
    || phraseto_tsquery('pg_catalog.english', ledger_fold(given));
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_source")]

    operations = [
        migrations.RunSQL(FOLD, "DROP FUNCTION ledger_fold(text)"),
        migrations.RunSQL(WORDS, "DROP FUNCTION ledger_words(text)"),
        migrations.RunSQL(QUERY, "DROP FUNCTION ledger_query(text)"),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(
                articles.words.Words("title"), name="articles_by_words"
            ),
        ),
    ]
