#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The appointments of a day and of a month saved as calendar files, read again with a parser that is not ours."""
import os
import pathlib

import icalendar

from journey import tap
from journey.program import AFTERNOON
from journey.tree import wait_for

HOME = pathlib.Path(os.environ['HOME'])


def ask(desk, from_end, heading):
    """Chooses one of the last entries of the menu of the cell in focus, and leaves the question open."""
    desk.keyboard.press('Menu')
    desk.screen.wait_focus('menu item')
    for _ in range(len(desk.screen.read().find_all('menu item')) - from_end):
        desk.focus_after('Down')
    desk.keyboard.press('Return')
    desk.screen.wait(('dialog', 'alert'), name=heading)


def save(desk, path):
    """Answers with the name of a file."""
    desk.tab_to('button', 'Choose a Folder…')
    desk.keyboard.press('Return')
    desk.screen.wait_focus('text', name='Name:')
    desk.keyboard.press('Ctrl+a')
    desk.keyboard.type(str(path))
    desk.keyboard.press('Return')


def read(path):
    """The calendar of a file, checked for what all of them have."""
    wait_for(lambda: path.exists() and path.read_bytes().endswith(b'END:VCALENDAR\r\n'), 'the file')
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert not calendar.errors, calendar.errors
    assert [str(zone['TZID']) for zone in calendar.walk('VTIMEZONE')] == ['Europe/Kyiv']
    assert path.stat().st_mode & 0o077 == 0, 'others can read it'
    return calendar


def starts(calendar):
    return sorted(event['DTSTART'].dt.strftime('%Y-%m-%dT%H:%M') for event in calendar.walk('VEVENT'))


def booked(desk, prefix):
    return sorted(appointment['start'] for appointment in desk.stored()['appointment']
                  if appointment['start'].startswith(prefix))


@tap.case('the day of everybody, with names')
def save_day(desk):
    desk.keyboard.set_layout('us')
    desk.start_at(AFTERNOON, '--demo=ua')
    desk.screen.wait('button', name='Lock the desk')
    desk.keyboard.press('Ctrl+4')
    wait_for(lambda: (here := desk.screen.focus()) and here.name[2:3] == ':', 'the grid')
    today = AFTERNOON.date().isoformat()
    ask(desk, 2, 'Save the Day as a Calendar File')
    desk.shot('question')
    desk.tab_to(('switch', 'list item', 'toggle button', 'check box'), lambda name: name.startswith('With names'))
    desk.keyboard.press('space')
    desk.tab_to(('combo box', 'list item', 'toggle button', 'button'), lambda name: name.startswith('Whose'))
    desk.keyboard.press('space')
    wait_for(lambda: (here := desk.screen.focus()) and here.role == 'list item', 'the list of receptions')
    desk.keyboard.press('Home')
    desk.keyboard.press('Return')
    path = HOME / 'day.ics'
    save(desk, path)
    desk.screen.wait_says('The calendar file was saved with')
    desk.shot('saved')
    calendar = read(path)
    assert booked(desk, today) and starts(calendar) == booked(desk, today), starts(calendar)
    assert any('Лисенко' in str(event['SUMMARY']) for event in calendar.walk('VEVENT')), path.read_text()


@tap.case('the month of the chosen official, without names')
def save_month(desk):
    ask(desk, 1, 'Save the Month as a Calendar File')
    path = HOME / 'month.ics'
    save(desk, path)
    calendar = read(path)
    events = calendar.walk('VEVENT')
    names = {str(event['DESCRIPTION']).splitlines()[0] for event in events}
    assert len(names) == 1 and next(iter(names)) in calendar['X-WR-CALNAME'], names
    assert not any('Лисенко' in str(event['SUMMARY']) for event in events), path.read_text()


@tap.case('a file that cannot be written is told, and nothing half-written stays')
def fail(desk):
    folder = HOME / 'locked'
    folder.mkdir()
    folder.chmod(0o500)
    ask(desk, 2, 'Save the Day as a Calendar File')
    save(desk, folder / 'day.ics')
    desk.screen.wait_says('The calendar file was not saved. Choose another folder or free some space.')
    desk.shot('not-saved')
    assert not list(folder.iterdir())


if __name__ == '__main__':
    tap.run('calendar')
