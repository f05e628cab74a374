#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The flows of flows/*.json replayed on every layout: what is stored or shown, and with how many keys."""
from journey import flow, tap
from journey.keyboard import LAYOUTS
from journey.program import AFTERNOON

NAMES = ['A1', 'A2', 'A3', 'A4', 'A4-scanner', 'B1', 'B2', 'D1', 'D2', 'E1', 'E2']


def holds(record, wanted):
    """Whether a record has these values; `phone.` stands for any entry of that list."""
    return all(any(record[name] == value for name in record if name.startswith(field)) if field.endswith('.')
               else record.get(field) == value for field, value in wanted.items())


def check(desk, script, before, after):
    visits = flow.added(before, after, 'visit')
    people = flow.added(before, after, 'person')
    assert len(visits) == 1, visits
    visit = visits[0]
    assert holds(visit, script['visit']), visit
    person = next((person for person in after['person'] if person['id'] == visit.get('person')), None)
    if 'new_person' in script:
        assert people == [person] and holds(person, flow.of_layout(script['new_person'], desk.keyboard)), (people, person)
    elif 'person' in script:
        assert not people and holds(person, script['person']), (people, person)
    else:
        assert not people and person is None, (people, person)


def check_booking(script, before, after):
    """A new appointment of a person who was known."""
    appointments = flow.added(before, after, 'appointment')
    assert len(appointments) == 1 and not flow.added(before, after, 'person'), appointments
    assert holds(appointments[0], script['appointment']), appointments
    person = next(person for person in after['person'] if person['id'] == appointments[0]['person'])
    assert holds(person, script['person']), person


def check_loss(desk, script, before, after):
    """A new declaration, by somebody who was known or by a new person; the number is written as on the document."""
    loss, = flow.added(before, after, 'loss')
    people = flow.added(before, after, 'person')
    assert holds(loss, script['loss'] | {'document_number.': flow.of_layout(script['number'], desk.keyboard)}), loss
    person = next(person for person in after['person'] if person['id'] == loss['applicant'])
    assert people == ([person] if 'new_person' in script else []), people
    assert holds(person, flow.of_layout(script.get('new_person') or script['person'], desk.keyboard)), person


def check_arrival(script, before, after):
    """The appointment whose visitor has come: the new visit is that of its person, and the two know each other."""
    visit, = flow.added(before, after, 'visit')
    appointment = next(record for record in after['appointment'] if record.get('visit') == visit['id'])
    assert holds(appointment, script['checked_in']) and appointment['person'] == visit['person'], (appointment, visit)


def add_case(name, layout):
    script = flow.load(name)

    @tap.case(f'{name} {script["title"]}, {layout}')
    def play(desk):
        desk.keyboard.set_layout(layout)
        before = desk.stored()
        n_keys = flow.replay(desk, script['events'])
        desk.shot(f'{name}-{layout.replace(",", "-")}')
        if 'visit' in script:
            after = desk.wait_stored(lambda stored: len(stored['visit']) > len(before['visit']) and stored, 'a new visit')
            check(desk, script, before, after)
            if 'checked_in' in script:
                check_arrival(script, before, after)
        if 'loss' in script:
            after = desk.wait_stored(lambda stored: len(stored['loss']) > len(before['loss']) and stored, 'a new loss')
            check_loss(desk, script, before, after)
        if 'appointment' in script:
            after = desk.wait_stored(lambda stored: len(stored['appointment']) > len(before['appointment']) and stored,
                                     'a new appointment')
            check_booking(script, before, after)
        assert n_keys <= script['goal_keys'], f'{n_keys} keys were pressed, {script["goal_keys"]} are the goal'
        flow.replay(desk, script.get('back', []))
        desk.screen.wait_focus('text', name='Who came?', text='')


@tap.case('the demo')
def open_demo(desk):
    desk.start_at(AFTERNOON, '--demo=ua')
    desk.screen.wait('button', name='Lock the desk')


for each in NAMES:
    for keys in LAYOUTS:
        add_case(each, keys)

if __name__ == '__main__':
    tap.run('flows')
