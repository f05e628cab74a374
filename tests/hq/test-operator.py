#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the operator of headquarters does from a terminal, while desks speak to it.

usage: test-operator.py [ADDRESS] PROGRAM, as test-service.py."""

import hashlib
import json
import random
import shutil
import sqlite3
import sys

from headquarters import DATABASE, Desk, enrol, main, test


def fail(hq, *words):
    """Returns what is said."""
    result = hq.do(*words, check=False)
    assert result.returncode == 1, result
    return result.stderr


def read_region(hq):
    """All lines of the region's log, as a desk of some station gets them."""
    desk = read_region.desk = getattr(read_region, 'desk', None) or region_reader(hq)
    desk.exchange()
    return [json.loads(line[0]) for run in desk.runs.values() for line in run]


def region_reader(hq):
    hq.do('station', 'RR1', '--name=x', '--country=ua')
    desk, _, _ = enrol(hq, 'RR1', 'A')
    return Desk(hq, desk.code, desk.token, 'region')


@test
def a_desk_is_retired(hq):
    hq.do('station', 'RT1', '--name=x', '--country=ua')
    desk, _, code = enrol(hq, 'RT1', 'A')
    other, _, _ = enrol(hq, 'RT1', 'B')
    desk.write(no='RT1-A/2026/00001')
    desk.exchange()
    assert 'no such desk' in fail(hq, 'desk', 'retire', 'RT1-Z')
    result = hq.do('desk', 'retire', 'RT1-A', check=False)
    assert result.returncode == 0 and result.stdout == 'RT1-A\n'
    assert 'RT1-A\tretired' in hq.do('desk', 'list') and 'RT1-B\tenrolled' in hq.do('desk', 'list')
    status, _, body = hq.ask('POST', '/v1/log/RT1', desk.request(), desk.headers())
    assert status == 403 and 'out of service' in json.loads(body)['error']
    # What it wrote stays, its book is never given again, and its old code opens nothing.
    other.exchange()
    assert len(other.seen) == 1
    assert 'never given twice' in fail(hq, 'code', '--station=RT1', '--book=A')
    status, _, body = hq.ask('POST', '/v1/enrol', json.dumps({'code': code, 'key': 'key'}))
    assert status == 200
    desk.token = json.loads(body)['token']
    assert hq.ask('POST', '/v1/log/RT1', desk.request(), desk.headers())[0] == 403
    assert 'retired already' in fail(hq, 'desk', 'retire', 'RT1-A')
    # One that was stolen can be retired later.
    hq.do('desk', 'revoke', 'RT1-B')
    hq.do('desk', 'retire', 'RT1-B')


@test
def what_a_retired_desk_left_waits(hq):
    """Headquarters lost a line, its author is gone, another desk brings it: the operator is told and lets it in."""
    hq.do('station', 'RW1', '--name=x', '--country=ua')
    gone, _, _ = enrol(hq, 'RW1', 'A')
    here, _, _ = enrol(hq, 'RW1', 'B')
    gone.write(no='RW1-A/2026/00001')
    here.runs[gone.run] = [line[:] for line in gone.lines]
    here.exchange()
    result = hq.do('desk', 'retire', 'RW1-A', check=False)
    assert 'dutydesk-hq release RW1' in result.stderr, result.stderr
    assert 'RW1\t0 lines\t1 waiting' in hq.do('status')
    assert hq.do('release', 'RW1') == '1'
    assert 'RW1\t1 lines\t0 waiting' in hq.do('status')


def attach(hq, desk, data):
    sha = hashlib.sha256(data).hexdigest()
    desk.write(kind='attachment', sha=sha, size=len(data))
    desk.exchange()
    status, _, body = hq.ask('PATCH', f'/v1/blob/{sha}', data, desk.headers(**{'Upload-Offset': '0'}))
    assert status == 204, (status, body)
    desk.exchange()
    return sha


