#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may read and write which log, and which places an appointment gets.

usage: test-region.py [ADDRESS] PROGRAM, as test-service.py."""

import hashlib
import json
import sys

from headquarters import Desk, enrol, main, test


def region_of(desk):
    return Desk(desk.hq, desk.code, desk.token, 'region')


@test
def only_the_region_writes_for_the_region(hq):
    hq.do('station', 'HQO', '--name=Обласне управління', '--country=ua')
    hq.do('station', 'RG1', '--name=x', '--country=ua')
    path = hq.folder / 'officers.csv'
    path.write_text('code,surname,role\nboss,Коваль,hq\nclerk,Бондар,duty\nleft,Мороз,hq\n')
    hq.do('import', 'officers', str(path))
    path.write_text('code,surname,role,ended\nleft,Мороз,hq,yes\n')
    hq.do('import', 'officers', str(path))
    plain, answer, _ = enrol(hq, 'RG1', 'A')
    assert answer['logs'] == ['RG1', 'region'] and answer['region'] is False
    chief, answer, _ = enrol(hq, 'HQO', 'A', region=True)
    assert answer['region'] is True
    assert 'HQO-A\tenrolled region' in hq.do('desk', 'list')

    # Everybody reads the log of the region; what a station's desk writes there does not count, and nothing is stuck.
    reader = region_of(plain)
    reader.exchange()
    assert [line['r'] for line in reader.seen if line.get('k') == 'staff'] == ['staff/boss', 'staff/clerk', 'staff/left']
    reader.write(kind='notice', officer='boss', text='mine')
    reader.exchange()
    assert reader.verdicts() == ['denied']

    # Of a desk of the region those officers may write whom the operator gave that role.
    writer = region_of(chief)
    for officer in ('boss', 'clerk', 'left', 'nobody', 'boss'):
        writer.write(kind='notice', officer=officer, text='to all')
    writer.exchange()
    assert writer.verdicts() == ['ok', 'denied', 'denied', 'denied', 'ok']
    # What is headquarters' own to name they may change, and not name anew.
    writer.write(kind=None, rec='staff/clerk', officer='boss', role='hq')
    writer.write(kind='staff', rec='staff/me', officer='boss', role='hq')
    writer.write(kind='notice', officer='clerk', text='now I may')
    writer.exchange()
    assert writer.verdicts()[5:] == ['ok', 'denied', 'ok']
    reader.exchange()
    assert reader.cursor == writer.cursor


@test
def a_desk_of_the_region_reads_all_logs(hq):
    hq.do('station', 'RG2', '--name=x', '--country=ua')
    station, _, _ = enrol(hq, 'RG2', 'A')
    data = b'picture' * 1000

    sha = hashlib.sha256(data).hexdigest()
    station.write(no='RG2-A/2026/00001')
    station.write(kind='attachment', sha=sha, size=len(data))
    station.exchange()
    assert hq.ask('PATCH', f'/v1/blob/{sha}', data, station.headers(**{'Upload-Offset': '0'}))[0] == 204
    chief, _, _ = enrol(hq, 'HQO', 'B', region=True)

    status, _, body = hq.ask('GET', '/v1/logs', b'', chief.headers())
    logs = {entry['log']: entry for entry in json.loads(body)['logs']}
    assert status == 200 and {'HQO', 'RG1', 'RG2', 'region'} <= set(logs)
    assert logs['RG2'] == {'log': 'RG2', 'top': 3, 'write': False}
    assert logs['HQO']['write'] and logs['region']['write']
    status, _, body = hq.ask('GET', '/v1/logs', b'', station.headers())
    assert [(entry['log'], entry['write']) for entry in json.loads(body)['logs']] == [('RG2', True), ('region', False)]
    assert hq.ask('GET', '/v1/logs')[0] == 401

    reader = Desk(hq, chief.code, chief.token, 'RG2')
    reader.exchange()
    assert len(reader.seen) == 3
    assert hq.ask('GET', f'/v1/blob/{sha}', b'', chief.headers())[2] == data
    assert hq.ask('PATCH', f'/v1/blob/{sha}', data, chief.headers(**{'Upload-Offset': '0'}))[0] == 404
    # It reads: what it writes there does not count.
    reader.write(no='HQO-B/2026/00001')
    reader.exchange()
    assert reader.verdicts() == ['denied']
    # There is no such log; and a desk of a station is let into no other.
    assert hq.ask('POST', '/v1/log/NONE', reader.request(), chief.headers())[0] == 403
    assert hq.ask('POST', '/v1/log/RG1', station.request(), station.headers())[0] == 403


@test
def a_desk_keeps_what_it_wrote_alone(hq):
    """A desk that was set up without headquarters names itself; when it enrols that counts as its own work."""
    hq.do('station', 'RG3', '--name=x', '--country=ua')
    desk, _, _ = enrol(hq, 'RG3', 'A', was='x1234567')
    other, _, _ = enrol(hq, 'RG3', 'B')
    old = Desk(hq, 'x1234567', desk.token, 'RG3')
    old.write(no='RG3-A/2026/00001')
    desk.runs[old.run] = old.lines
    desk.ups[desk.run] = [old.run, 1]
    desk.write(no='RG3-A/2026/00002')
    desk.exchange()
    assert [line[3] for line in desk.runs[old.run]] == ['ok'] and desk.verdicts() == ['ok']
    # Nobody else's: the lines wait, and the name is given once.
    stranger = Desk(hq, 'x7654321', desk.token, 'RG3')
    stranger.write(no='RG3-Z/2026/00001')
    other.runs[stranger.run] = stranger.lines
    other.exchange()
    assert 'RG3\t2 lines\t1 waiting' in hq.do('status')
    code = hq.do('code', '--station=RG3', '--book=C')
    for was, expected in (('x1234567', 410), ('RG3-B', 410), ('', 410), ('x7654321', 200)):
        status, _, body = hq.ask('POST', '/v1/enrol', json.dumps({'code': code, 'key': 'k', 'was': was}))
        assert status == expected, (was, status, body)
    # The one it was of has come: its lines are taken.
    third = Desk(hq, 'RG3-C', json.loads(body)['token'], 'RG3')
    third.runs[stranger.run] = [[line[0], None, None, None] for line in stranger.lines]
    third.exchange()
    assert third.runs[stranger.run][0][3] == 'ok' and 'RG3\t3 lines\t0 waiting' in hq.do('status')


def book(desk, reception, start='2026-11-24T09:30', state='requested', **more):
    return desk.write(kind='appointment', state=state, reception=reception, start=start, length=30, **more)


@test
def places_of_one_desk(hq):
    hq.do('station', 'PL1', '--name=x', '--country=ua')
    a, _, _ = enrol(hq, 'PL1', 'A', was='xaaaaaaa')
    b, _, _ = enrol(hq, 'PL1', 'B')
    mine = a.write(kind='reception', name='Chief', desk='PL1-A', capacity=2)
    day = f'slots/{mine}/2026-11-24'
    a.write(kind='slots', rec=day, cap__0930=2, desk__0930='PL1-A')
    book(a, mine, state='booked')
    book(a, mine, state='booked')
    book(a, mine, state='booked')                       # one too many
    book(a, mine, state='arrived', walk_in=True)        # it happened
    book(a, mine, start='2026-11-24T10:00')             # no record of it: the reception says whose it is
    a.exchange()
    assert a.verdicts() == ['ok', 'ok', 'ok', 'ok', 'full', 'ok', 'ok']
    b.exchange()
    book(b, mine, start='2026-11-24T10:30')
    book(b, mine)
    b.write(kind=None, rec=day, cap__0930=9)
    b.write(kind=None, rec=day, desk__0930=None)
    b.write(kind=None, rec=day, cap__1100=1, desk__1100='PL1-A')
    b.exchange()
    assert b.verdicts() == ['full', 'full', 'denied', 'denied', 'denied']
    # A place is added to the day, once; its own place is given back.
    a.write(kind=None, rec=day, cap__1100=1, desk__1100='PL1-A')
    a.write(kind=None, rec=day, cap__1100=5, desk__1100='PL1-A')
    a.write(kind=None, rec=day, desk__1100=None)
    a.exchange()
    assert a.verdicts()[7:] == ['ok', 'denied', 'ok']
    # The reception takes more people from now on.
    a.write(kind=None, rec=mine, capacity=3)
    book(a, mine, state='booked')
    a.exchange()
    assert a.verdicts()[10:] == ['ok', 'ok']


@test
def shared_places_are_given_by_who_comes_first(hq):
    hq.do('station', 'PL2', '--name=x', '--country=ua')
    a, _, _ = enrol(hq, 'PL2', 'A')
    b, _, _ = enrol(hq, 'PL2', 'B')
    shared = a.write(kind='reception', name='Shared', desk='PL2-A', shared=True)
    a.exchange()
    b.exchange()
    book(a, shared)
    book(b, shared)
    b.exchange()
    a.exchange()
    assert b.verdicts() == ['ok'] and a.verdicts() == ['ok', 'full']
    # It is cancelled: the place is free. Coming back to it is a claim like any other.
    b.write(kind=None, rec=f'{b.run}.1', state='cancelled')
    b.exchange()
    a.exchange()
    book(a, shared)
    a.exchange()
    b.write(kind=None, rec=f'{b.run}.1', state='requested')
    b.exchange()
    assert a.verdicts()[2:] == ['ok'] and b.verdicts() == ['ok', 'ok', 'full']
    # One that never had its place may get it later, and then it is taken.
    a.write(kind=None, rec=f'{a.run}.3', state='cancelled')
    a.write(kind=None, rec=f'{a.run}.2', state='cancelled')
    a.write(kind=None, rec=f'{a.run}.2', state='requested')
    a.write(kind=None, rec=f'{a.run}.3', state='requested')
    a.exchange()
    assert a.verdicts()[3:] == ['ok', 'ok', 'ok', 'full']
    # Places of a reception that nobody knows, or in no time.
    book(b, 'PL2-B-00000000.7')
    book(b, shared, start='2026-11-24')
    b.exchange()
    assert b.verdicts()[3:] == ['full', 'ok']


sys.exit(main())
