#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key of the one table (src/ui/keys.c) does what it says, on every layout."""
import datetime
import os
import pathlib
import re
import subprocess

from journey import flow, tap
from journey.keyboard import LAYOUTS
from journey.tree import PATIENCE, wait_for

# Keys that are pressed nowhere below, and why.
ELSEWHERE = {
    'Ctrl+Return': 'the flows end with it, on every layout',
    'Ctrl+s': 'what it does earlier, the autosave does within a second anyway',
    'F5': 'a demo has no headquarters: tests/ui/test-headquarters.c asks for what it does',
    'F8': 'a demo has no headquarters: test-headquarters.py presses it',
    'KP_Delete': 'only without Num Lock, which is on here',
    'Ctrl+KP_Page_Up': 'only without Num Lock',
    'KP_Page_Up': 'only without Num Lock',
    'KP_Page_Down': 'only without Num Lock',
    'Shift+KP_Page_Up': 'only without Num Lock',
    'Shift+KP_Page_Down': 'only without Num Lock',
    'KP_Home': 'only without Num Lock',
    'Ctrl+KP_Page_Down': 'only without Num Lock',
    'Ctrl+question': 'stands elsewhere on each layout; Ctrl+F1 is the same',
}
PRESSED = set()


def press(desk, keys):
    PRESSED.add(keys)
    desk.keyboard.press(keys)


def at_entry(desk):
    desk.screen.wait_focus('text', name='Who came?')


def at_people(desk):
    desk.screen.wait('list item', name='People', state='selected')


def go_home(desk):
    desk.keyboard.press('Ctrl+n')
    at_entry(desk)


def close_dialog(desk, name):
    desk.screen.wait('dialog', name=name)
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('dialog', name=name)


def at_place(desk, name):
    desk.screen.wait('list item', name=name, state='selected')


def places(desk):
    for prefix in ('Ctrl+', 'Ctrl+KP_'):
        for digit, name in (('2', 'Statements'), ('3', 'Lost Documents'), ('4', 'Appointments'), ('5', 'People')):
            press(desk, prefix + digit)
            at_place(desk, name)
        press(desk, prefix + '1')
        at_entry(desk)


def appointments(desk):
    def at_day(days):
        day = datetime.date.today() + datetime.timedelta(days=days)
        desk.screen.wait('label', name=f'{day:%A}, {day.day} {day:%B} {day.year}')
    desk.keyboard.press('Ctrl+4')
    at_place(desk, 'Appointments')
    at_day(0)
    for keys, days in (('Page_Down', 1), ('Shift+Page_Down', 8), ('Page_Up', 7), ('Shift+Page_Up', 0), ('Page_Down', 1),
                       ('Home', 0)):
        press(desk, keys)
        at_day(days)
    press(desk, 'Ctrl+g')
    desk.screen.wait_focus('text')
    desk.keyboard.press('Escape')
    desk.keyboard.press('Ctrl+1')
    at_entry(desk)


def lost_documents(desk):
    desk.keyboard.press('Ctrl+3')
    at_place(desk, 'Lost Documents')
    press(desk, 'Ctrl+m')
    desk.screen.wait('radio button', name='Matches', state='checked')
    desk.keyboard.press('Ctrl+1')
    at_entry(desk)


def check_in(desk):
    press(desk, 'F2')
    desk.screen.wait('list item', name=lambda name: name.startswith('Check in '))
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('list item', name=lambda name: name.startswith('Check in '))
    at_entry(desk)


def lists(desk):
    desk.keyboard.press('Ctrl+5')
    at_people(desk)
    press(desk, 'F9')
    desk.screen.wait_focus('list item', name='People')
    press(desk, 'Ctrl+f')
    desk.screen.wait_focus('entry', name='Filter the list')
    press(desk, 'Ctrl+n')
    desk.screen.wait_focus('text', name='Surname')
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('text', name='Surname')
    desk.keyboard.press('Ctrl+1')
    at_entry(desk)