@test
def a_backup_heals_from_the_desks(hq):
    """Headquarters is put back to yesterday while desks went on; nobody does anything, and nothing is missing."""
    folder = hq.folder / 'backup'
    hq.do('station', 'BA1', '--name=x', '--country=ua')
    a, _, _ = enrol(hq, 'BA1', 'A')
    b, _, _ = enrol(hq, 'BA1', 'B')
    for n in range(30):
        a.write(no=f'BA1-A/2026/{n:05}')
    a.exchange()
    b.exchange()
    first = attach(hq, a, random.randbytes(200_000))
    assert hq.do('backup', str(folder)) == str(folder)
    assert sorted(path.name for path in folder.iterdir()) == ['ledger.db'] * (not DATABASE) + ['registry.db']
    assert folder.stat().st_mode & 0o777 == 0o700
    # After the backup: more lines of both, seen by both; an attachment; a desk that is shut out.
    for n in range(30, 60):
        a.write(no=f'BA1-A/2026/{n:05}')
        b.write(no=f'BA1-B/2026/{n:05}')
    a.exchange()
    b.exchange()
    a.exchange()
    data = random.randbytes(100_000)
    second = attach(hq, b, data)
    c, _, _ = enrol(hq, 'BA1', 'C')
    hq.do('desk', 'revoke', 'BA1-C')
    assert 'something in it' in fail(hq, 'backup', str(folder))
    if DATABASE:
        assert 'pg_restore' in fail(hq, 'restore', str(folder))
        hq.do('restore', '--registry', str(folder))
        assert 'BA1-C' not in hq.do('desk', 'list')
        return
    assert 'Stop the service' in fail(hq, 'restore', str(folder))
    hq.stop()
    before = hq.do('status')
    answer = hq.do('restore', str(folder))
    assert 'lines hold' in answer and 'is kept as' in answer, answer
    assert 'BA1\t32 lines' in hq.do('status') and 'BA1\t94 lines' in before, (hq.do('status'), before)
    # The register is not that of yesterday.
    assert 'BA1-C\trevoked' in hq.do('desk', 'list')
    hq.start()
    # A desk that comes first brings its own; what it holds of the other waits for the other.
    for desk in (a, b, a, b, a, b):
        desk.exchange()
        if desk.locate:
            desk.exchange()
            desk.exchange()
    assert a.cursor == b.cursor
    numbers = {json.loads(line[0])['s'].get('no') for run in a.runs.values() for line in run}
    assert {f'BA1-A/2026/{n:05}' for n in range(60)} | {f'BA1-B/2026/{n:05}' for n in range(30, 60)} <= numbers
    assert all(line[1] is not None for desk in (a, b) for run in (a.run, b.run) for line in desk.runs[run])
    # Attachments are asked for again.
    assert hq.ask('HEAD', f'/v1/blob/{first}', b'', a.headers())[1]['Upload-Offset'] == '200000'
    assert hq.ask('HEAD', f'/v1/blob/{second}', b'', b.headers())[1]['Upload-Offset'] == '0'
    assert hq.ask('PATCH', f'/v1/blob/{second}', data, b.headers(**{'Upload-Offset': '0'}))[0] == 204
    assert hq.ask('GET', f'/v1/blob/{second}', b'', a.headers())[2] == data
    # Headquarters' own line about it, which desks brought back, waits: only the operator can vouch for it.
    assert 'BA1\t94 lines\t1 waiting' in hq.do('status'), hq.do('status')
    assert hq.do('release', 'BA1') == '1'
    a.exchange()
    b.exchange()
    assert all(line[1] is not None for desk in (a, b) for run in desk.runs.values() for line in run)
    assert 'BA1\t95 lines hold' in hq.do('verify')
    # What was there before is still there, and can be put back the same way.
    kept = next(path for path in hq.folder.glob('ledger.db.before-*') if not path.name.endswith('-wal'))
    assert sqlite3.connect(kept).execute("SELECT pos FROM log WHERE name = 'BA1'").fetchone() == (94,)


