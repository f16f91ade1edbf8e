"""Writes random recurrence rules with their days by python-dateutil, as JSON: arguments are the seed and the number."""
import datetime
import json
import random
import signal
import sys

from dateutil.rrule import rrulestr

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
END = datetime.datetime(2036, 1, 1)
MOST = 400


def sample(values, most):
    return ",".join(map(str, random.sample(values, random.randint(1, most))))


def rule():
    freq = random.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = ["FREQ=" + freq]
    if random.random() < 0.5:
        parts.append(f"INTERVAL={random.randint(1, 5)}")
    if random.random() < 0.3:
        parts.append(f"COUNT={random.randint(1, 12)}")
    elif random.random() < 0.3:
        parts.append(f"UNTIL=20{random.randint(26, 29)}{random.randint(1, 12):02d}{random.randint(1, 28):02d}")
    if random.random() < 0.35:
        parts.append("BYMONTH=" + sample(list(range(1, 13)), 4))
    if freq != "WEEKLY" and random.random() < 0.35:
        parts.append("BYMONTHDAY=" + sample(list(range(1, 32)) + [-1, -2, -5], 3))
    if freq == "YEARLY" and random.random() < 0.15:
        parts.append("BYYEARDAY=" + sample([1, 50, 100, 200, 365, 366, -1, -100], 3))
    weeks = freq == "YEARLY" and random.random() < 0.2
    if weeks:
        parts.append("BYWEEKNO=" + sample([1, 10, 20, 30, 52, 53, -1], 3))
    if random.random() < 0.5:
        days = random.sample(DAYS, random.randint(1, 4))
        # Numbered and plain weekdays are not mixed: python-dateutil takes a day only if it is both.
        if freq in ("MONTHLY", "YEARLY") and not weeks and random.random() < 0.5:
            days = [random.choice(["1", "2", "-1", "3", "5"]) + day for day in days]
        parts.append("BYDAY=" + ",".join(days))
    if any(part.startswith("BY") for part in parts) and random.random() < 0.25:
        parts.append("BYSETPOS=" + sample([1, 2, -1, -2, 3], 2))
    if random.random() < 0.3:
        parts.append("WKST=" + random.choice(DAYS))
    return ";".join(parts)


def late(*_):
    raise TimeoutError


def days_of(text, start):
    parsed = rrulestr("RRULE:" + text, dtstart=start)
    found = []
    # A rule without days is tried up to the year 9999.
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.1)
    try:
        for at in parsed:
            if at > END or len(found) == MOST:
                break
            found.append(at.strftime("%Y-%m-%d"))
    except TimeoutError:
        pass
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return found


signal.signal(signal.SIGVTALRM, late)
random.seed(int(sys.argv[1]))
rules = []
for _ in range(int(sys.argv[2])):
    start = datetime.datetime(2026, 1, 1) + datetime.timedelta(days=random.randint(0, 365))
    text = rule()
    rules.append({"start": start.strftime("%Y-%m-%d"), "rule": text, "days": days_of(text, start)})
json.dump(rules, sys.stdout)
