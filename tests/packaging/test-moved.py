#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-moved.py BUILD: what was installed with DESTDIR and then moved elsewhere is a whole program."""
import gettext
import json
import os
import pathlib
import shutil
import subprocess
import sys

build = pathlib.Path(sys.argv[1])
# What it says where there is no desk.
NO_DESK = 'This desk has no keys yet. Set it up first. (%s)'
home = pathlib.Path(os.environ['HOME'])
place = home / 'some' / 'other place'


def ask_meson(what):
    return json.loads(subprocess.run(['meson', 'introspect', build, what], check=True, capture_output=True, text=True).stdout)


def move():
    """Installs as a packager does, and moves the tree. The schemas are compiled last: with DESTDIR that is the packager's."""
    options = {option['name']: option['value'] for option in ask_meson('--buildoptions')}
    subprocess.run(['meson', 'install', '-C', build, '--no-rebuild', '--quiet', '--destdir', home / 'stage'], check=True)
    place.parent.mkdir()
    shutil.move(home / 'stage' / options['prefix'].lstrip('/'), place)
    assert not [path for path in (home / 'stage').rglob('*') if path.is_file()], 'something is installed outside the prefix'
    subprocess.run(['glib-compile-schemas', '--strict', place / 'share' / 'glib-2.0' / 'schemas'], check=True)
    return options


def say(*arguments, language=None, **surroundings):
    """What the moved program says, with nothing but its own place to find its settings and translations in."""
    settings = pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'glib-2.0' / 'settings' / 'keyfile'
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"[org/dutydesk/DutyDesk]\nlanguage='{language}'\n" if language else '')
    taken = {name: value for name, value in os.environ.items() if name not in ('GSETTINGS_SCHEMA_DIR', 'XDG_DATA_DIRS')}
    return subprocess.run([place / 'bin' / 'dutydesk', *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          env=taken | {'GSETTINGS_BACKEND': 'keyfile', 'LC_ALL': 'en_US.UTF-8'} | surroundings)


def case(number, title, good, why=''):
    print(f'{"ok" if good else "not ok"} {number} - {title}' + ('' if good else f'\n# {why}'), flush=True)
    return good


print('1..4')
options = move()
version = ask_meson('--projectinfo')['version']
answer = say('--version')
good = case(1, 'it starts', answer.stdout == f'Duty Desk {version}\n', answer)
english, kazakh = (say('--verify', language=language).stderr for language in ('en', 'kk'))
with open(place / 'share' / 'locale' / 'kk' / 'LC_MESSAGES' / 'dutydesk.mo', 'rb') as catalogue:
    wanted = gettext.GNUTranslations(catalogue).gettext(NO_DESK).partition('%s')[0]
good &= case(2, 'it finds its settings and its translations', wanted in kazakh and wanted not in english, (english, kazakh))
theirs = say('--verify', language='kk', XDG_DATA_DIRS='/nowhere').stderr
good &= case(3, 'also where the session names other folders for data', theirs == kazakh, theirs)
if options['headquarters'] == 'disabled':
    print('ok 4 - headquarters starts # SKIP it is not built')
else:
    answer = subprocess.run([place / 'bin' / 'dutydesk-hq', '--help'], capture_output=True, text=True)
    good &= case(4, 'headquarters starts', answer.returncode == 0, answer)
sys.exit(not good)