@test
def a_broken_backup_is_refused(hq):
    if DATABASE:
        return
    folder = hq.folder / 'broken'
    hq.do('station', 'BB1', '--name=x', '--country=ua')
    desk, _, _ = enrol(hq, 'BB1', 'A')
    desk.write(no='BB1-A/2026/00001')
    desk.exchange()
    hq.do('backup', str(folder))
    shutil.copytree(folder, hq.folder / 'cut')
    ledger = sqlite3.connect(folder / 'ledger.db')
    ledger.execute("UPDATE change SET line = replace (line, '00001', '00002') WHERE log = 'BB1'")
    ledger.commit()
    ledger.close()
    path = hq.folder / 'cut' / 'ledger.db'
    path.write_bytes(path.read_bytes()[:4096])
    hq.stop()
    before = hq.do('status')
    assert 'BB1-A' in fail(hq, 'restore', str(folder)) and 'nothing was changed' in fail(hq, 'restore', str(folder))
    fail(hq, 'restore', str(hq.folder / 'cut'))
    fail(hq, 'restore', str(hq.folder / 'nowhere'))
    assert hq.do('status') == before
    assert not list(hq.folder.glob('*.part*'))
    hq.start()


@test
def stations_are_imported(hq):
    path = hq.folder / 'stations.csv'
    path.write_text('code;name;country;address\nIM1;"Відділення ""Північ""";ua;вул. Лісова, 1\nIM2;Друге;ua;\n', 'utf-8-sig')
    assert hq.do('import', 'stations', str(path)) == '2 added, 0 changed, 0 as they were'
    lines = [line for line in read_region(hq) if line.get('k') == 'unit']
    assert [(line['r'], line['u'], line['s']['name']) for line in lines] == [
        ('unit/IM1', 'hq', 'Відділення "Північ"'), ('unit/IM2', 'hq', 'Друге')]
    assert 'address' not in lines[1]['s'] and lines[0]['s']['address'] == 'вул. Лісова, 1'
    # The same again writes nothing; what is different is written alone; a column that is not there stays as it was.
    count = len(read_region(hq))
    assert hq.do('import', 'stations', str(path)) == '0 added, 0 changed, 2 as they were'
    path.write_text('code,country,name,phone\nIM1,ua,Північне,+380441234567\nIM2,ua,Друге,\n')
    assert hq.do('import', 'stations', str(path)) == '0 added, 1 changed, 1 as they were'
    lines = read_region(hq)[count:]
    assert [line['s'] for line in lines] == [{'name': 'Північне', 'phone': '+380441234567'}]
    # Desks can enrol there.
    desk, answer, _ = enrol(hq, 'IM1', 'A')
    assert answer['country'] == 'ua'


@test
def officers_and_agencies_are_imported(hq):
    path = hq.folder / 'officers.json'
    path.write_text(json.dumps([{'code': '4417', 'surname': 'Шевчук', 'given_name': 'Олег', 'role': 'duty',
                                 'station': 'IM1', 'ended': None},
                                {'code': 'boss', 'surname': 'Коваль', 'role': 'hq'}], ensure_ascii=False, indent=1))
    assert hq.do('import', 'officers', str(path)).startswith('2 added')
    path.write_text(json.dumps([{'code': '4417', 'surname': 'Шевчук', 'role': 'duty', 'ended': True}]))
    assert hq.do('import', 'officers', str(path)) == '0 added, 1 changed, 0 as they were'
    assert read_region(hq)[-1] == {**read_region(hq)[-1], 'r': 'staff/4417', 's': {'ended': True}}
    path = hq.folder / 'agencies.csv'
    path.write_text('code\tagency\tname\taddress\thours\nDMS-1\tDMS\tВідділ ДМС\t"вул. Садова, 5\n2 поверх"\t9-17\n')
    assert hq.do('import', 'agencies', str(path)).startswith('1 added')
    assert read_region(hq)[-1]['s']['address'] == 'вул. Садова, 5\n2 поверх'


@test
def editions_of_profiles_are_imported(hq):
    path = hq.folder / 'profiles.csv'
    path.write_text('country,version,since\nua,4,2027-01-01\n')
    assert hq.do('import', 'profiles', str(path)).startswith('1 added')
    assert read_region(hq)[-1] == {**read_region(hq)[-1], 'k': 'edition', 'r': 'edition/ua',
                                   's': {'country': 'ua', 'version': 4, 'since': '2027-01-01'}}
    assert hq.do('import', 'profiles', str(path)) == '0 added, 0 changed, 1 as they were'


