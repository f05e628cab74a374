#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A certificate that headquarters' operator made alone, and the half of a code that vouches for it.

usage: test-certificate.py PROGRAM"""

import contextlib
import hashlib
import json
import socket
import ssl
import subprocess
import sys

from headquarters import Desk, enrol, main, test

LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'


def make_certificate(hq, name):
    """Returns the files of certificate and key, and the hash of the certificate."""
    files = [hq.folder / f'{name}.{ending}' for ending in ('pem', 'key')]
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes',
                    '-subj', f'/CN={name}', '-days', '30', '-out', files[0], '-keyout', files[1]],
                   check=True, capture_output=True)
    return *files, hashlib.sha256(ssl.PEM_cert_to_DER_cert(files[0].read_text())).hexdigest()


def vouch(pin):
    """The half of a code for a certificate: 100 bits in 20 letters."""
    bits = int(pin, 16) >> (256 - 100)
    return ''.join(LETTERS[bits >> shift & 31] for shift in range(95, -1, -5))


def reaches(hq, host):
    try:
        socket.create_connection((host, hq.servers[0].port), 5).close()
        return True
    except OSError:
        return False


@test
def without_a_certificate_only_this_machine(hq):
    assert hq.servers[0].address.startswith('http://127.0.0.1:')
    assert reaches(hq, '127.0.0.1') and not reaches(hq, '127.0.0.2')
    hq.do('station', 'CE1', '--name=x', '--country=ua')
    result = hq.do('code', '--station=CE1', '--book=A', check=False)
    assert len(result.stdout.strip()) == 4 * 6 - 1 and 'vouches for none' in result.stderr
    assert 'pin' not in json.loads(hq.do('code', '--station=CE1', '--book=B', '--file'))


@test
def the_code_vouches_for_the_certificate(hq):
    pem, key, pin = make_certificate(hq, 'first')
    hq.stop()
    hq.start(f'--certificate={pem}', f'--key={key}')
    assert hq.servers[0].address.startswith('https://') and reaches(hq, '127.0.0.2')
    # What a desk sees before it says anything is what its code says.
    connection = hq.connect(hq.port())
    connection.connect()
    assert hashlib.sha256(connection.sock.getpeercert(binary_form=True)).hexdigest() == pin
    connection.close()
    code = hq.do('code', '--station=CE1', '--book=C')
    groups = code.split('-')
    assert [len(group) for group in groups] == [5] * 8 and set(''.join(groups)) <= set(LETTERS)
    assert ''.join(groups[4:]) == vouch(pin)
    status, _, body = hq.ask('POST', '/v1/enrol', json.dumps({'code': code, 'key': 'k'}))
    assert status == 200 and json.loads(body)['pin'] == pin
    desk = Desk(hq, 'CE1-C', json.loads(body)['token'])
    desk.write(no='CE1-C/2026/00001')
    assert 'pin' not in desk.exchange()[0]
    # Nobody speaks to it without encryption.
    line = socket.create_connection(('127.0.0.1', hq.port()), 30)
    line.sendall(b'GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n')
    with contextlib.suppress(ConnectionError):
        assert b'HTTP' not in line.recv(100)
    line.close()


@test
def the_code_as_a_file(hq):
    pin = json.loads(hq.do('code', '--station=CE1', '--book=D', '--file'))['pin']
    told = json.loads(hq.do('code', '--station=CE1', '--book=E', '--file', '--address=https://hq.example:8443'))
    assert list(told) == ['v', 'address', 'code', 'pin'] and told['v'] == 1
    assert told['address'] == 'https://hq.example:8443' and told['pin'] == pin
    assert ''.join(told['code'].split('-')[4:]) == vouch(pin)
    address = json.loads(hq.do('code', '--station=CE1', '--book=F', '--file'))['address']
    assert address == hq.servers[0].address
    status, _, _ = hq.ask('POST', '/v1/enrol', json.dumps({'code': told['code'], 'key': 'k'}))
    assert status == 200


@test
def the_next_certificate_is_told_before_it_comes(hq):
    pem, key, pin = make_certificate(hq, 'first')
    next_pem, next_key, next_pin = make_certificate(hq, 'second')
    hq.stop()
    hq.start(f'--certificate={pem}', f'--key={key}', f'--next-certificate={next_pem}')
    desk, answer, code = enrol(hq, 'CE1', 'G')
    assert answer['pin'] == pin and desk.exchange()[0]['pin'] == next_pin
    # It comes. A code of before still opens, if whoever typed it trusts what it sees.
    old = hq.do('code', '--station=CE1', '--book=H')
    hq.stop()
    hq.start(f'--certificate={next_pem}', f'--key={next_key}')
    status, _, body = hq.ask('POST', '/v1/enrol', json.dumps({'code': old, 'key': 'k'}))
    assert status == 200 and json.loads(body)['pin'] == next_pin
    assert ''.join(hq.do('code', '--station=CE1', '--book=I').split('-')[4:]) == vouch(next_pin)


@test
def behind_a_proxy_the_code_vouches_for_the_proxy(hq):
    pem, _, pin = make_certificate(hq, 'proxy')
    hq.stop()
    hq.start(f'--proxy-certificate={pem}', '--address=https://hq.example')
    assert not reaches(hq, '127.0.0.2')
    told = json.loads(hq.do('code', '--station=CE1', '--book=J', '--file'))
    assert told['pin'] == pin and told['address'] == 'https://hq.example'


@test
def a_certificate_that_is_none(hq):
    path = hq.folder / 'none.pem'
    path.write_text('no certificate')
    for option in ('--certificate', '--proxy-certificate', '--next-certificate'):
        result = hq.do('--port=0', f'{option}={path}', 'serve', check=False)
        assert result.returncode == 1 and result.stdout == '', (option, result)


sys.exit(main())
