#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two processes of headquarters on one PostgreSQL behind nginx, as docs/nginx-hq.conf has it.

usage: test-proxy.py ADDRESS CONFIGURATION PROGRAM"""

import contextlib
import gzip
import hashlib
import json
import pathlib
import random
import re
import signal
import socket
import ssl
import subprocess
import sys

from headquarters import Desk, Headquarters, enrol, main, test


def free_port():
    with socket.socket() as line:
        line.bind(('127.0.0.1', 0))
        return line.getsockname()[1]


class BehindProxy(Headquarters):
    """Desks speak to nginx; the operator to the database."""

    def __init__(self, folder):
        super().__init__(folder)
        self.proxy, self.proxy_port = None, free_port()
        self.ports = [free_port(), free_port()]
        self.files = [folder / 'proxy.pem', folder / 'proxy.key']
        subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes',
                        '-subj', '/CN=hq.example', '-out', self.files[0], '-keyout', self.files[1]], check=True,
                       capture_output=True)

    def write_configuration(self):
        text = pathlib.Path(sys.argv[2]).read_text()
        changes = [('127.0.0.1:8444', f'127.0.0.1:{self.ports[0]}'), ('127.0.0.1:8445', f'127.0.0.1:{self.ports[1]}'),
                   ('listen 8443 ssl', f'listen 127.0.0.1:{self.proxy_port} ssl'),
                   ('/etc/dutydesk-hq/certificate.pem', str(self.files[0])), ('/etc/dutydesk-hq/key.pem', str(self.files[1]))]
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        temporary = ''.join(f'{kind}_temp_path {self.folder}/{kind};\n'
                            for kind in ('client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'))
        path = self.folder / 'nginx.conf'
        path.write_text(f'daemon off; pid {self.folder}/nginx.pid; error_log {self.folder}/nginx.log;\n'
                        f'events {{ worker_connections 256; }}\nhttp {{ {temporary} {text} }}\n')
        return path

    def start(self, *options):
        for port in self.ports:
            server = subprocess.Popen(self.arguments + [f'--port={port}', f'--proxy-certificate={self.files[0]}',
                                                        '--address=https://hq.example', *options, 'serve'],
                                      stdout=subprocess.PIPE, stderr=self.log, text=True)
            server.address = f'https://127.0.0.1:{self.proxy_port}'
            assert server.stdout.readline().startswith('http://127.0.0.1:')
            server.port = port
            self.servers.append(server)
        if not self.proxy:
            path = self.write_configuration()
            checked = subprocess.run(['nginx', '-t', '-q', '-c', path, '-e', self.folder / 'nginx.log'],
                                     capture_output=True, text=True, check=False)
            assert checked.returncode == 0, checked.stderr
            self.proxy = subprocess.Popen(['nginx', '-c', path, '-e', self.folder / 'nginx.log'])
            while self.proxy.poll() is None:
                with contextlib.suppress(OSError):
                    socket.create_connection(('127.0.0.1', self.proxy_port), 30).close()
                    break

    def end(self):
        self.proxy.terminate()
        self.proxy.wait(30)

    def port(self):
        return self.proxy_port


@contextlib.contextmanager
def half_sent(hq, desk, request):
    """Sends half of a request through nginx; the line is cut at the end."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection(('127.0.0.1', hq.port()), 60) as plain, context.wrap_socket(plain) as line:
        line.sendall(f'POST /v1/log/{desk.log} HTTP/1.1\r\nHost: hq.example\r\nAuthorization: Bearer {desk.token}\r\n'
                     f'Content-Length: {len(request)}\r\n\r\n'.encode() + request[:len(request) // 2])
        yield


def count_lines(hq, log):
    return int(re.search(rf'{log}\t(\d+) lines', hq.do('status')).group(1))


@test
def the_code_vouches_for_the_proxy(hq):
    hq.do('station', 'PX1', '--name=x', '--country=ua')
    told = json.loads(hq.do('code', '--station=PX1', '--book=Z', '--file'))
    connection = hq.connect(hq.port())
    connection.connect()
    assert hashlib.sha256(connection.sock.getpeercert(binary_form=True)).hexdigest() == told['pin']
    connection.close()
    assert told['address'] == 'https://hq.example'


@test
def an_exchange_through_it(hq):
    a, _, _ = enrol(hq, 'PX1', 'A')
    b, _, _ = enrol(hq, 'PX1', 'B')
    for n in range(600):
        a.write(no=f'PX1-A/2026/{n:05}')
    status, headers, body = hq.ask('POST', '/v1/log/PX1', gzip.compress(a.request()),
                                   a.headers(**{'Content-Encoding': 'gzip', 'Accept-Encoding': 'gzip'}))
    assert status == 200 and headers['Content-Encoding'] == 'gzip', (status, body)
    a.read(gzip.decompress(body))
    b.exchange()
    assert a.stamped == 600 and len(b.seen) == 600
    assert hq.ask('GET', '/v1/logs', b'', a.headers())[0] == 200
    data = random.randbytes(500_000)
    sha = hashlib.sha256(data).hexdigest()
    a.write(kind='attachment', sha=sha, size=len(data))
    a.exchange()
    assert hq.ask('PATCH', f'/v1/blob/{sha}', data, a.headers(**{'Upload-Offset': '0'}))[0] == 204
    status, headers, _ = hq.ask('HEAD', f'/v1/blob/{sha}', b'', b.headers())
    assert status == 204 and headers['Upload-Offset'] == '500000'
    assert hq.ask('GET', f'/v1/blob/{sha}', b'', b.headers())[2] == data


@test
def nothing_is_held_back(hq):
    """Lines are taken while the request still comes, and stay when it is cut."""
    desk, _, _ = enrol(hq, 'PX1', 'C')
    before = count_lines(hq, 'PX1')
    for n in range(400):
        desk.write(no=f'PX1-C/2026/{n:05}', note='x' * 200)
    request = desk.request()
    with half_sent(hq, desk, request):
        for _ in range(200):
            if count_lines(hq, 'PX1') >= before + 100:
                break
        else:
            raise AssertionError(count_lines(hq, 'PX1'))
    assert before + 100 <= count_lines(hq, 'PX1') < before + 400
    while desk.exchange()[-1]['more']:
        pass
    assert desk.stamped == 400


@test
def either_may_be_killed(hq):
    """Both serve the same; while one is down the other answers, and nothing is there twice."""
    desk, _, _ = enrol(hq, 'PX1', 'D')
    for round_ in range(4):
        victim = hq.servers[round_ % 2]
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        for n in range(10):
            desk.write(no=f'PX1-D/2026/{round_ * 10 + n:05}')
        for _ in range(20):
            status, _, body = hq.ask('POST', '/v1/log/PX1', desk.request(), desk.headers())
            if status == 200:
                break
            assert status in (502, 504), (status, body)
        desk.read(body)
        for server in hq.servers:
            server.stdout.close()
            if server.poll() is None:
                server.terminate()
                server.wait(30)
        hq.servers = []
        hq.start()
    assert desk.stamped == 40
    reader = Desk(hq, desk.code, desk.token)
    while reader.exchange()[-1]['more']:
        pass
    numbers = [item['s']['no'] for item in reader.seen if item['s'].get('no', '').startswith('PX1-D')]
    assert sorted(numbers) == [f'PX1-D/2026/{n:05}' for n in range(40)]
    assert 'PX1\t' in hq.do('verify')


@test
def limits(hq):
    desk, _, _ = enrol(hq, 'PX1', 'E')
    assert hq.ask('POST', '/v1/enrol', b'[' * 5000)[0] == 413
    status = hq.ask('GET', '/v1/metrics')[0]
    assert status == 404 and hq.ask('GET', '/v1/health')[0] == 200
    with contextlib.suppress(OSError):
        assert hq.ask('POST', '/v1/log/PX1', b'x' * 5_000_000, desk.headers())[0] == 413
    for _ in range(40):
        status = hq.ask('POST', '/v1/enrol', b'{"code":"guess","key":"k"}')[0]
        if status == 429:
            break
        assert status == 403
    assert status == 429
    desk.exchange()


sys.exit(main(BehindProxy))
