# SPDX-License-Identifier: GPL-3.0-or-later
"""Flows: what an officer presses for one job, as a list of events in flows/*.json.

An event is one of
  {"press": "Ctrl+Return"}                   a key, by what stands on it on a US keyboard, on every layout
  {"type": "text"}                           a text every layout can give (blanks, digits)
  {"type": {"latin": ..., "cyrillic": ...}}  a text in the letters of the layout; or {"us": ..., "ua": ...}
  {"keys": "rjdfk"}                          keys one by one, whatever letters the layout makes of them
  {"scan": "..."}                            what a scanner sends
  {"wait": {"role", "name", "starts", "state", "text", "says"}}  what the officer sees before going on; `starts`:
                                             how the name begins
Only press, type and keys are counted."""
import json
import pathlib

FLOWS = pathlib.Path(__file__).parent.parent / 'flows'


def load(name):
    return json.loads((FLOWS / f'{name}.json').read_text())


def of_layout(what, keyboard):
    """What is meant on the layout of the keyboard, where that differs."""
    for key in (keyboard.layout, 'cyrillic' if keyboard.cyrillic else 'latin'):
        if isinstance(what, dict) and key in what:
            return what[key]
    return what


def _wait(desk, wanted):
    wanted = dict(wanted)
    starts = wanted.pop('starts', None)
    if starts:
        wanted['name'] = lambda name: name.startswith(starts)
    if 'says' in wanted:
        desk.screen.wait_says(wanted['says'])
    elif wanted.get('state') == 'focused':
        desk.screen.wait_focus(wanted.get('role'), name=wanted.get('name'), text=wanted.get('text'))
    else:
        desk.screen.wait(**wanted)


def replay(desk, events):
    """Does what the events say and returns how many keys that took."""
    keyboard = desk.keyboard
    before = keyboard.pressed
    for event in events:
        for kind, what in event.items():
            if kind == 'press':
                keyboard.press(what)
            elif kind == 'keys':
                for key in what:
                    keyboard.press('space' if key == ' ' else key)
            elif kind == 'type':
                keyboard.type(of_layout(what, keyboard))
            elif kind == 'scan':
                keyboard.scan(of_layout(what, keyboard))
            elif kind == 'wait':
                _wait(desk, what)
            else:
                raise ValueError(f'no such event: {kind}')
    return keyboard.pressed - before


def added(before, after, kind):
    """The records of a kind that were not there before."""
    known = {record['id'] for record in before[kind]}
    return [record for record in after[kind] if record['id'] not in known]
