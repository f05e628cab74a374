#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program itself is killed at random moments while somebody types into its forms: at most one second of typing is
gone, what was saved is there, and the chain holds. (test-kill does the same to a desk without a screen, 200 times.)"""
import os
import random
import time

from journey import tap
from journey.tree import wait_for

ROUNDS = 12
ONE_SECOND = 1.0
PIECE = 4  # letters between two looks at the field
SEED = os.environ.get('DUTYDESK_SEED') or str(random.randrange(2 ** 32))
CHANCE = random.Random(SEED)


def to_entry(desk):
    desk.keyboard.press('Ctrl+1')
    desk.screen.wait_focus('text', name='Who came?')
    return 'Who came?', 'front-desk-entry'


def to_note(desk):
    to_entry(desk)
    for _ in range(4):
        here = desk.focus_after('F6')
        if here and here.is_a('text', name='Note'):
            return 'Note', 'visit'
    desk.tab_to('text', 'Note')
    return 'Note', 'visit'


def to_person(desk):
    desk.keyboard.press('Ctrl+5')
    desk.screen.wait('list item', name='People', state='selected')
    desk.keyboard.press('Ctrl+n')
    desk.screen.wait_focus('text', name='Surname')
    return 'Surname', 'person'


FORMS = (to_entry, to_note, to_person)


def type_until_cut(desk, field):
    """Types for a while and cuts the power. Returns all that was typed, and what was in the field a second before."""
    already = desk.screen.focus().text
    desk.keyboard.press('Ctrl+End')
    typed, shown = already, [(0.0, already)]
    end = time.monotonic() + CHANCE.uniform(0.3, 3.0)
    while time.monotonic() < end:
        piece = ''.join(CHANCE.choices('bcdfghklmnprstvz', k=PIECE))
        desk.keyboard.type(piece)
        typed += piece
        desk.screen.wait_focus('text', name=field, text=lambda text: len(text.rstrip('\n')) >= len(typed.rstrip('\n')))
        shown.append((time.monotonic(), typed))
    time.sleep(CHANCE.uniform(0, 1.2))
    cut = time.monotonic()
    desk.kill()
    return typed, [text for at, text in shown if at <= cut - ONE_SECOND][-1]


def kept(desk, form):
    """Every text that lies in a draft of this form."""
    return [value for draft in desk.stored()['draft'] if draft['form'] == form
            for name, value in draft.items() if name not in ('form', 'record') and isinstance(value, str)]


def is_between(safe, text, typed):
    return text.startswith(safe.rstrip('\n')) and typed.startswith(text.rstrip('\n'))


@tap.case('a desk in the middle of its day')
def begin(desk):
    desk.keyboard.set_layout('us')
    desk.start('--demo=ua')
    desk.screen.wait('button', name='Lock the desk')
    desk.numbers = sorted(visit['no'] for visit in desk.stored()['visit'])


@tap.case(f'the power is cut {ROUNDS} times, seed {SEED}')
def cut(desk):
    for number in range(ROUNDS):
        field, form = FORMS[number % len(FORMS)](desk)
        typed, safe = type_until_cut(desk, field)
        drafts = kept(desk, form)
        there = next((text for text in drafts if is_between(safe, text, typed)), None)
        assert there or not safe, f'round {number}, {field}: {safe!r} of {typed!r} must be there, not only {drafts}'
        desk.start()
        desk.sign_in()
        if field != 'Surname' and there:
            desk.screen.wait('text', name=field, text=lambda text: text.startswith(there.rstrip('\n')))


@tap.case('nothing that was saved is gone')
def look(desk):
    assert sorted(visit['no'] for visit in desk.stored()['visit']) == desk.numbers
    desk.quit()
    data, state = desk.folders()
    done = desk.run('--verify', '--data', str(data), '--state', str(state), password='demo')
    assert done.returncode == 0, done


if __name__ == '__main__':
    tap.run('power-cuts')
