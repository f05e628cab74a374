#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new workstation enrols with headquarters in its first run; another desk of the station writes the same field of the same
person, and the officer decides. The desk is the installed program, headquarters is the real one."""
import importlib.util
import pathlib
import sys
import tempfile

from journey import tap
from journey.first_run import fill
from journey.tree import Missing, wait_for

spec = importlib.util.spec_from_file_location('headquarters', pathlib.Path(__file__).parent.parent / 'hq' / 'headquarters.py')
headquarters = importlib.util.module_from_spec(spec)
spec.loader.exec_module(headquarters)

PASSWORD = 'verba 12 lypa 7'
folder = tempfile.TemporaryDirectory()
hq = headquarters.Headquarters(pathlib.Path(folder.name))


def press(desk, name, role='button'):
    desk.tab_to(role, name)
    desk.keyboard.press('Return')


def close(desk, button):
    """Escape leads out of a dialog; while a page slides away the first press is taken for that page."""
    for _ in range(5):
        desk.keyboard.press('Escape')
        try:
            return desk.screen.wait_gone('button', patience=3, name=button)
        except Missing:
            pass
    raise AssertionError('Escape does not close the dialog')


def record(kind, desk):
    """The id of the first record of a kind another desk sees."""
    desk.exchange()
    for run, lines in desk.runs.items():
        for n, line in enumerate(lines, 1):
            if line[0].startswith(f'{{"k":"{kind}"'):
                return f'{run}.{n}'
    return None


@tap.case('the first run enrols with the code that headquarters gave')
def enrol(desk):
    hq.start()
    hq.do('station', 'PL1', '--name=Station 1', '--country=ua')
    code = hq.do('code', '--station=PL1', '--book=A', '--start=2026=37')
    desk.start()
    desk.screen.wait(name='Welcome to Duty Desk')
    press(desk, 'Enrol with headquarters', 'list item')
    fill(desk, 'Address of headquarters', f'http://127.0.0.1:{hq.port()}')
    fill(desk, 'Code of enrolment', code)
    press(desk, 'Next')
    desk.screen.wait('label', name='The Station')
    fill(desk, 'Station code', 'pl1')
    fill(desk, 'Name of the station', 'Station 1')
    press(desk, 'Next')
    desk.screen.wait('label', name='The First Officer')
    fill(desk, 'Surname', 'shevchuk')
    fill(desk, 'Given name', 'olena')
    fill(desk, 'New password', PASSWORD, secret=True)
    fill(desk, 'The same password again', PASSWORD, secret=True)
    press(desk, 'Next')
    desk.screen.wait_focus('text', name='Type the last group from your note')
    key = desk.screen.wait('label', name=lambda text: len(text) == 47 and text.count('-') == 7).name
    desk.keyboard.type(key.rpartition('-')[2].lower())
    desk.keyboard.press('Return')
    desk.screen.wait_says('PL1-A')
    desk.shot('enrolled')
    desk.keyboard.press('Escape')
    desk.screen.wait('button', name=lambda name: name.startswith('Headquarters: All at HQ'))
    desk.shot('all-there')


@tap.case('two desks write the same field, and the card shows both values')
def conflict(desk):
    other, _, _ = headquarters.enrol(hq, 'PL1', 'B')
    desk.keyboard.press('Ctrl+5')
    desk.screen.wait('button', name='Lock the desk')
    desk.keyboard.press('Ctrl+n')
    desk.screen.wait_focus('text', name='Surname')
    desk.keyboard.type('kovalenko')
    fill(desk, 'Given name', 'mariia')
    desk.keyboard.press('Ctrl+Return')
    person = wait_for(lambda: record('person', other), 'the person at headquarters')
    other.write(None, person, officer='4418', given_name='Olha')
    other.exchange()
    desk.tab_to('text', 'Given name')
    desk.keyboard.press('Ctrl+a')
    desk.keyboard.type('olena')
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait_focus('text', name='Reason for the change *')
    desk.keyboard.type('misheard')
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait('button', name=lambda name: name == 'Headquarters: 1 needs a decision')
    desk.shot('needs-a-decision')
    desk.keyboard.press('F8')
    desk.tab_to('list item', lambda name: name.startswith('Kovalenko Olha'))
    desk.keyboard.press('Return')
    desk.screen.wait('button', name=lambda name: name.endswith('Use Mine'))
    assert desk.screen.read().says('4418 · PL1-B')
    desk.shot('both-values')
    desk.other, desk.person = other, person


@tap.case('the choice is an ordinary change that goes up by itself')
def decide(desk):
    desk.tab_to('button', lambda name: name.endswith('Use Mine'))
    desk.keyboard.press('Return')
    desk.screen.wait_gone('button', name=lambda name: name.endswith('Use Mine'))
    desk.screen.wait_focus('button', name='Sync Now')
    desk.shot('settled')
    close(desk, 'Sync Now')
    desk.screen.wait('button', name=lambda name: name.startswith('Headquarters: All at HQ'))

    def settled():
        desk.other.exchange()
        return any(line[0].startswith('{"r":"%s"' % desk.person) and '"given_name":"Olena"' in line[0]
                   for run, lines in desk.other.runs.items() if run != desk.other.run for line in lines)
    wait_for(settled, 'the decision at the other desk')
    desk.shot('decided')
    desk.quit()
    hq.stop()


if __name__ == '__main__':
    tap.run('headquarters')
