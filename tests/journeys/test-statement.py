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
    desk.screen.wait('combo box', name=row_of('Kind of statement'))
    desk.keyboard.type('вч 18:30')
    desk.keyboard.press('Tab')
    desk.keyboard.press('Tab')
    desk.screen.wait_focus('text', name='Where')
    desk.keyboard.type('Центральний ринок, ряд 7')
    desk.tab_to('text', 'Text')
    desk.keyboard.type(TEXT)
    desk.shot('dictated')
    desk.tab_to('button', 'Add a thing')


if __name__ == '__main__':
    tap.run('statement')
