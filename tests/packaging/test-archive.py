#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-archive.py SOURCE BUILD: the archive that `meson dist` makes of the last commit builds by itself, and what it holds
passes the tests that are quick to link: the house, the profiles, the translations. (`meson dist` without --no-tests runs
them all.)"""
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile

source, build = map(pathlib.Path, sys.argv[1:])
SUITES = ('house', 'profiles', 'translations')


def do(*command, **options):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if done.returncode:
        sys.exit(f'not ok - {" ".join(map(str, command))}\n' + ''.join(f'# {line}\n' for line in done.stdout.splitlines()[-60:]))
    return done.stdout


def ask(folder, what):
    return json.loads(do('meson', 'introspect', folder, what))


if not (source / '.git').exists():
    print('1..0 # SKIP this is an unpacked archive itself')
    sys.exit()

print('1..4', flush=True)
with tempfile.TemporaryDirectory() as folder:
    do('meson', 'dist', '-C', build, '--no-tests', '--allow-dirty', '--formats', 'gztar')
    project = ask(build, '--projectinfo')
    name = f'{project["descriptive_name"]}-{project["version"]}'
    with tarfile.open(build / 'meson-dist' / f'{name}.tar.gz') as archive:
        archive.extractall(folder, filter='data')
    tree = pathlib.Path(folder) / name
    print('ok 1 - the archive is made', flush=True)

    own = tree / '_build'
    do('meson', 'setup', own, tree)
    tests = [test for test in ask(own, '--tests') if any(suite.split(':')[-1] in SUITES for suite in test['suite'])]
    needed = {target for test in tests for target in test['depends']}
    files = [name for target in ask(own, '--targets') if target['id'] in needed for name in target['filename']]
    do('ninja', '-C', own, 'src/dutydesk', 'src/hq/dutydesk-hq', *(os.path.relpath(name, own) for name in files))
    version = do(own / 'src' / 'dutydesk', '--version').strip()
    assert version == f'Duty Desk {project["version"]}', version
    print('ok 2 - it builds the programs', flush=True)

    do('meson', 'test', '-C', own, '--no-rebuild', '--print-errorlogs', *(f'--suite={suite}' for suite in SUITES))
    print('ok 3 - its quick tests pass', flush=True)

    desk = tree / '_build-desk'
    do('meson', 'setup', '-Dheadquarters=disabled', desk, tree)
    left = [target['name'] for target in ask(desk, '--targets') if target['name'] == 'dutydesk-hq']
    left += [test['name'] for test in ask(desk, '--tests') if 'hq' in str(test['suite']) or 'dutydesk-hq' in str(test['cmd'])]
    assert not left, left
    print('ok 4 - without headquarters nothing asks for it', flush=True)