@test
def what_is_wrong_is_told_where_it_stands(hq):
    cases = [
        ('stations', 'code,name,country\nOK1,x,ua\nbad,x,ua\n', 'Line 3, column 1'),
        ('stations', 'code,name,country\nOK1,x,ua\nOK2,,ua\n', 'Line 3, column 5'),
        ('stations', 'code,name,country\nOK1,x,de\n', 'Line 2, column 7'),
        ('stations', 'code,name,country\nOK1,ї,ua\nOK1,y,ua\n', 'Line 3, column 1'),
        ('stations', 'code,name,country,colour\nOK1,x,ua,red\n', 'Line 2, column 10'),
        ('stations', 'code,name,name\nOK1,x,ua\n', 'Line 1, column 11'),
        ('stations', 'code,name,country\nOK1,"x,ua\n', 'Line 2, column 5'),
        ('stations', 'code,name,country\nOK1,"x"y,ua\n', 'Line 2, column 8'),
        ('stations', 'code,name,country\nOK1,x,ua,more\n', 'Line 2, column 10'),
        ('officers', 'code,surname,role\nhq,x,duty\n', 'Line 2, column 1'),
        ('officers', 'code,surname,role\n1,x,king\n', 'Line 2, column 5'),
        ('agencies', 'code,name\na b,x\n', 'Line 2, column 1'),
        ('profiles', 'country,version\nua,four\n', 'Line 2, column 4'),
        ('profiles', 'country,version,since\nua,4,soon\n', 'Line 2, column 6'),
    ]
    count = len(read_region(hq))
    path = hq.folder / 'wrong.csv'
    for kind, text, expected in cases:
        path.write_text(text)
        said = fail(hq, 'import', kind, str(path))
        assert expected in said and 'Nothing was written' in said, (text, said)
    path.write_bytes(b'code,name\n\xff\xfe,x\n')
    assert 'UTF-8' in fail(hq, 'import', 'agencies', str(path))
    path = hq.folder / 'wrong.json'
    for text, expected in [('[{"code":"A1",\n"name" "x"}]', 'Line 2'), ('{}', 'Line 1'), ('[1]', 'Line 1'),
                           ('[{"code":"A1","name":"x"},\n{"code":["A2"],"name":"x"}]', 'Line 2'), ('', 'Line ')]:
        path.write_text(text)
        said = fail(hq, 'import', 'agencies', str(path))
        assert expected in said and 'Nothing was written' in said, (text, said)
    assert 'Say what' in fail(hq, 'import', 'kings', str(path)) and 'Say what' in fail(hq, 'import', 'stations')
    fail(hq, 'import', 'stations', str(hq.folder / 'nowhere.csv'))
    assert len(read_region(hq)) == count
    assert 'no station of that code' in fail(hq, 'code', '--station=OK1', '--book=A')


@test
def days_of_the_region(hq):
    path = hq.folder / 'days.csv'
    path.write_text('country,date,day,name\nua,2027-01-04,off,Перенесений вихідний\nua,2027-01-09,working,Замість 4 січня\n')
    assert hq.do('calendar', str(path)).startswith('2 added')
    assert hq.do('calendar', str(path)) == '0 added, 0 changed, 2 as they were'
    assert hq.do('calendar', '2027-01-09', 'usual', '--country=ua') == '0 added, 1 changed, 0 as they were'
    assert hq.do('calendar', '2027-03-21', 'off', '--country=kz', '--name=Наурыз, "мейрамы"').startswith('1 added')
    assert hq.do('calendar').splitlines() == ['kz\t2027-03-21\toff\tНаурыз, "мейрамы"',
                                              'ua\t2027-01-04\toff\tПеренесений вихідний',
                                              'ua\t2027-01-09\tusual\tЗамість 4 січня']
    for words in (('2027-02-30', 'off', '--country=ua'), ('2027-02-03', 'free', '--country=ua'), ('2027-02-03', 'off')):
        fail(hq, 'calendar', *words)
    day = next(line for line in read_region(hq) if line.get('r') == 'day/ua/2027-01-04')
    assert day['k'] == 'calendar_day' and day['s']['day'] == 'off'


sys.exit(main())
