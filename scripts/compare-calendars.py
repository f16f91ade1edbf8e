"""Writes the days of the events of calendars by recurring-ical-events, as JSON: arguments are the zone, the first and the last day, and files."""
import datetime
import json
import sys
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

zone = ZoneInfo(sys.argv[1])
first, last = (datetime.date.fromisoformat(text) for text in sys.argv[2:4])
DAY = datetime.timedelta(days=1)
LONGEST = 366


def local(value):
    if not isinstance(value, datetime.datetime):
        return value, True
    return (value.astimezone(zone) if value.tzinfo else value), False


def days_of(event):
    start, is_day = local(event["DTSTART"].dt)
    end, _ = local(event["DTEND"].dt) if "DTEND" in event else (start, is_day)
    if is_day:
        begin, length = start, max(1, (end - start).days)
    else:
        begin, until = start.date(), end.date()
        midnight = end.hour == 0 and end.minute == 0
        length = max(1, (until - begin).days + (0 if midnight else 1))
    return [begin + DAY * step for step in range(min(length, LONGEST))]


def found(path):
    with open(path, "rb") as file:
        calendar = Calendar.from_ical(file.read())
    days = set()
    for event in recurring_ical_events.of(calendar).between(first - DAY * LONGEST, last + DAY):
        if str(event.get("STATUS", "")).upper() != "CANCELLED":
            days.update(day.isoformat() for day in days_of(event) if first <= day <= last)
    return sorted(days)


answers = {}
for name in sys.argv[4:]:
    try:
        answers[name] = found(name)
    except Exception as error:  # What the reference cannot read is not compared.
        answers[name] = f"{type(error).__name__}: {error}"
json.dump(answers, sys.stdout)