def steps(desk):
    """From one person of the register to the next and back."""
    def open_other_than(before):
        desk.screen.wait_focus('list item', name='Service to the visitor')
        desk.keyboard.press('1')
        return desk.screen.wait('text', name='Surname', text=lambda surname: surname not in ('', before)).text
    desk.keyboard.press('Ctrl+5')
    at_people(desk)
    desk.keyboard.press('Down')
    desk.keyboard.press('Return')
    first = open_other_than('')
    press(desk, 'Ctrl+Page_Down')
    second = open_other_than(first)
    press(desk, 'Ctrl+Page_Up')
    assert open_other_than(second) == first
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('text', name='Surname')
    desk.keyboard.press('Ctrl+1')
    at_entry(desk)


def omnibox(desk):
    press(desk, 'Ctrl+k')
    desk.screen.wait_focus('entry', name='Search Everything')
    close_dialog(desk, 'Search Everything')


def window_dialogs(desk):
    press(desk, 'Ctrl+comma')
    close_dialog(desk, 'Preferences')
    press(desk, 'Ctrl+F1')
    close_dialog(desk, 'Keyboard Shortcuts')
    press(desk, 'F1')
    close_dialog(desk, 'Help')
    press(desk, 'F10')
    desk.screen.wait_focus('menu item')
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('menu item')
    go_home(desk)


def panes(desk):
    press(desk, 'F6')
    desk.screen.wait_gone('text', name='Who came?', state='focused')
    press(desk, 'Ctrl+n')
    at_entry(desk)


def entry(desk):
    flow.replay(desk, [{'press': 'Tab'}, {'keys': '10'}, {'press': 'Tab'}, {'press': '1'}])
    desk.screen.wait_focus('text', name='Outcome')
    press(desk, 'Ctrl+KP_Enter')
    desk.screen.wait_focus('text', name='Who came?', text='')
    desk.screen.wait('text', name='Topic', text='')
    for keys in ('Ctrl+Shift+Return', 'Ctrl+Shift+KP_Enter'):
        flow.replay(desk, [{'press': 'Tab'}, {'keys': '10'}])
        press(desk, keys)
        close_dialog(desk, 'Queue Ticket')
        at_entry(desk)


def text(desk):
    """The toolkit knows these only in Latin; the window adds what is missing."""
    entry_says = (lambda words: desk.screen.wait_focus('text', name='Who came?', text=words))
    word = 'abc' if not desk.keyboard.cyrillic else 'абв'
    desk.keyboard.type(word)
    entry_says(word)
    press(desk, 'Ctrl+a')
    press(desk, 'Ctrl+c')
    desk.keyboard.press('End')
    for keys, words in (('Ctrl+v', word * 2), ('Ctrl+a', word * 2), ('Ctrl+x', ''), ('Ctrl+v', word * 2), ('Ctrl+z', '')):
        press(desk, keys)
        entry_says(words)


def visit(desk):
    """With the visitor who is being served in view."""
    press(desk, 'F4')
    close_dialog(desk, 'On Hold')
    press(desk, 'F7')
    close_dialog(desk, 'Call a Specialist')
    press(desk, 'Ctrl+p')
    close_dialog(desk, 'Visit Slip')
    press(desk, 'Ctrl+t')
    desk.screen.wait_focus('text', name='When')
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('text', name='When')
    press(desk, 'Ctrl+d')
    desk.screen.wait('radio button', name='1 Lost')
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('radio button', name='1 Lost')
    press(desk, 'Ctrl+b')
    desk.screen.wait('text', name=lambda name: name.startswith('From day'))
    desk.keyboard.press('Alt+Left')
    desk.screen.wait_gone('text', name=lambda name: name.startswith('From day'))
    desk.keyboard.press('Ctrl+1')
    at_entry(desk)


