#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Headquarters as desks see it: real processes, killed and started again, asked rightly and wrongly.

usage: test-service.py [ADDRESS] PROGRAM. ADDRESS is that of an empty PostgreSQL database; then two processes serve it and
take turns. Without one a single process keeps everything in files."""

import gzip
import hashlib
import json
import pathlib
import random
import signal
import socket
import sys

from headquarters import DATABASE, START, ZEROS, Desk, enrol, main, test


@test
def enrolment(hq):
    hq.do('station', 'EN1', '--name=Перше відділення', '--country=ua')
    desk, answer, code = enrol(hq, 'EN1', 'B')
    assert (answer['desk'], answer['station'], answer['starts'], answer['name']) == (
        'EN1-B', 'EN1', '2026=37', 'Перше відділення')
    # The answer was lost: the same machine asks again, and only its new token is good.
    status, _, body = hq.ask('POST', '/v1/enrol', json.dumps({'v': 1, 'code': code.upper(), 'key': 'key', 'host': 'pc'}))
    assert status == 200 and json.loads(body)['token'] != desk.token
    assert hq.ask('POST', '/v1/log/EN1', desk.request(), desk.headers())[0] == 401
    # Another machine, a code nobody gave, no code.
    assert hq.ask('POST', '/v1/enrol', json.dumps({'code': code, 'key': 'other'}))[0] == 410
    assert hq.ask('POST', '/v1/enrol', json.dumps({'code': '00000', 'key': 'key'}))[0] == 403
    for body in (b'', b'[]', b'null', b'{"code":1}', b'\xff' * 10, b'{' * 4000):
        assert hq.ask('POST', '/v1/enrol', body)[0] == 400, body
    # A book is never given twice.
    assert hq.do('code', '--station=EN1', '--book=B', check=False).returncode == 1
    assert hq.do('code', '--station=XX', '--book=B', check=False).returncode == 1
    assert hq.do('station', 'en', '--name=x', '--country=ua', check=False).returncode == 1


@test
def exchange(hq):
    hq.do('station', 'EX1', '--name=x', '--country=ua')
    a, _, _ = enrol(hq, 'EX1', 'A')
    b, _, _ = enrol(hq, 'EX1', 'B')
    for n in range(300):
        a.write(no=f'EX1-A/2026/{n:05}')
    items = a.exchange()
    assert a.stamped == 300 and a.cursor[0] == 300 and items[-1] == {'end': True, 'more': False}
    b.exchange()
    assert len(b.seen) == 300 and b.cursor == a.cursor
    # Again, gzipped both ways: all is known.
    a.diverge(0)
    status, headers, body = hq.ask('POST', '/v1/log/EX1', gzip.compress(a.request(START)),
                                   a.headers(**{'Content-Encoding': 'gzip', 'Accept-Encoding': 'gzip'}))
    assert status == 200 and headers['Content-Encoding'] == 'gzip'
    assert json.loads(gzip.decompress(body).splitlines()[0])['top'] == 300
    # A history headquarters does not know.
    status, _, body = hq.ask('POST', '/v1/log/EX1', a.request([7, 'f' * 16]), a.headers())
    assert status == 200 and json.loads(body.splitlines()[1]) == {'diverged': True}


@test
def cut_lines_are_not_lost(hq):
    hq.do('station', 'CU1', '--name=x', '--country=ua')
    desk, _, _ = enrol(hq, 'CU1', 'A')
    for n in range(400):
        desk.write(no=f'CU1-A/2026/{n:05}', note='x' * 200)
    request = desk.request()
    line = socket.create_connection(('127.0.0.1', hq.port()), 60)
    line.sendall(f'POST /v1/log/CU1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {desk.token}\r\n'
                 f'Content-Length: {len(request)}\r\n\r\n'.encode() + request[:len(request) // 2])
    line.close()
    # A whole exchange, without lines, waits until what came of the cut one is taken.
    for _ in range(100):
        top = json.loads(hq.ask('POST', '/v1/log/CU1', Desk(hq, desk.code, desk.token).request(), desk.headers())[2]
                         .splitlines()[0])['top']
        if top >= 190:
            break
    assert 190 <= top < 400, top
    desk.exchange()
    assert desk.cursor[0] == 400


@test
def killed(hq):
    hq.do('station', 'KI1', '--name=x', '--country=ua')
    desk, _, _ = enrol(hq, 'KI1', 'A')
    for round in range(5):
        for n in range(20):
            desk.write(no=f'KI1-A/2026/{round * 20 + n:05}')
        desk.exchange()
        hq.stop(signal.SIGKILL)
        hq.start()
    assert desk.cursor[0] == 100
    other = Desk(hq, 'KI1-A', desk.token)
    other.exchange()
    assert len(other.seen) == 100
    assert 'KI1\t100 lines hold' in hq.do('verify')
    assert 'KI1\t100 lines\t0 waiting' in hq.do('status')


@test
def rubbish(hq):
    hq.do('station', 'RU1', '--name=x', '--country=ua')
    desk, _, _ = enrol(hq, 'RU1', 'A')
    head = desk.request().split(b'\n')[0] + b'\n'
    run = b'{"run":"RU1-A-00000001","n":1,"ph":"' + ZEROS.encode() + b'"}\n'
    cases = [
        (b'', 400), (b'\n', 400), (b'<html>\n', 400), (head, 400), (head + b'{"end":true}\n', 200),
        (head + b'{"k":"visit","b":0,"t":0,"u":"1","s":{"a":1}}\n{"end":true}\n', 400),
        (head + run + b'\xff\xfe\n{"end":true}\n', 200),
        (head + run + b'x' * 200000 + b'\n{"end":true}\n', 413),
        (head.replace(b'RU1-A', b'RU1-B', 1) + b'{"end":true}\n', 400),
        (b'a' * 5_000_000, 413),
    ]
    for body, expected in cases:
        status, _, answer = hq.ask('POST', '/v1/log/RU1', body, desk.headers())
        assert status == expected, (body[:100], status, answer)
    # Little that becomes very much.
    bomb = gzip.compress(head + b'{"end":true}\n' + b'\n' * 70_000_000)
    status, _, answer = hq.ask('POST', '/v1/log/RU1', bomb, desk.headers(**{'Content-Encoding': 'gzip'}))
    assert status == 413, (status, answer)
    assert hq.ask('POST', '/v1/log/RU1', b'no gzip', desk.headers(**{'Content-Encoding': 'gzip'}))[0] == 400
    assert hq.ask('POST', '/v1/log/RU1', head, desk.headers(**{'Content-Encoding': 'br'}))[0] == 415
    assert hq.ask('GET', '/v1/log/RU1', b'', desk.headers())[0] == 405
    assert hq.ask('POST', '/v1/log/EX1', head, desk.headers())[0] == 403
    assert hq.ask('POST', '/v1/log/RU1', head)[0] == 401
    assert hq.ask('POST', '/v1/log/RU1', head, {'Authorization': 'Bearer nobody'})[0] == 401
    assert hq.ask('GET', '/nothing')[0] == 404
    # And it still works.
    desk.exchange()


@test
def revoked(hq):
    hq.do('station', 'RE1', '--name=x', '--country=ua')
    desk, _, _ = enrol(hq, 'RE1', 'A')
    desk.exchange()
    assert 'RE1-A\tenrolled' in hq.do('desk', 'list')
    hq.do('desk', 'revoke', 'RE1-A')
    status, _, body = hq.ask('POST', '/v1/log/RE1', desk.request(), desk.headers())
    assert status == 403 and 'error' in json.loads(body)
    assert 'RE1-A\trevoked' in hq.do('desk', 'list')
    assert hq.do('desk', 'revoke', 'RE1-A', check=False).returncode == 1


@test
def attachments(hq):
    hq.do('station', 'AT1', '--name=x', '--country=ua')
    desk, _, _ = enrol(hq, 'AT1', 'A')
    data = random.randbytes(300_000)
    sha = hashlib.sha256(data).hexdigest()
    path = f'/v1/blob/{sha}'
    assert hq.ask('HEAD', path, b'', desk.headers())[0] == 404
    desk.write(kind='attachment', sha=sha, size=len(data))
    desk.exchange()
    offset = 0
    while offset < len(data):
        status, headers, _ = hq.ask('HEAD', path, b'', desk.headers())
        assert status == 204 and int(headers['Upload-Offset']) == offset
        part = data[offset:offset + 131072]
        # A part for another place is refused, and says where it belongs.
        status, headers, _ = hq.ask('PATCH', path, part, desk.headers(**{'Upload-Offset': str(offset + 1)}))
        assert status == 409 and int(headers['Upload-Offset']) == offset
        status, headers, _ = hq.ask('PATCH', path, part, desk.headers(**{'Upload-Offset': str(offset)}))
        assert status == 204, status
        offset = int(headers['Upload-Offset'])
    desk.exchange()
    assert desk.seen[-1]['s'] == {'at_hq': True}
    assert hq.ask('GET', path, b'', desk.headers())[2] == data
    status, headers, body = hq.ask('GET', path, b'', desk.headers(Range='bytes=1000-1999'))
    assert status == 206 and body == data[1000:2000] and headers['Content-Range'] == f'bytes 1000-1999/{len(data)}'
    # Too many bytes, another desk's attachment, no attachment.
    assert hq.ask('PATCH', path, b'more', desk.headers(**{'Upload-Offset': str(len(data))}))[0] == 409
    hq.do('station', 'AT2', '--name=x', '--country=ua')
    stranger, _, _ = enrol(hq, 'AT2', 'A')
    assert hq.ask('GET', path, b'', stranger.headers())[0] == 404
    assert hq.ask('HEAD', '/v1/blob/../x', b'', desk.headers())[0] == 404


@test
def observed(hq):
    assert json.loads(hq.ask('GET', '/v1/health')[2])['ok'] is True
    metrics = hq.ask('GET', '/v1/metrics')[2].decode()
    assert 'dutydesk_requests_total' in metrics


@test
def log_names_nobody(hq):
    hq.log.flush()
    lines = pathlib.Path(hq.log.name).read_text().splitlines()
    calls = [json.loads(line) for line in lines if line.startswith('{')]
    assert len(calls) > 50
    assert not any('Bearer' in line or 'Перше' in line or '/2026/' in line for line in lines)
    assert hq.stop() == [0] * (2 if DATABASE else 1)
    hq.start()


sys.exit(main())
