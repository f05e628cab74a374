#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""read-calendar WRITER GOLDEN [--write]: reads what WRITER writes with a parser that is not ours, and compares it with GOLDEN."""
import datetime
import pathlib
import subprocess
import sys
import tempfile
import zoneinfo

import icalendar

ZONES = {'ua': 'Europe/Kyiv', 'kz': 'Asia/Almaty'}
STARTS = {
    'k7m2.1': ('2026-03-28T09:30', 'CONFIRMED'), 'k7m2.2': ('2026-03-29T02:30', 'TENTATIVE'),
    'k7m2.3': ('2026-03-29T04:00', 'CONFIRMED'), 'k7m2.4': ('2026-06-02T10:00', 'CANCELLED'),
    'k7m2.5': ('2026-06-02T11:00', 'CANCELLED'), 'k7m2.6': ('2026-10-25T02:59', 'CONFIRMED'),
    'k7m2.7': ('2026-10-25T03:30', 'CONFIRMED'), 'k7m2.8': ('2026-10-26T09:30', 'CONFIRMED'),
}


def same(what, found, expected):
    if found != expected:
        sys.exit(f'{what}: {found!r}, not {expected!r}')


def offset_by_file(zone, wall):
    """The offset the file itself gives for a time on the wall: of the last part that has begun, before the change of it."""
    onset, part = max((part['DTSTART'].dt, part) for part in zone.subcomponents if part['DTSTART'].dt <= wall)
    if wall < onset + max(datetime.timedelta(0), part['TZOFFSETFROM'].td - part['TZOFFSETTO'].td):
        return part['TZOFFSETFROM'].td
    return part['TZOFFSETTO'].td


def check_event(event, zone, country, named):
    key, host = event['UID'].split('@')
    wall, status = STARTS[key]
    wall = datetime.datetime.fromisoformat(wall)
    same('host', host, 'dutydesk')
    start = event['DTSTART']
    same(f'{key} zone', start.params['TZID'], ZONES[country])
    same(f'{key} start', start.dt.replace(tzinfo=None), wall)
    # Known to tzdata and told by the file: the same instant.
    same(f'{key} offset', offset_by_file(zone, wall), wall.replace(tzinfo=zoneinfo.ZoneInfo(ZONES[country])).utcoffset())
    same(f'{key} length', event['DURATION'].dt, datetime.timedelta(minutes=45))
    same(f'{key} status', event['STATUS'], status)
    same(f'{key} stamp', event['DTSTAMP'].dt, datetime.datetime(2026, 3, 20, 9, 46, 40, tzinfo=datetime.timezone.utc))
    same(f'{key} place', event['LOCATION'], 'Room 12, вул. Соборна, 1\\2; Полтава')
    text = str(event['SUMMARY']) + str(event['DESCRIPTION'])
    same(f'{key} name', 'Бондар' in text, named and key != 'k7m2.8')
    assert 'Полковник Рогач; особистий прийом, каб. 12' in event['DESCRIPTION']
    if key == 'k7m2.1':
        same('question', 'Шум уночі,\nсусіди; "дім" 5' in event['DESCRIPTION'], named)


def check_file(path):
    country, kind = path.stem.split('-')
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    same('errors', calendar.errors, [])
    same('version', calendar['VERSION'], '2.0')
    same('title', calendar['X-WR-CALNAME'], 'Рогач, березень 2026')
    zones = calendar.walk('VTIMEZONE')
    same('zones', [str(zone['TZID']) for zone in zones], [ZONES[country]])
    events = calendar.walk('VEVENT')
    same('events', [event['UID'].split('@')[0] for event in events], list(STARTS))
    for event in events:
        same('errors', event.errors, [])
        check_event(event, zones[0], country, kind == 'names')


def main():
    writer, golden = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([writer, folder], check=True, stdout=subprocess.DEVNULL)
        paths = sorted(pathlib.Path(folder).iterdir())
        same('files', [path.name for path in paths], ['kz-plain.ics', 'ua-names.ics', 'ua-plain.ics'])
        for path in paths:
            if '--write' in sys.argv:
                (golden / path.name).write_bytes(path.read_bytes())
            check_file(path)
            same(f'{path.name} and the golden file', path.read_bytes(), (golden / path.name).read_bytes())


main()
