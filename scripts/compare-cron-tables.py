"""Runs the tests of a cronsim folder, notes each expression that they use, and writes these with their next times as JSON."""
import datetime
import io
import json
import sys
import unittest
import zoneinfo

folder = sys.argv[1]
sys.path.insert(0, folder)
import cronsim  # noqa: E402

MOST = 8
SOME_START = datetime.datetime(2026, 1, 5, tzinfo=datetime.timezone.utc)
noted = {}
original = cronsim.CronSim


class Noting(original):
    def __init__(self, expression, at, reverse=False):
        note(expression, at)
        super().__init__(expression, at, reverse)


def note(expression, at):
    zone = getattr(at.tzinfo, "key", None) or "UTC"
    start = at if at.tzinfo else at.replace(tzinfo=datetime.timezone.utc)
    text = start.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    noted[(expression, zone, text)] = None


def times_of(expression, zone, start):
    at = datetime.datetime.strptime(start, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.timezone.utc)
    found = []
    try:
        for time in original(expression, at.astimezone(zoneinfo.ZoneInfo(zone))):
            found.append(time.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"))
            if len(found) == MOST:
                break
    except cronsim.CronSimError:
        return None
    return found


cronsim.CronSim = Noting
cronsim.cronsim.CronSim = Noting
suite = unittest.defaultTestLoader.discover(folder + "/tests", top_level_dir=folder + "/tests")
unittest.TextTestRunner(stream=io.StringIO()).run(suite)
json.dump([[*case, times_of(*case)] for case in noted], sys.stdout)
