"""English: the table."""

from campaigns.figures.bounds import Bound
from campaigns.figures.tables import Digits, Table, phrases, standing_for, words

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_MONTHS = words(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec"""
)

TABLE = Table(
    digits=(Digits("0123456789", group=",", point="."),),
    alike={"’": "'"},
    small={word: number for number, word in enumerate(_SMALL.split())}
    | {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)},
    powers={"dozen": 12, "hundred": 100, "thousand": 10**3}
    | {"million": 10**6, "billion": 10**9, "trillion": 10**12},
    one=words("a an"),
    within=words("and"),
    vague=words("dozens scores tens hundreds thousands millions billions"),
    to=words("to"),
    either=words("or"),
    between=("between",),
    and_="and",
    linking=words("and but or to in & yet"),
    hedges=words(
        """about around approximately approx roughly some nearly only just merely perhaps possibly
        estimated reportedly probably likely maybe circa ca an total altogether well slightly
        exactly still already barely"""
    ),
    before={
        **standing_for(
            Bound.MORE_THAN,
            """more than, greater than, higher than, larger than, longer than, over, above,
            exceeding, exceeded, exceeds, in excess of, upwards of, upward of""",
        ),
        **standing_for(
            Bound.AT_LEAST,
            """at least, no fewer than, not fewer than, no less than, not less than,
            a minimum of, minimum of""",
        ),
        **standing_for(
            Bound.LESS_THAN, "less than, fewer than, lower than, smaller than, under, below"
        ),
        **standing_for(
            Bound.AT_MOST,
            """at most, up to, no more than, not more than, no greater than, as many as,
            as much as, a maximum of, maximum of, not exceeding, within""",
        ),
    },
    after={
        **standing_for(Bound.AT_LEAST, "or more, or above, and above, plus, +"),
        **standing_for(Bound.AT_MOST, "or less, or fewer, or below"),
    },
    doubts_before=phrases(
        # another figure, or a change from one
        """almost, approaching, close to, near, nearing, short of, next to, equal to, beyond, past,
        passing, topping, topped, surpassing, surpassed, than, except, minus, times, by, up, down,
        from, between, another, additional, extra, further, multiple, couple, half, quarter, third,
        either, other, rather, instead, unlike, versus, vs, if, according to, every, each, per,
        as few as, as little as, plus, plus to, plus or, + to, + or, each of, any, rose, risen,
        rising, grew, grown, growing, fell, fallen, falling, dropped, dropping, declined, shrank,
        shrunk, increased, decreased, gained, rise of, increase of, growth of, gain of, drop of,
        decrease of, decline of, fall of, reduction of, all but, twice, double, triple, twice the,
        double the, triple the, half the, """
        # none
        "no, not, not even, not quite, even, quite, not much, not far, no longer, "
        "isn't, aren't, wasn't, weren't, don't, doesn't, didn't, never, nor, neither, without, "
        # a label or a time
        """number, no., nos, resolution, phase, article, chapter, page, route, highway, class, type,
        mark, brigade, company, battalion, division, unit, aged, age, day, week, month, year, until,
        till, since, before, after, mid, early, late, during, """
        # not "over" as a bound
        "victory, control, power, authority, command, prevailed, flew, fly, against",
    ),
    doubts_after=phrases(
        # a change, a part, or another bound
        """more, fewer, less, increase, rise, decrease, drop, decline, fall, reduction, growth,
        higher, lower, greater, smaller, larger, further, additional, extra, other, percentage,
        point, points, times, fold, half, halves, third, thirds, quarter, quarters, fifth, fifths,
        tenth, tenths, first, second, and a half, and a quarter, and a third, and one half, or two,
        and more, and another, up, down, above, below, odd, some, plus, maximum, minimum, max, tops,
        but fewer than, but less than, but no more than, but not more than, but at most, but under,
        but below, and fewer than, and less than, and no more than, and up to, and under, """
        # a rate
        """per, each, apiece, every, daily, weekly, monthly, yearly, annually, a day, a week,
        a month, a year, an hour, """
        # a time, or a unit that is not counted in
        """hour, hours, minute, minutes, day, days, week, weeks, month, months, year, years, decade,
        decades, ago, old, o'clock, am, pm, a.m, p.m, gmt, feet, foot, metre, metres, meter, meters,
        yards, nautical, square, wide, long, deep, high, across, ton, tons, tonne, tonnes, pounds,
        acres, hectares""",
    ),
    asides=phrases(
        "or more, or less, or fewer, if not more, perhaps more, possibly more, maybe more"
    ),
    months=_MONTHS,
    of=words("of"),
    parts=words(
        """half quarter quarters third thirds fifth fifths most many some few several majority
        none all any"""
    ),
    signs={"$": "usd", "us$": "usd", "usd": "usd", "£": "gbp", "gbp": "gbp"}
    | {"€": "eur", "eur": "eur"},
    attached={"%": "%", "+": "+", "km": "km", "km²": "km²", "km2": "km²"},
    attached_to_money={"m": "million", "mn": "million", "bn": "billion"},
    units={
        **standing_for("percent", "percent, per cent, pct, %"),
        **standing_for("square-mile", "square miles, sq miles, sq mi"),
        **standing_for(
            "square-kilometre",
            """square kilometres, square kilometers, sq kilometres, sq kilometers, sq km,
            square km, km², km2""",
        ),
        **standing_for("mile", "miles"),
        **standing_for("kilometre", "kilometres, kilometers, km, kms"),
        **standing_for("usd", "dollars, us dollars, u.s dollars"),
        **standing_for("eur", "euros, euro"),
        **standing_for("gbp", "pounds sterling"),
    },
    units_one={
        **standing_for("square-mile", "square mile, sq mile"),
        **standing_for("square-kilometre", "square kilometre, square kilometer"),
        **standing_for("mile", "mile"),
        **standing_for("kilometre", "kilometre, kilometer"),
        **standing_for("usd", "dollar, us dollar"),
    },
    counted={
        **standing_for("fighter", "fighters, militants, jihadists, insurgents"),
        **standing_for("plot", "plots"),
        **standing_for(
            "troop",
            """troops, soldiers, airmen, marines, servicemen, service members,
            military personnel, military advisers, military advisors""",
        ),
        **standing_for("strike", "strikes, airstrikes, air strikes, bombing raids, air raids"),
        **standing_for("munition", "munitions"),
        **standing_for("mission", "missions, sorties"),
        **standing_for("person", "people, persons, civilians, men, women, children"),
        **standing_for("nation", "nations, countries"),
    },
    counted_one={
        **standing_for("fighter", "fighter, militant"),
        **standing_for("plot", "plot"),
        **standing_for("troop", "soldier, service member"),
        **standing_for("strike", "strike, airstrike, air strike"),
        **standing_for("munition", "munition"),
        **standing_for("mission", "mission"),
        **standing_for("person", "person, civilian, man, woman, child"),
        **standing_for("nation", "nation, country"),
    },
    stops=words(
        """a an the this that these those its his her their our it he she they we you i him them us
        and or but nor of in on at to for from by with without within into onto over under near
        against after before during since until between among across along around about through
        toward towards versus vs out off up down while when where who which whose whom as than then
        if because so though although not no per each every all both also still only now already
        is are was were be been being has have had do does did will would can could may might must
        shall should remain remained remains left said says reported conducted launched carried
        former ex more other suspected including killed killing wounded destroyed destroying hit
        hits hitting struck engaged"""
    ),
    abbreviated=_MONTHS | words("sq approx ca u.s no"),
)
