# SPDX-License-Identifier: GPL-3.0-or-later
"""Headquarters as desks and its operator see it: real processes, and desks that keep what they need in memory.

PROGRAM is dutydesk-hq, DATABASE the address of an empty PostgreSQL database or None."""

import contextlib
import hashlib
import http.client
import json
import pathlib
import random
import signal
import ssl
import subprocess
import sys
import tempfile
import traceback

PROGRAM = sys.argv[-1]
DATABASE = next((word for word in sys.argv[1:-1] if word.startswith('postgresql:')), None)
START = [0, '0' * 16]
ZEROS = '0' * 64


def sha256(*parts):
    return hashlib.sha256(b''.join(parts)).digest()


class Headquarters:
    """The processes, and what an operator does."""

    def __init__(self, folder):
        self.arguments = [PROGRAM, f'--database={DATABASE}'] if DATABASE else [PROGRAM, f'--folder={folder}']
        self.folder = folder
        self.log = open(folder / 'log', 'w')
        self.servers = []
        self.turn = 0

    def start(self, *options):
        for _ in range(2 if DATABASE else 1):
            server = subprocess.Popen(self.arguments + ['--port=0', *options, 'serve'], stdout=subprocess.PIPE, stderr=self.log,
                                      text=True)
            server.address = server.stdout.readline().strip()
            server.port = int(server.address.rsplit(':', 1)[1])
            self.servers.append(server)

    def stop(self, how=signal.SIGTERM):
        """Returns the exit codes."""
        for server in self.servers:
            server.send_signal(how)
        codes = [server.wait(30) for server in self.servers]
        for server in self.servers:
            server.stdout.close()
        self.servers = []
        return codes

    def end(self):
        """Ends what else was started."""

    def port(self):
        self.turn += 1
        return self.servers[self.turn % len(self.servers)].port

    def do(self, *words, check=True):
        result = subprocess.run(self.arguments + list(words), capture_output=True, text=True, check=False)
        assert not check or result.returncode == 0, result.stderr
        return result.stdout.strip() if check else result

    def connect(self, port, host='127.0.0.1'):
        if not self.servers[0].address.startswith('https:'):
            return http.client.HTTPConnection(host, port, timeout=60)
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE  # as a desk: it compares the pin
        return http.client.HTTPSConnection(host, port, timeout=60, context=context)

    def ask(self, method, path, body=b'', headers=None):
        """Returns status, headers, body."""
        connection = self.connect(self.port())
        with contextlib.closing(connection):
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()


