# SPDX-License-Identifier: GPL-3.0-or-later
"""The first run of the program, by keyboard alone."""
import re


def fill(desk, name, text, secret=False):
    """Goes to a field with Tab and types into it."""
    role = 'password text' if secret else 'text'
    desk.tab_to(role, name)
    desk.keyboard.type(text)
    desk.screen.wait_focus(role, name=name, text=None if secret else text)


def set_up(desk, password):
    """Sets up desk PL1 of Station 1 with Olena Shevchuk as its first officer; returns the recovery key."""
    desk.screen.wait(name='Welcome to Duty Desk')
    desk.shot('welcome')
    desk.tab_to('list item', 'Set up this desk')
    desk.keyboard.press('Return')
    desk.screen.wait('label', name='The Station')
    fill(desk, 'Station code', 'pl1')
    fill(desk, 'Name of the station', 'Station 1')
    desk.shot('station')
    desk.tab_to('button', 'Next')
    desk.keyboard.press('Return')
    desk.screen.wait('label', name='The First Officer')
    fill(desk, 'Surname', 'shevchuk')
    fill(desk, 'Given name', 'olena')
    fill(desk, 'New password', password, secret=True)
    fill(desk, 'The same password again', password, secret=True)
    desk.shot('officer')
    desk.tab_to('button', 'Next')
    desk.keyboard.press('Return')
    last = 'Type the last group from your note'
    desk.screen.wait_focus('text', name=last)
    key = desk.screen.wait('label', name=re.compile(r'([0-9A-Z]{5}-){7}[0-9A-Z]{5}').fullmatch).name
    desk.shot('recovery-key')
    desk.keyboard.type(key.rpartition('-')[2].lower())
    desk.keyboard.press('Return')
    desk.screen.wait('button', name='Lock the desk')
    return key
