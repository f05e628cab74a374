#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-archive.py SOURCE BUILD: the archive that `meson dist` makes of the last commit builds by itself, and what it holds
passes the tests that are quick to link: the house, the profiles, the translations. (`meson dist` without --no-tests runs
them all.)"""
import json
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


if not (source / '.git').exists():
    print('1..0 # SKIP this is an unpacked archive itself')
    sys.exit()

print('1..4', flush=True)
with tempfile.TemporaryDirectory() as folder:
    do('meson', 'dist', '-C', build, '--no-tests', '--allow-dirty', '--formats', 'gztar')
    project = json.loads(do('meson', 'introspect', build, '--projectinfo'))
    name = f'{project["descriptive_name"]}-{project["version"]}'
    with tarfile.open(build / 'meson-dist' / f'{name}.tar.gz') as archive:
        archive.extractall(folder, filter='data')
    tree = pathlib.Path(folder) / name
    print('ok 1 - the archive is made', flush=True)

    do('meson', 'setup', tree / '_build', tree)
    do('ninja', '-C', tree / '_build', 'src/dutydesk', 'src/hq/dutydesk-hq')
    version = do(tree / '_build' / 'src' / 'dutydesk', '--version').strip()
    assert version == f'Duty Desk {project["version"]}', version
    print('ok 2 - it builds the programs', flush=True)

    do('meson', 'test', '-C', tree / '_build', '--print-errorlogs', *(f'--suite={suite}' for suite in SUITES))
    print('ok 3 - its quick tests pass', flush=True)

    do('meson', 'setup', '-Dheadquarters=disabled', tree / '_build-desk', tree)
    tests = json.loads(do('meson', 'introspect', tree / '_build-desk', '--tests'))
    programs = json.loads(do('meson', 'introspect', tree / '_build-desk', '--targets'))
    left = [test['name'] for test in tests if 'hq' in test['suite'][0].split(':')[-1]]
    left += [target['name'] for target in programs if target['name'] == 'dutydesk-hq']
    assert not left and len(tests) > 50, left
    print('ok 4 - without headquarters nothing asks for it', flush=True)
