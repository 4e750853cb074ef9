"""What a chart says of itself on a page: what is drawn, and why the rest is not."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from campaigns.gallery import samples
from campaigns.queries.charts import charts_of


@pytest.mark.parametrize(
    ("further", "said"),
    [
        (0, []),
        (1, ["One statement is not drawn: there is room for those nearest to the day alone."]),
        (940, ["940 statements are not drawn: there is room for those nearest to the day alone."]),
    ],
)
def test_a_chart_says_how_many_it_has_no_room_for(further, said):
    [chart, *_] = charts_of(samples.stated(), samples.asked())
    page = render_to_string(
        "components/chart.html",
        {
            "chart": replace(chart, further=further),
            "campaign": samples.campaign,
            "asked": samples.asked(),
        },
    )
    found = [line for line in page.splitlines() if "nearest to the day" in line]
    assert [line.split('<p class="chart__note">')[1][: -len("</p>")] for line in found] == said
