#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mother declares her child's lost ID card and her own passport; the card is found the next day, matched while it is
written down and handed over; she is booked to the chief, moved, checked in and received. And a loss turns out a theft."""
import datetime
import os
import pathlib
import subprocess

from journey import flow, tap
from journey.program import KYIV
from journey.tree import wait_for

CARD = '001234599'
PASSPORT = 'КН451123'  # known of her
CHILD = 'Коваленко Ілля Петрович'
GOAL_KEYS = 95  # what a declaration of one document by a new person may take
CHIEF = 'Полк. Є. Рогач'
FIRST_DAY = datetime.datetime(2026, 12, 2, 10, tzinfo=KYIV)  # a Wednesday


def again_at(desk, when):
    desk.quit()
    desk.keyboard.set_layout('us')
    desk.start_at(when)
    desk.sign_in()
    desk.keyboard.set_layout('us,ua')


def stored(desk, kind, **wanted):
    """The newest record of a kind that has these values, as soon as there is one."""
    return desk.wait_stored(
        lambda all_: next((record for record in reversed(all_[kind])
                           if all(record.get(name) == value for name, value in wanted.items())), None),
        f'a {kind} with {wanted}')


def entries(record, field):
    """What stands in a list of a record, by key."""
    return {name.split('.')[1]: value for name, value in record.items() if name.startswith(field + '.')}


def save_paper(desk, name):
    """Saves the paper in view as PDF and returns its words."""
    path = pathlib.Path(os.environ['HOME']) / f'{name}.pdf'
    desk.keyboard.set_layout('us')
    desk.tab_to('button', 'Save as PDF…')
    desk.keyboard.press('Return')
    desk.screen.wait_focus('text', name='Name:')
    desk.keyboard.press('Ctrl+a')
    desk.keyboard.type(str(path))
    desk.keyboard.press('Return')
    wait_for(lambda: path.exists() and path.stat().st_size > 0, 'the PDF')
    desk.keyboard.set_layout('us,ua')
    return wait_for(lambda: subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True).stdout,
                    'its words')


def choose_paper(desk, paper):
    """Chooses another paper of the same record in the preview."""
    desk.tab_to(('combo box', 'toggle button'), 'Paper')
    desk.keyboard.press('space')
    wait_for(lambda: (here := desk.screen.focus()) and here.role == 'list item', 'the list of papers')
    for _ in range(8):
        if desk.screen.focus().says(paper):
            break
        here = desk.screen.focus().place
        desk.keyboard.press('Down')
        wait_for(lambda: desk.screen.focus().place != here, 'the next paper')
    desk.keyboard.press('Return')
    desk.screen.wait('dialog', name=paper)


def close_paper(desk, paper):
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('dialog', name=paper)


def go_back_to(desk, role, name):
    """Presses Shift+Tab until the focus is there."""
    for _ in range(40):
        if desk.screen.focus().is_a(role, name=name):
            return
        desk.focus_after('Shift+Tab')
    raise AssertionError(f'Shift+Tab does not lead to {role} {name!r}')


def choose(desk, row, entry):
    """Chooses an entry of a list row."""
    desk.tab_to(('combo box', 'list item'), lambda name: name.startswith(row))
    desk.keyboard.press('space')
    desk.screen.wait('label', name=entry)
    for _ in range(20):
        here = desk.screen.focus()
        if here.role == 'list item' and here.says(entry):
            break
        assert desk.focus_after('Down'), f'Down leads nowhere from {here.role} {here.name!r}'
    desk.keyboard.press('Return')
    desk.screen.wait('label', name=entry)


def open_by_number(desk, number):
    """Opens a record by what stands on its paper."""
    desk.keyboard.set_layout('us')
    desk.keyboard.press('Ctrl+k')
    desk.screen.wait_focus('entry', name='Search Everything')
    desk.keyboard.type(number)
    desk.screen.wait('list item', name=lambda name: number in name)
    desk.keyboard.press('Return')
    desk.screen.wait('label', name=number)
    desk.keyboard.set_layout('us,ua')


def choose_applicant(desk):
    desk.screen.wait_focus('radio button', name='1 Lost')
    desk.keyboard.press('1')
    desk.screen.wait_focus('text', name='Applicant')
    desk.keyboard.type('коваленк')
    desk.screen.wait('list item', name=lambda name: name.startswith('Коваленко Марія'))
    flow.replay(desk, [{'press': 'Down'}, {'press': 'Return'},
                       {'wait': {'role': 'text', 'name': 'Document', 'state': 'focused'}}])


@tap.case('a mother declares two documents in one go')
def declare(desk):
    desk.keyboard.set_layout('us,ua')
    desk.start_at(FIRST_DAY, '--demo=ua')
    desk.screen.wait('button', name='Lock the desk')
    desk.screen.wait_focus('text', name='Who came?')
    before = desk.keyboard.pressed
    desk.keyboard.press('Ctrl+3')
    desk.screen.wait('list item', name='Lost Documents', state='selected')
    desk.keyboard.press('Ctrl+n')
    choose_applicant(desk)
    flow.replay(desk, [
        {'press': '1'}, {'press': 'Tab'}, {'wait': {'role': 'text', 'name': 'Series and number', 'state': 'focused'}},
        {'press': 'Down'}, {'wait': {'role': 'text', 'name': 'Number known from', 'state': 'focused'}},
        {'press': '1'}, {'press': 'Return'}, {'wait': {'role': 'text', 'name': 'Document', 'state': 'focused', 'text': ''}},
        {'press': '2'}, {'press': 'Tab'}, {'type': CARD}, {'press': 'Tab'}, {'press': '1'}, {'press': 'Tab'}, {'press': 'Tab'},
        {'wait': {'role': 'button', 'name': 'Somebody Else’s…', 'state': 'focused'}},
        {'press': 'Return'}, {'wait': {'role': 'text', 'name': 'Holder', 'state': 'focused'}},
        {'type': CHILD.lower()}, {'wait': {'role': 'list item', 'starts': 'New person'}}, {'press': 'Return'},
        {'wait': {'role': 'text', 'name': 'Ground for representing', 'state': 'focused'}},
        {'press': '1'}, {'press': 'Return'}, {'wait': {'role': 'text', 'name': 'Document', 'state': 'focused', 'text': ''}},
        {'press': 'Return'}, {'wait': {'role': 'text', 'name': 'Last had', 'state': 'focused'}},
        {'type': '-1'}, {'press': 'Tab'}, {'press': 'Tab'}, {'wait': {'role': 'text', 'name': 'Where', 'state': 'focused'}},
        {'type': 'ринок'}, {'press': 'Tab'}, {'press': 'Tab'},
        {'wait': {'role': 'text', 'name': 'What happened', 'state': 'focused'}},
        {'press': '1'}])
    desk.shot('two-documents')
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait('dialog', name='Declaration of Loss')
    assert desk.keyboard.pressed - before <= GOAL_KEYS, desk.keyboard.pressed - before

    desk.loss = stored(desk, 'loss', state='registered', circumstance='lost', place='ринок')
    desk.child = stored(desk, 'person', given_name='Ілля')
    numbers = entries(desk.loss, 'document_number')
    card = next(key for key, number in numbers.items() if number == CARD)
    assert sorted(numbers.values()) == [CARD, PASSPORT], desk.loss
    assert entries(desk.loss, 'document_holder') == {card: desk.child['id']}, desk.loss
    assert entries(desk.loss, 'document_basis') == {card: 'parent'} and desk.loss['had'] == '2026-12-01', desk.loss


@tap.case('and gets her papers')
def get_papers(desk):
    said = save_paper(desk, 'declaration')
    for words in (desk.loss['no'], 'Коваленко Марія Іванівна', PASSPORT, CARD, CHILD, 'ринок', '01.12.2026'):
        assert words in said, (words, said)
    choose_paper(desk, 'Receipt of the Declaration')
    said = save_paper(desk, 'receipt')
    assert desk.loss['no'] in said and CARD not in said and 'Ілля' not in said and '02.12.2026' in said, said
    desk.shot('receipt')
    close_paper(desk, 'Receipt of the Declaration')


@tap.case('the next day the card is brought, and the match is there before the form is finished')
def find(desk):
    again_at(desk, FIRST_DAY + datetime.timedelta(days=1))
    desk.keyboard.press('Ctrl+3')
    desk.screen.wait('list item', name='Lost Documents', state='selected')
    desk.screen.wait_focus('entry', name='Filter the list')
    go_back_to(desk, 'toggle button', 'New Find')
    desk.keyboard.press('Return')
    desk.screen.wait_focus('menu item')
    desk.keyboard.press('Return')
    desk.screen.wait_focus('text', name='Document')
    flow.replay(desk, [{'press': '2'}, {'press': 'Tab'}, {'type': CARD}])
    desk.screen.wait_says(desk.loss['no'])
    desk.screen.wait_says('Same number')
    desk.shot('match-while-typing')
    for field, words in (('Surname as written', 'коваленко'), ('Given name as written', 'ілля'),
                         ('Where it was found', 'зупинка')):
        desk.tab_to('text', lambda name, field=field: name.rstrip(' *') == field)
        desk.keyboard.type(words)
    desk.tab_to('check box', 'The finder gives no name')
    desk.keyboard.press('space')
    desk.tab_to('text', lambda name: name.rstrip(' *') == 'Storage place')
    desk.keyboard.type('сейф 1')
    desk.tab_to('toggle button', 'The same document')
    desk.keyboard.press('space')
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait('dialog', name='Receipt for the Finder')
    find = stored(desk, 'find', state='matched', cell='сейф 1')
    assert find['document'] == 'id_card' and find['number'] == CARD, find
    card = next(key for key, number in entries(desk.loss, 'document_number').items() if number == CARD)
    loss = stored(desk, 'loss', id=desk.loss['id'], state='matched')
    assert entries(loss, 'document_state') == {card: 'matched'}, loss
    desk.find = find
    close_paper(desk, 'Receipt for the Finder')


@tap.case('the mother gets the card, with an act that says by what she was identified')
def hand_over(desk):
    desk.tab_to('button', 'Hand Over…')
    desk.keyboard.press('Return')
    desk.screen.wait('label', name='Hand Over a Document')
    desk.screen.wait_focus('text', name='Handed over to')
    go_back_to(desk, 'button', 'Receives It')
    desk.keyboard.press('Return')
    desk.screen.wait_says('The receiver is not the holder as written in the document.')
    choose(desk, 'Document of the receiver', 'Driving licence')
    desk.tab_to('text', 'Number of the receiver\'s document')
    desk.keyboard.type('вхе123456')
    choose(desk, 'Ground for representing', 'Parent')
    choose(desk, 'Signature', 'Signed on paper')
    desk.shot('hand-over')
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait('dialog', name='Hand-Over Act')
    said = save_paper(desk, 'act')
    for words in (desk.find['no'], CARD, 'Коваленко Ілля', 'Коваленко Марія Іванівна', 'Посвідчення водія', '123456',
                  desk.loss['no']):
        assert words in said, (words, said)
    find = stored(desk, 'find', id=desk.find['id'], state='handed_over')
    assert find['receiver'] == desk.loss['applicant'] and find['receiver_basis'] == 'parent', find
    loss = stored(desk, 'loss', id=desk.loss['id'], state='registered')
    assert list(entries(loss, 'document_state').values()) == ['returned'], loss
    close_paper(desk, 'Hand-Over Act')


@tap.case('she is booked to the chief for the first free slot, and moved')
def book(desk):
    flow.replay(desk, flow.load('D1')['events'][:-2])  # before it is booked
    choose(desk, 'Reception', CHIEF)
    desk.tab_to('text', 'Question')
    desk.keyboard.type('як отримати новий паспорт')
    desk.keyboard.press('Ctrl+Return')
    desk.screen.wait('dialog', name='Appointment Slip')
    booked = stored(desk, 'appointment', state='booked', person=desk.loss['applicant'])
    chief = stored(desk, 'reception', name=CHIEF)
    assert booked['reception'] == chief['id'], (booked, chief)
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('dialog', name='Appointment Slip')
    open_by_number(desk, booked['no'])
    desk.keyboard.press('Ctrl+e')
    flow.replay(desk, [{'wait': {'role': 'text', 'name': 'From day', 'state': 'focused'}}, {'type': '+1'},
                       {'press': 'Return'}, {'wait': {'role': 'list item', 'state': 'focused'}}, {'press': '2'}, {'press': 'Ctrl+Return'}])
    stored(desk, 'appointment', id=booked['id'], state='moved')
    desk.appointment = stored(desk, 'appointment', state='booked', person=desk.loss['applicant'])
    assert desk.appointment['start'][:10] > booked['start'][:10], desk.appointment
    desk.shot('moved')
    close_paper(desk, 'Appointment Slip')


@tap.case('on the day she is checked in and received, and the answer\'s clock runs')
def receive(desk):
    start = datetime.datetime.fromisoformat(desk.appointment['start']).replace(tzinfo=KYIV)
    again_at(desk, start - datetime.timedelta(minutes=5))
    desk.keyboard.press('Ctrl+1')
    desk.screen.wait_focus('text', name='Who came?')
    desk.keyboard.press('F2')
    desk.keyboard.type('коваленк')
    desk.screen.wait('list item', name=lambda name: name.startswith(f'Check in {start:%H:%M}'))
    desk.keyboard.press('Return')
    desk.screen.wait('dialog', name='Queue Ticket')
    stored(desk, 'appointment', id=desk.appointment['id'], state='arrived')
    close_paper(desk, 'Queue Ticket')
    open_by_number(desk, desk.appointment['no'])
    desk.tab_to('button', 'Write Down the Result')
    desk.keyboard.press('Return')
    desk.screen.wait('label', name='Result of the Reception')
    desk.keyboard.press('6')
    desk.tab_to('text', lambda name: name.startswith('Decision'))
    desk.keyboard.type('перевірити')
    desk.tab_to('text', lambda name: name.startswith('Executor'))
    desk.keyboard.type('бондар')
    desk.tab_to('radio button', 'In writing')
    desk.keyboard.press('1')
    desk.shot('result')
    desk.keyboard.press('Ctrl+Return')
    received = stored(desk, 'appointment', id=desk.appointment['id'], state='done', result='in_work')
    assert received['due'] > start.timestamp(), received
    desk.shot('received')


@tap.case('what turns out stolen goes on as a statement, with everything typed so far')
def steal(desk):
    desk.keyboard.press('Ctrl+3')
    desk.screen.wait_focus('entry', name='Filter the list')
    desk.keyboard.press('Ctrl+n')
    choose_applicant(desk)
    flow.replay(desk, [{'press': '4'}, {'press': 'Tab'}, {'type': 'вхе765432'}, {'press': 'Tab'}, {'press': '2'},
                       {'press': 'Return'}, {'press': 'Return'},
                       {'wait': {'role': 'text', 'name': 'Last had', 'state': 'focused'}}, {'type': '-1'}, {'press': 'Tab'},
                       {'press': 'Tab'}, {'type': 'автостанція'}])
    desk.tab_to('check box', 'A theft is suspected')
    desk.keyboard.press('space')
    desk.tab_to('button', 'Take a Statement of Theft')
    desk.keyboard.press('Return')
    desk.screen.wait('text', name='Kind of statement', text=lambda text: text.startswith('14'))
    desk.screen.wait_says('Коваленко Марія Іванівна')
    desk.screen.wait('text', name='Series and number', text='ВХЕ765432')
    desk.screen.wait('text', name='Where', text='автостанція')
    desk.shot('theft')


if __name__ == '__main__':
    tap.run('lost-documents')
