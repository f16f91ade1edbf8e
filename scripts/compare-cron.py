"""Writes the next times of cron expressions by cronsim, as JSON: reads a list of expression, zone and start."""
import datetime
import json
import sys
import zoneinfo

from cronsim import CronSim, CronSimError

MOST = 8


def times_of(expression, zone, start):
    at = datetime.datetime.fromisoformat(start).astimezone(zoneinfo.ZoneInfo(zone))
    found = []
    try:
        for time in CronSim(expression, at):
            found.append(time.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"))
            if len(found) == MOST:
                break
    except CronSimError:
        return None
    return found


json.dump([times_of(*case) for case in json.load(sys.stdin)], sys.stdout)
