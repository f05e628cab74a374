#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first quarter of an hour of somebody who has never seen the program, a power cut in the middle of it."""
import os
import pathlib
import subprocess
import time

from journey import flow, tap
from journey.tree import wait_for

CONSULTED = 'Ткачук Ігор'
QUEUED = 'Мельник Ганна'
NOTE = 'пояснено порядок звернення. '
ONE_SECOND = 1.0


def row_of(person):
    return lambda name: person in name


def person_of(stored, visit):
    return next((person for person in stored['person'] if person['id'] == visit.get('person')), {})


def find_visit(stored, person):
    surname, given_name = person.split()
    return next((visit for visit in stored['visit']
                 if (who := person_of(stored, visit)).get('surname') == surname and who['given_name'] == given_name),
                None)


def wait_visit(desk, person, **wanted):
    """The stored visit of a person, as soon as it has these values."""
    return desk.wait_stored(lambda stored: (visit := find_visit(stored, person))
                            and all(visit.get(name) == value for name, value in wanted.items()) and visit,
                            f'the visit of {person} with {wanted}')


def go_to_row(desk, person):
    """Leads the focus to a row of the board with the keys a person has for it."""
    for _ in range(6):
        here = desk.focus_after('F6')
        if here and here.is_a('list item', name=row_of(' · ')):
            break
    for key in ('Down', 'Up'):
        while here:
            if here.is_a('list item', name=row_of(person)):
                return
            here = desk.focus_after(key)
        here = desk.screen.focus()
    raise AssertionError(f'the keys do not lead to the row of {person}')


@tap.case('the first page leads to the demo')
def begin(desk):
    desk.start()
    desk.screen.wait(name='Welcome to Duty Desk')
    desk.shot('welcome')
    desk.tab_to('list item', 'Try with demo data')
    desk.keyboard.press('Return')
    desk.screen.wait('list', name='Country of the demo')
    desk.tab_to('list item', 'Ukraine')
    desk.shot('countries')
    desk.keyboard.press('Return')
    desk.screen.wait('button', name='Lock the desk')
    desk.screen.wait_focus('text', name='Who came?')
    desk.shot('front-desk')


@tap.case('somebody is advised')
def consult(desk):
    desk.keyboard.set_layout('us,ua')
    desk.keyboard.type(CONSULTED.lower())
    desk.screen.wait_focus('text', name='Who came?', text=CONSULTED.lower())
    desk.shot('who-came')
    flow.replay(desk, [{'press': 'Tab'}, {'keys': '10'}, {'press': 'Tab'}, {'press': '1'}, {'press': 'Ctrl+Return'}])
    wait_visit(desk, CONSULTED, state='finished', topic='CON', outcome='answered')
    desk.shot('consulted')


@tap.case('the next visitor is put in the queue')
def queue(desk):
    desk.screen.wait_focus('text', name='Who came?', text='')
    desk.keyboard.type(QUEUED.lower())
    flow.replay(desk, [{'press': 'Tab'}, {'keys': '50'}, {'press': 'Ctrl+Shift+Return'}])
    wait_visit(desk, QUEUED, state='waiting')
    desk.screen.wait('dialog', name='Queue Ticket')
    desk.shot('ticket')
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('dialog', name='Queue Ticket')


@tap.case('called, and served')
def serve(desk):
    desk.screen.wait('list item', name=row_of(QUEUED))
    go_to_row(desk, QUEUED)
    desk.keyboard.press('Return')
    wait_visit(desk, QUEUED, state='called')
    desk.shot('called')
    desk.screen.wait_focus('list item', name=row_of(QUEUED))
    desk.keyboard.press('Return')
    wait_visit(desk, QUEUED, state='serving')
    desk.screen.wait_focus('text', name='Note')
    desk.shot('served')


@tap.case('the slip is saved as PDF')
def print_slip(desk):
    path = pathlib.Path(os.environ['HOME']) / 'slip.pdf'
    desk.keyboard.press('Ctrl+p')
    desk.screen.wait('dialog', name='Visit Slip')
    desk.shot('slip')
    desk.tab_to('button', 'Save as PDF…')
    desk.keyboard.press('Return')
    desk.screen.wait_focus('text', name='Name:')
    desk.keyboard.set_layout('us')
    desk.keyboard.press('Ctrl+a')
    desk.keyboard.type(str(path))
    desk.shot('file-chooser')
    desk.keyboard.press('Return')
    wait_for(lambda: path.exists() and path.stat().st_size > 0, 'the PDF')
    number = wait_visit(desk, QUEUED)['no']
    words = wait_for(lambda: subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True).stdout, 'its words')
    assert number in words, words
    desk.screen.wait('dialog', name='Visit Slip')
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('dialog', name='Visit Slip')


@tap.case('the power is cut while a note is typed')
def cut(desk):
    desk.keyboard.set_layout('us,ua')
    desk.screen.wait_focus('text', name='Note')
    desk.keyboard.type(NOTE)
    desk.safe = wait_for(lambda: (text := desk.screen.focus().text) == NOTE and text, 'the note')
    desk.shot('note')
    desk.typed = NOTE
    end = time.monotonic() + ONE_SECOND
    while time.monotonic() < end:
        desk.keyboard.type('далі ')
        desk.typed += 'далі '
        time.sleep(0.1)
    desk.kill()


@tap.case('everything is there after the program was started again')
def look(desk):
    desk.keyboard.set_layout('us')
    desk.start()
    desk.sign_in()
    desk.screen.wait('list item', name=row_of(QUEUED))
    note = desk.screen.wait('text', name='Note', text=lambda text: text.startswith(desk.safe)).text
    desk.shot('again')
    assert desk.typed.startswith(note.rstrip('\n')), (desk.typed, note)
    assert wait_visit(desk, CONSULTED)['state'] == 'finished'
    assert wait_visit(desk, QUEUED)['state'] == 'serving'
    desk.note = note


@tap.case('and the service ends as it would have')
def finish(desk):
    go_to_row(desk, QUEUED)
    desk.keyboard.press('Return')
    desk.tab_to('text', 'Outcome')
    desk.keyboard.press('1')
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait_focus('text', name='Why a step was skipped')
    desk.shot('why')
    desk.keyboard.type('came with all papers')
    desk.keyboard.press('Ctrl+Return')
    visit = wait_visit(desk, QUEUED, state='finished', outcome='answered')
    assert visit['note'].strip() == desk.note.strip() and visit['step_reason'] == 'came with all papers', visit
    desk.shot('finished')
    assert not desk.stored()['draft'], desk.stored()['draft']
    desk.keyboard.set_layout('us')
    desk.quit()
    data, state = desk.folders()
    done = desk.run('--verify', '--data', str(data), '--state', str(state), password='demo')
    assert done.returncode == 0, done


if __name__ == '__main__':
    tap.run('story')
