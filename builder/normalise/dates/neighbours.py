"""Issue numbers of other days: 第17980号, when 第17981号 is known to be of 30 October.

A daily counts one a day. The number is used only where the known issues themselves keep that count nearby.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

REACH = 400
"""Issues away at most."""


def by_issue_number(wanted: str, known: Mapping[str, str]) -> tuple[str, float, str] | None:
    """(date, confidence, reasoning in Chinese). `known` maps issue numbers to dates.

    With known issues on both sides the date is counted between them, and certain when they keep the daily count;
    with one side only it is as good as the distance is small.
    """
    number = int(wanted)
    near = sorted((abs(int(n) - number), int(n), d) for n, d in known.items() if 0 < abs(int(n) - number) <= REACH)
    for _, n, printed in near:
        target = date.fromisoformat(printed) + timedelta(days=number - n)
        beyond = [(m, d) for _, m, d in near if (m - number) * (n - number) < 0]
        if beyond:
            m, d = beyond[0]
            steady = (date.fromisoformat(d) - date.fromisoformat(printed)).days == m - n
            if steady:
                return (
                    target.isoformat(),
                    0.95,
                    f"第{number}号介于第{n}号（{printed}）与第{m}号（{d}）之间，期号逐日递增",
                )
        elif abs(n - number) <= 7:
            return (
                target.isoformat(),
                0.75,
                f"第{number}号与第{n}号（{printed}）相差{abs(n - number)}期，按逐日出版推算",
            )
    return None