class Desk:
    """A desk's side of one log, kept in memory: what it wrote and what came down, with positions once they are known."""

    def __init__(self, hq, code, token, log=None):
        self.hq, self.code, self.token = hq, code, token
        self.log = log or code.split('-')[0]
        self.run = f'{code}-{"".join(random.choices("0123456789abcdefghjkmnpqrstvwxyz", k=8))}'
        self.runs = {self.run: []}  # name -> lines: [text, position, clip, verdict]
        self.ups = {}
        self.markers, self.seen, self.locate = [START], [], False

    @property
    def cursor(self):
        return self.markers[-1]

    @property
    def lines(self):
        return self.runs[self.run]

    @property
    def stamped(self):
        return sum(line[1] is not None for line in self.lines)

    def verdicts(self):
        return [line[3] for line in self.lines]

    def write(self, kind='visit', rec=None, officer='1', reason=None, **fields):
        """Returns the id of the change. Names of fields have "__" for a dot."""
        head = {'k': kind, 'r': rec, 'b': self.cursor[0], 't': 5, 'u': officer, 'w': reason,
                's': {name.replace('__', '.'): value for name, value in fields.items()}}
        text = json.dumps({key: value for key, value in head.items() if value is not None}, separators=(',', ':'),
                          ensure_ascii=False)
        self.lines.append([text, None, None, None])
        return f'{self.run}.{len(self.lines)}'

    def chains(self, run):
        """The chain before each line of a run, and the one at its end."""
        up = self.ups.get(run)
        chain = self.chains(up[0])[up[1]] if up else bytes(32)
        result = [chain]
        for n, line in enumerate(self.runs[run], 1):
            head, _, body = line[0].partition(',"s":')
            digest = sha256(sha256(f'{run}.{n}\n{head},"s":'.encode()), sha256(body[:-1].encode()))
            chain = sha256(chain, digest)
            result.append(chain)
        return result

    def offers(self):
        for run in sorted(self.runs, key=lambda name: name != self.run):
            chains = self.chains(run) if any(line[1] is None for line in self.runs[run]) else []
            last = None
            for n, (text, position, clip, _) in enumerate(self.runs[run], 1):
                if position is not None:
                    continue
                if last != (n - 1, clip):
                    up = self.ups.get(run) if n == 1 else None
                    yield '{"run":"%s","n":%d%s,"ph":"%s"%s}' % (
                        run, n, ',"up":["%s",%d]' % tuple(up) if up else '', chains[n - 1].hex(),
                        ',"clip":%d' % clip if clip is not None else '')
                last = (n, clip)
                yield text

    def request(self, after=None):
        head = {'v': 1, 'app': '1', 'desk': self.code, 'run': self.run, 'now': 1000, 'after': after or self.cursor}
        if self.locate:
            head['loc'] = self.markers[1:]
        head['max'] = 100000
        return '\n'.join([json.dumps(head, separators=(',', ':')), *self.offers(), '{"end":true}', '']).encode()

    def headers(self, **more):
        return {'Authorization': f'Bearer {self.token}', **more}

    def diverge(self, common):
        for lines in self.runs.values():
            for line in lines:
                if line[1] is None or line[1] > common:
                    line[1:] = [None, min(common, line[2] if line[2] is not None else common), None]
        self.markers = [marker for marker in self.markers if marker[0] <= common]

    def read(self, body):
        """Takes a reply; returns its items."""
        items = [json.loads(line) for line in body.decode().splitlines()]
        texts = body.decode().splitlines()
        coming = None
        self.locate = False
        for text, item in list(zip(texts, items))[1:]:
            if coming:
                run, n, position, left = coming
                lines = self.runs.setdefault(run, [])
                if len(lines) < n:
                    lines.append([text, position, None, None])
                    self.seen.append(item)
                lines[n - 1][1] = position
                coming = (run, n + 1, position + 1, left - 1) if left > 1 else None
            elif 'stamp' in item:
                for n in range(item['n'], item['n'] + item.get('len', 1)):
                    self.runs[item['stamp']][n - 1][1] = item['@'] + n - item['n']
                    self.runs[item['stamp']][n - 1][3] = item.get('c', 'ok')
            elif 'run' in item:
                coming = (item['run'], item['n'], item['@'], item.get('len', 1))
                if 'up' in item:
                    self.ups[item['run']] = item['up']
            elif 'cur' in item:
                if item['cur'] != self.cursor:
                    self.markers.append(item['cur'])
            elif item.get('diverged') is True:
                self.locate = True
            elif 'diverged' in item:
                self.diverge(item['diverged'])
        return items

    def exchange(self, **more):
        status, _, body = self.hq.ask('POST', f'/v1/log/{self.log}', self.request(), self.headers(**more))
        assert status == 200, (status, body)
        return self.read(body)


TESTS = []


def test(function):
    TESTS.append(function)
    return function


def enrol(hq, station, book, key='key', region=False, **more):
    code = hq.do('code', f'--station={station}', f'--book={book}', '--start=2026=37', *['--region'] * region)
    status, _, body = hq.ask('POST', '/v1/enrol', json.dumps({'v': 1, 'code': code, 'key': key, 'host': 'pc', **more}))
    assert status == 200, (status, body)
    answer = json.loads(body)
    return Desk(hq, answer['desk'], answer['token']), answer, code


def main(kind=Headquarters):
    print(f'1..{len(TESTS)}')
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        hq = kind(pathlib.Path(folder))
        hq.start()
        for number, function in enumerate(TESTS, 1):
            try:
                function(hq)
                print(f'ok {number} - {function.__name__}', flush=True)
            except Exception as error:  # every other test has its say
                failed += 1
                print(f'not ok {number} - {function.__name__}\n# {type(error).__name__}: {error!s:.500}\n'
                      f'# {traceback.extract_tb(error.__traceback__)[1].line}', flush=True)
                ended = [server.returncode for server in hq.servers if server.poll() is not None]
                if ended:
                    print(f'# headquarters ended: {ended}\n# {pathlib.Path(hq.log.name).read_text()[-2000:]!r}')
                if ended or not hq.servers:
                    hq.stop(signal.SIGKILL)
                    hq.start()
        hq.stop()
        hq.end()
        hq.log.close()
    return failed > 0

