#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-statement [LANGUAGE]: a theft statement, from a visitor who waits to a registered paper with its number, and its
amendment, with screens in that language. Each Tab is asked where it led, as somebody hears it who does not see."""
import os
import pathlib
import subprocess
import sys
import time

from journey import tap
from journey.tree import wait_for
from journey.words import label, library_words

LANGUAGE = sys.argv[1] if len(sys.argv) > 1 else 'en'
VISITOR = 'Ткаченко Оксана'
QUICK = 'Бондаренко Василь'
N_LANGUAGES = 4
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


def go_to_visitor(desk, visitor):
    """Leads the focus to a waiting visitor, who is called and served."""
    for _ in range(6):
        here = desk.focus_after('F6')
        if here and here.is_a('list item', name=row_of(' · ')):
            break
    for key in ('Down', 'Up'):
        while here and not here.is_a('list item', name=row_of(visitor)):
            here = desk.focus_after(key)
        here = here or desk.screen.focus()
    desk.keyboard.press('Return')
    desk.screen.wait_focus('list item', name=lambda name: visitor in name and desk.words('Called') in name)
    desk.keyboard.press('Return')
    desk.screen.wait_focus('text', name=desk.words('Note'))


@tap.case('a waiting visitor is called and served')
def serve(desk):
    desk.keyboard.set_layout('us,ua')
    desk.speak(LANGUAGE)
    desk.start('--demo=ua')
    desk.screen.wait('button', name=desk.words('Lock the desk'))
    number = desk.screen.wait('list item', name=row_of(VISITOR)).name.split(' · ')[0]
    desk.screen.listen()
    go_to_visitor(desk, VISITOR)
    desk.screen.wait_said(number)


@tap.case('the statement is taken in the visit')
def take(desk):
    desk.keyboard.press('Ctrl+t')
    desk.screen.wait_focus('text', name=desk.words('When'))
    desk.screen.wait('text', name=desk.words('Kind of statement'), text=lambda text: text.startswith('10'))
    desk.keyboard.type('вч 18:30')
    desk.tab('text', desk.words('Until'))
    desk.tab('text', desk.words('Where'))
    desk.keyboard.type('Центральний ринок, ряд 7')
    desk.tab('text', desk.words('Text'))
    desk.keyboard.type(TEXT)
    desk.shot('dictated')


@tap.case('with two things and a photo')
def add(desk):
    for thing, value in (('Гаманець шкіряний', '800'), ('Готівка', '2300,50')):
        desk.tab_to('button', desk.words('Add a thing'))
        desk.keyboard.press('Return')
        desk.screen.wait_focus('text', name=desk.words('Item'))
        desk.keyboard.type(thing)
        for field, text in (('Count', '1'), ('Value', value)):
            desk.tab('text', desk.words(field))
            desk.keyboard.type(text)
    desk.tab('text', desk.words('Serial number or IMEI'))
    desk.screen.wait_says(desk.words('Together: %s') % '3\u00a0100,50')
    photo = pathlib.Path(os.environ['HOME']) / 'bag.jpg'
    subprocess.run(['convert', '-size', '800x600', 'plasma:red-blue', str(photo)], check=True)
    desk.tab_to('button', desk.words('Add a File…'))
    desk.keyboard.press('Return')
    desk.screen.wait('dialog', name=desk.words('Attach Files'))
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
    desk.screen.wait('label', name=desk.words('Before Registering'))
    desk.shot('missing')
    desk.screen.wait_focus(name=desk.words('Read and acknowledged'))
    desk.keyboard.press('space')
    desk.screen.wait_gone('label', name=desk.words('Before Registering'))
    desk.tab_to('button', desk.words('Show the Page'))
    desk.keyboard.press('Return')
    paper = label(LANGUAGE, 'ua', 'paper_layouts', 'statement')
    desk.screen.wait('dialog', name=paper)
    desk.screen.wait_says(TEXT[:20])
    desk.shot('page')
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('dialog', name=paper)


@tap.case('registered, with its number on the receipt')
def register(desk):
    desk.screen.listen()
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait('dialog', name=label(LANGUAGE, 'ua', 'paper_layouts', 'receipt'))
    statement = stored_statement(desk, state='registered')
    desk.number = statement['no']
    desk.screen.wait_said(desk.number)
    visit = next(visit for visit in desk.stored()['visit'] if visit['id'] == statement['visit'])
    assert visit['outcome'] == 'statement', visit
    attachment = next(a for a in desk.stored()['attachment'] if a['of'] == statement['id'])
    assert attachment['name'] == 'bag.jpg' and attachment['type'] == 'image/jpeg', attachment
    assert not [draft for draft in desk.stored()['draft'] if draft['form'] == 'statement'], desk.stored()['draft']
    desk.shot('receipt')


def choose_language(desk, language):
    language = label(LANGUAGE, 'ua', 'languages', language)
    desk.tab_to(('combo box', 'toggle button'), desk.words('Language'))
    desk.keyboard.press('space')
    wait_for(lambda: (here := desk.screen.focus()) and here.role == 'list item', 'the list of languages')
    for key in ('Home', *['Down'] * N_LANGUAGES):
        if desk.screen.focus().says(language):
            break
        desk.keyboard.press(key)
        time.sleep(0.3)
    desk.keyboard.press('Return')
    desk.screen.wait_gone('list item', name=language)


@tap.case('the receipt says the same in three languages')
def print_receipt(desk):
    desk.keyboard.set_layout('us')
    for language, words in (('uk', 'Талон-повідомлення'), ('ru', 'Талон-уведомление'), ('kk', 'Талон-хабарлама')):
        path = pathlib.Path(os.environ['HOME']) / f'{language}.pdf'
        choose_language(desk, language)
        desk.tab_to('button', desk.words('Save as PDF…'))
        desk.keyboard.press('Return')
        desk.screen.wait_focus('text', name=library_words(LANGUAGE, '_Name:'))
        desk.keyboard.press('Ctrl+a')
        desk.keyboard.type(str(path))
        desk.keyboard.press('Return')
        wait_for(lambda: path.exists() and path.stat().st_size > 0, 'the PDF')
        said = wait_for(lambda: subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True).stdout, 'its words')
        assert words.lower() in said.lower() and desk.number in said and 'Ткаченко' in said, said
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('dialog', name=label(LANGUAGE, 'ua', 'paper_layouts', 'receipt'))


@tap.case('the register knows until when it must be entered')
def look(desk):
    desk.keyboard.press('Ctrl+2')
    row = desk.screen.wait('table row', name=lambda name: name.startswith(desk.number))
    assert desk.words('at once') in row.name and desk.words('Registered') in row.name, row.name
    desk.shot('register')


@tap.case('amended, and the words of before stay readable')
def amend(desk):
    desk.keyboard.press('Ctrl+f')
    desk.keyboard.type(desk.number)
    desk.screen.wait('table row', name=lambda name: name.startswith(desk.number))
    desk.keyboard.press('Return')
    desk.screen.wait_says(desk.words('%d h %02d min').split(' %02d')[0] % 23)
    desk.shot('registered')
    desk.keyboard.press('Ctrl+e')
    desk.screen.wait_focus('text', name=desk.words('When'))
    desk.tab('text', desk.words('Until'))
    desk.tab('text', desk.words('Where'))
    desk.keyboard.press('Ctrl+a')
    desk.keyboard.type('Market, row 4')
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait_focus('text', name=desk.words('Reason for the change *'))
    desk.keyboard.type('recalled')
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait_says('Центральний ринок, ряд 7')
    desk.screen.wait_says('Market, row 4')
    desk.shot('amended')
    desk.quit()
    data, state = desk.folders()
    done = desk.run('--verify', '--data', str(data), '--state', str(state), password='demo')
    assert done.returncode == 0, done


@tap.case('a statement from an open visit takes no more keys than it may')
def count(desk):
    """product goal C1: 18 keys, without the place and the text, and with both papers asked for."""
    desk.start()
    desk.sign_in()
    desk.screen.wait('list item', name=row_of(QUICK))
    go_to_visitor(desk, QUICK)
    before = desk.keyboard.pressed
    desk.keyboard.press('Ctrl+t')
    desk.screen.wait_focus('text', name=desk.words('When'))
    desk.keyboard.type('-1')
    desk.tab('text', desk.words('Until'))
    desk.tab('text', desk.words('Where'))
    words = desk.keyboard.pressed
    desk.keyboard.type('by phone')
    words = desk.keyboard.pressed - words
    desk.tab('text', desk.words('Text'))
    body = desk.keyboard.pressed
    desk.keyboard.type('somebody called me and said he was from the bank')
    body = desk.keyboard.pressed - body
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait_focus(name=desk.words('Read and acknowledged'))
    desk.keyboard.press('space')
    desk.screen.wait_gone('label', name=desk.words('Before Registering'))
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait('dialog', name=label(LANGUAGE, 'ua', 'paper_layouts', 'receipt'))
    desk.keyboard.press('Ctrl+Return')
    assert desk.keyboard.pressed - before - words - body <= 18, desk.keyboard.pressed - before - words - body
    desk.screen.wait('dialog', name=library_words(LANGUAGE, 'Print'))
    desk.shot('printing')


if __name__ == '__main__':
    tap.run('-'.join(['statement', *sys.argv[1:]]))
