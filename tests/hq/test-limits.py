#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What no desk sends: too much, too often, half, or made to hurt. Each is refused, and the next desk is served.

usage: test-limits.py PROGRAM"""

import contextlib
import gzip
import hashlib
import json
import os
import pathlib
import socket
import sys

from headquarters import ZEROS, Desk, enrol, main, test

MANY = 500  # more than may be asked in one minute, also where a minute ends meanwhile


def talk(hq, *parts):
    """Sends bytes as they are; returns what comes back until the line is cut, or until there is a whole head."""
    answer = b''
    with contextlib.suppress(OSError), socket.create_connection(('127.0.0.1', hq.port()), 60) as line:
        for part in parts:
            line.sendall(part)
        line.shutdown(socket.SHUT_WR)
        while b'\r\n\r\n' not in answer:
            more = line.recv(65536)
            if not more:
                break
            answer += more
    return answer


def is_alive(hq):
    return hq.ask('GET', '/v1/health')[0] == 200 and all(server.poll() is None for server in hq.servers)


def memory(hq):
    """The most that was ever in memory, in KB."""
    status = pathlib.Path(f'/proc/{hq.servers[0].pid}/status').read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith('VmHWM')))


def new_desk(hq, station):
    hq.do('station', station, '--name=x', '--country=ua')
    return enrol(hq, station, 'A')[0]


@test
def no_http(hq):
    """As in service: under test the program ends at any complaint, and libsoup complains about a length below nothing."""
    strict = os.environ.pop('G_DEBUG', '')
    hq.stop()
    hq.start()
    os.environ['G_DEBUG'] = strict
    for bytes_ in (b'\0' * 100, b'GET\r\n\r\n', b'\x16\x03\x01\x02\x00' + b'x' * 500, b'POST / HTTP/9.9\r\n\r\n',
                   b'POST /v1/enrol HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
                   b'POST /v1/enrol HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
                   b'GET /v1/health HTTP/1.1\r\nHost: x\r\nX: ' + b'y' * 2_000_000 + b'\r\n\r\n',
                   b'GET /%2e%2e/%00 HTTP/1.1\r\nHost: x\r\n\r\n'):
        assert b' 200 ' not in talk(hq, bytes_).split(b'\r\n')[0], bytes_[:50]
        assert is_alive(hq), bytes_[:50]
    hq.stop()
    hq.start()


@test
def nobody_sends_much(hq):
    """Whoever is not enrolled cannot fill the memory, however long he goes on."""
    before = memory(hq)
    status, _, body = hq.ask('POST', '/v1/enrol', b'[' * 4097)
    assert status == 413, (status, body)
    assert hq.ask('POST', '/v1/enrol', b'[' * 4000)[0] == 400
    for path in ('/v1/enrol', '/nothing', '/v1/log/AB1', f'/v1/blob/{"a" * 64}'):
        talk(hq, f'POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 60000000\r\n\r\n'.encode(),
             *[b'x' * 1_000_000] * 60)
        assert is_alive(hq), path
    assert memory(hq) - before < 20_000, memory(hq) - before


@test
def bombs(hq):
    desk = new_desk(hq, 'BO1')
    head = desk.request().split(b'\n')[0] + b'\n'
    run = b'{"run":"BO1-A-00000001","n":1,"ph":"' + ZEROS.encode() + b'"}\n'
    change = b'{"k":"visit","b":0,"t":0,"u":"1","s":{"a":"x"}}'
    whole = gzip.compress(head + run + change + b'\n{"end":true}\n')
    before = memory(hq)
    cases = [
        (gzip.compress(head + b' ' * 50_000_000), 413),                     # one line that never ends
        (gzip.compress(head + b'\n' * 50_000_000), (400, 413)),             # lines of nothing
        (gzip.compress(gzip.compress(b'\0' * 50_000_000)), 400),            # a bomb in a bomb
        (whole[:len(whole) // 2], 400), (whole[:-4], (200, 400)),           # cut
        (whole + b'more', (200, 400)), (whole[:20] + b'\xff\xff' + whole[22:], 400),
        (b'\x1f\x8b', 400), (gzip.compress(b''), 400),
    ]
    for body, expected in cases:
        status, _, answer = hq.ask('POST', '/v1/log/BO1', body, desk.headers(**{'Content-Encoding': 'gzip'}))
        assert status in (expected if isinstance(expected, tuple) else (expected,)), (body[:30], len(body), status, answer)
        assert is_alive(hq)
    assert memory(hq) - before < 40_000, memory(hq) - before


@test
def lines_that_are_none(hq):
    desk = new_desk(hq, 'LI1')
    head = desk.request().split(b'\n')[0] + b'\n'
    run = b'{"run":"LI1-A-0000000%d","n":1,"ph":"' + ZEROS.encode() + b'"}\n'
    end = b'{"end":true}\n'
    bad = b'{"k":"visit"}\n'

    def send(body):
        return hq.ask('POST', '/v1/log/LI1', body, desk.headers())[0]
    assert send(head + run % 1 + bad * 64 + end) == 200
    assert send(head + run % 2 + bad * 65 + end) == 400
    deep = b'{"k":"visit","b":0,"t":0,"u":"1","s":{"a":' + b'[' * 60_000 + b'}}\n'
    for number, line in enumerate((b'{"k":"visit","b":-1,"t":0,"u":"1","s":{"a":1}}\n',
                                   b'{"k":"visit","b":9999999999999999,"t":0,"u":"1","s":{"a":1}}\n',
                                   b'{"k":"visit","b":0,"t":0,"u":"' + b'u' * 40 + b'","s":{"a":1}}\n',
                                   b'{"k":"visit","b":0,"t":0,"u":"1","s":{' + b'"a":1,' * 64 + b'"b":1}}\n',
                                   b'{"k":"visit","b":0,"t":0,"u":"1","s":{"a":"\\ud800"}}\n', deep), 3):
        assert send(head + run % number + line + end) == 200, line[:80]
    # All of it is kept as what it was: something nobody can read.
    desk.exchange()
    reader = Desk(hq, desk.code, desk.token)
    reader.exchange()
    assert all('raw' in json.loads(line[0]) for lines in reader.runs.values() for line in lines)
    for wrong in (b'{"run":"LI1-A","n":1,"ph":"00"}\n', b'{"run":"LI1-A-00000099","n":0,"ph":"%s"}\n' % ZEROS.encode(),
                  b'{"run":"LI1-A-00000099","n":99999999999999999999,"ph":"%s"}\n' % ZEROS.encode()):
        assert send(head + wrong + bad + end) in (200, 400), wrong
        assert is_alive(hq)
    for wrong in (head.replace(b'"v":1', b'"v":"1"'), head.replace(b'[0,', b'[-1,'), head.replace(b'100000', b'-5'),
                  b'[' * 60_000 + b'\n', b'{"v":1}\n'):
        assert send(wrong + end) == 400, wrong[:80]


@test
def attachments_that_are_none(hq):
    desk = new_desk(hq, 'AN1')
    data = b'0123456789' * 1000
    sha = hashlib.sha256(data).hexdigest()
    path = f'/v1/blob/{sha}'
    desk.write(kind='attachment', sha=sha, size=len(data))
    desk.exchange()

    def send(offset, body):
        headers = desk.headers(**({'Upload-Offset': offset} if offset is not None else {}))
        status, answer, _ = hq.ask('PATCH', path, body, headers)
        return status, answer.get('Upload-Offset')
    for offset in (None, '', 'x', '-1', '1e3', '0x10', '99999999999999999999', '52428801'):
        assert send(offset, data)[0] == 400, offset
    assert send('0', b'x' * 4_300_000) == (409, '0')
    assert send('0', data + b'more') == (409, '0')
    # All bytes are there and are others than were named: they are thrown away, noted, and asked for again.
    assert send('0', data[:5000]) == (204, '5000')
    assert send('5000', b'y' * 5000) == (409, '0')
    assert hq.ask('HEAD', path, b'', desk.headers())[1]['Upload-Offset'] == '0'
    assert 'AN1\t1 lines\t0 waiting\t1 reported' in hq.do('status')
    desk.exchange()
    assert not any('at_hq' in item.get('s', {}) for item in desk.seen)
    assert send('0', data[:5000]) == (204, '5000') and send('5000', data[5000:]) == (204, '10000')
    desk.exchange()
    assert desk.seen[-1]['s'] == {'at_hq': True}
    for wanted in ('bytes=5-1', 'bytes=99999999-', 'bytes=-0', 'bytes=a-b', 'lines=1-2'):
        status, _, body = hq.ask('GET', path, b'', desk.headers(Range=wanted))
        assert status == 416 or (status in (200, 206) and body in data), (wanted, status)
    for method in ('POST', 'DELETE', 'PUT'):
        assert hq.ask(method, path, b'', desk.headers())[0] == 405
    assert hq.ask('GET', '/v1/blob/' + 'A' * 64, b'', desk.headers())[0] == 404
    # A line may say any size: what is taken has its limit all the same.
    huge = hashlib.sha256(b'huge').hexdigest()
    desk.write(kind='attachment', sha=huge, size=2**50)
    desk.exchange()
    assert hq.ask('PATCH', f'/v1/blob/{huge}', b'x', desk.headers(**{'Upload-Offset': '60000000'}))[0] == 400


@test
def the_oldest_of_many_lines_goes(hq):
    desk = new_desk(hq, 'OL1')
    lines = []
    for _ in range(5):
        line = socket.create_connection(('127.0.0.1', hq.port()), 60)
        line.sendall(f'POST /v1/log/OL1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {desk.token}\r\n'
                     'Content-Length: 100000\r\n\r\n'.encode())
        lines.append(line)
        is_alive(hq)  # the head was read
    with contextlib.suppress(ConnectionError):
        assert lines[0].recv(100) == b''
    # The others go on.
    for line in lines[1:]:
        line.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            assert False, line.recv(100)
        line.close()


@test
def silence(hq):
    """Who says nothing, only half a head, or half a body, is cut."""
    desk = new_desk(hq, 'SI1')
    hq.stop()
    hq.start('--idle=1')
    for said in (b'', b'POST /v1/log/SI1 HTTP/1.1\r\nHost: x\r\n',
                 f'POST /v1/log/SI1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {desk.token}\r\n'
                 'Content-Length: 1000\r\n\r\n{'.encode(), b'GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n'):
        with socket.create_connection(('127.0.0.1', hq.port()), 60) as line:
            line.sendall(said)
            with contextlib.suppress(ConnectionError):
                while line.recv(1000):
                    pass
    assert is_alive(hq)
    hq.stop()
    hq.start()


@test
def too_often(hq):
    desk = new_desk(hq, 'OF1')
    other = new_desk(hq, 'OF2')
    for _ in range(MANY):
        status, headers, _ = hq.ask('HEAD', f'/v1/blob/{"0" * 64}', b'', desk.headers())
        if status == 429:
            break
        assert status == 404
    assert status == 429 and headers['Retry-After'] == '60'
    # Others are served.
    other.exchange()
    # Whoever guesses tokens or codes is stopped by where he comes from, which a proxy on this machine tells.
    for path, expected in (('/v1/log/OF1', 401), ('/v1/enrol', 403)):
        peer = {'X-Real-IP': f'198.51.100.{expected % 100}', 'Authorization': 'Bearer guess'}
        for _ in range(MANY):
            status = hq.ask('POST', path, b'{"code":"guess","key":"k"}', peer)[0]
            if status == 429:
                break
            assert status == expected, (path, status)
        assert status == 429, path
    assert hq.ask('POST', '/v1/enrol', b'{"code":"guess","key":"k"}', {'X-Real-IP': '198.51.100.77'})[0] == 403


sys.exit(main())
