"""Arabic: the table. Words stand as `words.fold` leaves them: no hamza, no tatweel.

Numbers in words are read below eleven, in tens, and with one power: "خمسة وعشرون" is left unread.
"""

from campaigns.figures.bounds import Bound
from campaigns.figures.tables import Digits, Table, phrases, standing_for, words

# With things that are feminine, with things that are masculine; two cases of the tens.
_UNITS = (
    "ثلاث اربع خمس ست سبع ثماني تسع عشر",
    "ثلاثة اربعة خمسة ستة سبعة ثمانية تسعة عشرة",
)
_TENS = (
    "عشرون ثلاثون اربعون خمسون ستون سبعون ثمانون تسعون",
    "عشرين ثلاثين اربعين خمسين ستين سبعين ثمانين تسعين",
)

TABLE = Table(
    digits=(
        Digits("٠١٢٣٤٥٦٧٨٩", group="٬", point="٫"),
        Digits("۰۱۲۳۴۵۶۷۸۹", group="٬", point="٫"),
        Digits("0123456789", group="", point=""),  # 1,200 and 1.200 are both written
    ),
    alike={"ٱ": "ا", "ى": "ي"},
    prefix="و",
    small={word: n for row in _UNITS for n, word in enumerate(row.split(), start=3)}
    | {word: 10 * n for row in _TENS for n, word in enumerate(row.split(), start=2)},
    powers={"مية": 100, "ماية": 100, "الف": 10**3, "الفا": 10**3, "الاف": 10**3}
    | {"مليون": 10**6, "مليونا": 10**6, "ملايين": 10**6, "مليار": 10**9, "مليارات": 10**9},
    vague=words("عشرات ميات"),
    to=words("الي"),
    either=words("او"),
    between=("بين",),
    and_="و",
    linking=words("و او الي في لكن"),
    hedges=words("نحو حوالي تقريبا زهاء"),
    before={
        **standing_for(Bound.MORE_THAN, "اكثر من, ازيد من, ما يزيد علي, ما يزيد عن"),
        **standing_for(Bound.AT_LEAST, "ما لا يقل عن, علي الاقل"),
        **standing_for(Bound.LESS_THAN, "اقل من"),
        **standing_for(Bound.AT_MOST, "ما لا يزيد عن, ما لا يزيد علي, ما يصل الي, ما لا يتجاوز"),
    },
    after={
        **standing_for(Bound.AT_LEAST, "علي الاقل, او اكثر, فاكثر"),
        **standing_for(Bound.AT_MOST, "علي الاكثر, او اقل"),
    },
    doubts_before=phrases(
        """قرابة, من, الي, بين, عن, علي, لا, ليس, ليست, غير, دون, سوي, نصف, ربع, ثلث, كل, بعد, قبل,
        منذ, عام, سنة, يوم, شهر, رقم, المادة, القرار, بنسبة, بمقدار, و, او""",
    ),
    doubts_after=phrases(
        """نقطة, نقاط, اضعاف, مرة, مرات, ساعة, ساعات, يوما, يوم, ايام, شهرا, شهر, اشهر, عاما, عام,
        اعوام, سنة, سنوات, دقيقة, دقايق, ونصف, وربع, و, اخري, اخر, اضافية, اضافي, يوميا, شهريا,
        مترا""",
    ),
    months=words(
        """يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر كانون شباط
        اذار نيسان ايار حزيران تموز اب ايلول تشرين"""
    ),
    of=words("من"),
    parts=words("نصف ربع ثلث معظم بعض كل"),
    signs={"$": "usd", "€": "eur", "£": "gbp"},
    attached={"%": "%", "٪": "%", "+": "+", "كم²": "كم²"},
    units={
        **standing_for("percent", "%, ٪, في المية, بالمية, في الماية, بالماية"),
        **standing_for(
            "square-kilometre",
            "كيلومتر مربع, كيلومترا مربعا, كيلومترات مربعة, كم مربع, كم²",
        ),
        **standing_for("square-mile", "ميل مربع, ميلا مربعا, اميال مربعة"),
        **standing_for("kilometre", "كيلومتر, كيلومترا, كيلومترات, كم"),
        **standing_for("mile", "ميل, ميلا, اميال"),
        **standing_for("usd", "دولار, دولارا, دولارات, دولار اميركي, دولار امريكي"),
        **standing_for("eur", "يورو"),
    },
    counted={
        **standing_for("fighter", "مقاتل, مقاتلا, مقاتلين"),
        **standing_for("troop", "جندي, جنديا, جنود"),
        **standing_for("strike", "ضربة, ضربات, غارة, غارات"),
        **standing_for("person", "شخص, شخصا, اشخاص, مدني, مدنيا, مدنيين"),
        **standing_for("nation", "دولة, دول"),
    },
    stops=words("في من الي علي عن مع و او ان قرب بعد قبل منذ ضد التي الذي"),
)
