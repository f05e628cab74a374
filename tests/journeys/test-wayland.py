#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-wayland weston|mutter: the program on Wayland. The day goes on as on X11: a consultation is written down, places and
dialogs open, the desk is locked and opened again."""
import sys

from journey import flow, tap, wayland
from journey.program import Desk

COMPOSITOR = sys.argv[1]


@tap.case('the demo opens, on Wayland')
def start(desk):
    desk.start('--demo=ua')
    desk.screen.wait('button', name='Lock the desk')
    desk.screen.wait('text', name='Who came?')


def is_consultation(visit):
    return (visit['state'], visit.get('topic'), visit.get('outcome'), visit.get('person')) == (
        'finished', 'CON', 'answered', None)


def has_new_consultation(desk, before):
    def ask(stored):
        new = flow.added(before, stored, 'visit')
        return len(new) == 1 and is_consultation(new[0])
    desk.wait_stored(ask, 'the consultation')


if COMPOSITOR == 'mutter':
    @tap.case('a consultation, with the keys of the flow A1')
    def consult(desk):
        script = flow.load('A1')
        before = desk.stored()
        assert flow.replay(desk, script['events']) <= script['goal_keys']
        has_new_consultation(desk, before)
        desk.screen.wait_focus('text', name='Who came?', text='')

    @tap.case('places and dialogs, with their keys')
    def go_round(desk):
        for key, place in (('2', 'Statements'), ('3', 'Lost Documents'), ('4', 'Appointments'), ('5', 'People')):
            desk.keyboard.press(f'Ctrl+{key}')
            desk.screen.wait('list item', name=place, state='selected')
        desk.keyboard.press('Ctrl+comma')
        desk.screen.wait('dialog', name='Preferences')
        desk.keyboard.press('Escape')
        desk.screen.wait_gone('dialog', name='Preferences')
        desk.keyboard.press('Ctrl+1')
        desk.screen.wait_focus('text', name='Who came?')

    @tap.case('a menu opens and closes, and F12 covers the screen')
    def cover(desk):
        desk.keyboard.press('F10')
        desk.screen.wait('menu item')
        desk.keyboard.press('Escape')
        desk.screen.wait_gone('menu item')
        desk.keyboard.press('F12')
        desk.screen.wait_gone('button', name='Lock the desk')
        desk.keyboard.press('F12')
        desk.screen.wait('button', name='Lock the desk')

    @tap.case('the desk is locked and opened with the password')
    def lock(desk):
        desk.keyboard.press('Ctrl+l')
        desk.screen.wait_focus('password text', name='Password')
        for key in ('d', 'e', 'm', 'o', 'Return'):
            desk.keyboard.press(key)
        desk.screen.wait('button', name='Lock the desk')

    @tap.case('the program ends')
    def end(desk):
        desk.quit()
else:
    @tap.case('a consultation, by what a screen reader can do')
    def consult(desk):
        before = desk.stored()
        for name, digits in (('Topic', '10'), ('Outcome', '1')):
            # the visit in hands has such fields, too, and comes first
            wayland.write(desk.screen.read().find_all('text', name=name)[-1], digits)
        desk.screen.wait('button', name='Serve').act()
        has_new_consultation(desk, before)
        desk.shot('consultation')

    @tap.case('the desk is locked and opened with the password')
    def lock(desk):
        desk.screen.wait('button', name='Lock the desk').act()
        wayland.write(desk.screen.wait('password text', name='Password'), 'demo')
        desk.screen.wait('button', name='Sign In', state='sensitive').act()
        desk.screen.wait('button', name='Lock the desk')


if __name__ == '__main__':
    keyboard = wayland.Keyboard() if COMPOSITOR == 'mutter' else wayland.NoKeyboard()
    tap.run(f'wayland-{COMPOSITOR}', lambda name: Desk(name, keyboard))
