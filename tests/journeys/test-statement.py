#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A theft statement, from a visitor who waits to a registered paper with its number, and its amendment."""
import os
import pathlib
import subprocess

from journey import flow, tap
from journey.tree import wait_for

VISITOR = 'Ткаченко Оксана'
TEXT = 'Учора на ринку мені розрізали сумку і витягли гаманець, у якому було 2300 гривень.'


def row_of(words):
    return lambda name: words in name


def stored_statement(desk, **wanted):
    """The statement the test registers, as soon as it has these values."""
    def find(stored):
        return next((statement for statement in stored['statement']
                     if TEXT in str(statement.get('text', statement))
                     and all(statement.get(name) == value for name, value in wanted.items())), None)
    return desk.wait_stored(find, f'the statement with {wanted}')


@tap.case('a waiting visitor is called and served')
def serve(desk):
    desk.keyboard.set_layout('us,ua')
    desk.start('--demo=ua')
    desk.screen.wait('button', name='Lock the desk')
    desk.screen.wait('list item', name=row_of(VISITOR))
    for _ in range(6):
        here = desk.focus_after('F6')
        if here and here.is_a('list item', name=row_of(' · ')):
            break
    for key in ('Down', 'Up'):
        while here and not here.is_a('list item', name=row_of(VISITOR)):
            here = desk.focus_after(key)
        here = here or desk.screen.focus()
    desk.keyboard.press('Return')
    desk.screen.wait_focus('list item', name=lambda name: VISITOR in name and 'Called' in name)
    desk.keyboard.press('Return')
    desk.screen.wait_focus('text', name='Note')


@tap.case('the statement is taken in the visit')
def take(desk):
    desk.keyboard.press('Ctrl+t')
    desk.screen.wait_focus('text', name='When')
    desk.screen.wait('text', name='Kind of statement', text=lambda text: text.startswith('10'))
    desk.keyboard.type('вч 18:30')
    desk.keyboard.press('Tab')
    desk.keyboard.press('Tab')
    desk.screen.wait_focus('text', name='Where')
    desk.keyboard.type('Центральний ринок, ряд 7')
    desk.tab_to('text', 'Text')
    desk.keyboard.type(TEXT)
    desk.shot('dictated')


@tap.case('with two things and a photo')
def add(desk):
    for thing, value in (('Гаманець шкіряний', '800'), ('Готівка', '2300,50')):
        desk.tab_to('button', 'Add a thing')
        desk.keyboard.press('Return')
        desk.screen.wait_focus('text', name='Item')
        desk.keyboard.type(thing)
        for text in ('1', value):
            desk.keyboard.press('Tab')
            desk.keyboard.type(text)
    desk.keyboard.press('Tab')
    desk.screen.wait_says('Together: 3\u00a0100,50')
    photo = pathlib.Path(os.environ['HOME']) / 'bag.jpg'
    subprocess.run(['convert', '-size', '800x600', 'plasma:red-blue', str(photo)], check=True)
    desk.tab_to('button', 'Add a File…')
    desk.keyboard.press('Return')
    desk.screen.wait('dialog', name='Attach Files')
    desk.keyboard.set_layout('us')
    desk.keyboard.press('Ctrl+l')
    desk.keyboard.type(str(photo))
    desk.keyboard.press('Return')
    desk.screen.wait_says('SHA-256')
    desk.keyboard.set_layout('us,ua')
    desk.shot('things')


@tap.case('the warning is read, and the page shown before it is registered')
def warn(desk):
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait('label', name='Before Registering')
    desk.shot('missing')
    desk.screen.wait_focus(name='Read and acknowledged')
    desk.keyboard.press('space')
    desk.screen.wait_gone('label', name='Before Registering')
    desk.tab_to('button', 'Show the Page')
    desk.keyboard.press('Return')
    desk.screen.wait('dialog', name='Statement')
    desk.screen.wait_says(TEXT[:20])
    desk.shot('page')
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('dialog', name='Statement')


@tap.case('registered, with its number on the receipt')
def register(desk):
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait('dialog', name='Receipt')
    statement = stored_statement(desk, state='registered')
    desk.number = statement['no']
    visit = next(visit for visit in desk.stored()['visit'] if visit['id'] == statement['visit'])
    assert visit['outcome'] == 'statement', visit
    attachment = next(a for a in desk.stored()['attachment'] if a['of'] == statement['id'])
    assert attachment['name'] == 'bag.jpg' and attachment['type'] == 'image/jpeg', attachment
    assert not [draft for draft in desk.stored()['draft'] if draft['form'] == 'statement'], desk.stored()['draft']
    desk.shot('receipt')


if __name__ == '__main__':
    tap.run('statement')