def record(desk):
    """A visit of another day, opened by its number."""
    number = min(visit['no'] for visit in desk.stored()['visit']
                 if visit.get('person') and visit['state'] == 'finished' and visit['topic'] != 'DV')
    desk.keyboard.press('Ctrl+k')
    desk.screen.wait_focus('entry', name='Search Everything')
    desk.keyboard.type(number.rpartition('/')[2])
    desk.screen.wait('list item', name=lambda name: name.startswith(number))
    desk.keyboard.press('Return')
    desk.screen.wait_focus('list item', name='Service to the visitor')
    desk.keyboard.press('1')
    desk.screen.wait_focus('list item', name=lambda name: name.startswith('Person'))
    press(desk, 'Ctrl+p')
    close_dialog(desk, 'Visit Slip')
    press(desk, 'Ctrl+e')
    desk.screen.wait_focus('combo box', name='Topic *')
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('combo box', name='Topic *')
    desk.keyboard.press('Escape')
    at_entry(desk)


def queue(desk):
    waits = desk.screen.wait('list item', name=lambda name: ' · Waiting · ' in name)
    number = waits.name.split(' · ')[0]

    def first():
        return max((visit for visit in desk.stored()['visit'] if visit.get('queue_no') == number),
                   key=lambda visit: visit['arrived'])

    def is_now(words):
        desk.screen.wait_focus('list item', name=lambda name: name.startswith(f'{number} ') and words in name)
    press(desk, 'F3')
    is_now('Called')
    press(desk, 'Ctrl+z')
    desk.screen.wait('list item', name=lambda name: name.startswith(f'{number} ') and 'Waiting' in name)
    press(desk, 'F3')
    is_now('Called')
    calls = wait_for(lambda: (visit := first())['state'] == 'called' and visit, 'the call')['calls']
    press(desk, 'Shift+F3')
    wait_for(lambda: first()['calls'] == calls + 1, 'another call')
    press(desk, 'Delete')
    is_now('No-show')
    go_home(desk)


def is_full_screen():
    window = subprocess.run(['xdotool', 'getactivewindow'], capture_output=True, text=True).stdout.strip()
    state = subprocess.run(['xprop', '-id', window, '_NET_WM_STATE'], capture_output=True, text=True).stdout
    return '_NET_WM_STATE_FULLSCREEN' in state


def window(desk):
    press(desk, 'F11')
    wait_for(is_full_screen, 'full screen')
    press(desk, 'F11')
    wait_for(lambda: not is_full_screen(), 'the end of full screen')
    press(desk, 'F12')
    desk.screen.wait_gone('button', name='Lock the desk')
    press(desk, 'F12')
    desk.screen.wait('button', name='Lock the desk')
    press(desk, 'Ctrl+l')
    desk.screen.wait('button', name='Sign In')


def ends(desk):
    for keys in ('Ctrl+w', 'Ctrl+q'):
        if not desk.process:
            desk.start()
            desk.screen.wait('button', name='Sign In')
        press(desk, keys)
        assert desk.process.wait(PATIENCE) == 0
        desk.process = None


def add_cases(layout):
    @tap.case(f'a new day, {layout}')
    def start(desk):
        desk.keyboard.set_layout(layout)
        desk.wipe()
        desk.start('--demo=ua')
        desk.screen.wait('button', name='Lock the desk')
        at_entry(desk)

    for each in (visit, places, lists, steps, appointments, lost_documents, check_in, omnibox, window_dialogs, panes, text, entry, record, queue, window, ends):
        tap.case(f'{each.__name__.replace("_", " ")}, {layout}')(each)


for name in LAYOUTS:
    add_cases(name)


@tap.case('no key of the table was left out')
def complete(desk):
    table = (pathlib.Path(os.environ['DUTYDESK_SOURCE']) / 'src' / 'ui' / 'keys.c').read_text()
    rows = re.findall(r'\{ "[\w.-]+", (?:NULL|"[\w-]+"), "([^"]+)",\s+N_ \(', table)
    keys = {key.replace('<Control>', 'Ctrl+').replace('<Shift>', 'Shift+') for row in rows for key in row.split()}
    assert len(rows) == len(re.findall(r'^  \{ "\w+[.-]', table, re.M)), 'a row of the table was not read'
    assert keys - PRESSED == set(ELSEWHERE), (sorted(keys - PRESSED), sorted(ELSEWHERE))


if __name__ == '__main__':
    tap.run('keys')
