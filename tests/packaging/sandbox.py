#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""sandbox.py ID REPOSITORY: the installed Flatpak, driven in its sandbox as a person drives it, and carried to another computer.
REPOSITORY: where it was exported to."""
import configparser
import datetime
import gettext
import os
import pathlib
import random
import shutil
import subprocess
import sys
import time
import urllib.parse
import urllib.request
import zoneinfo

import manual

TESTS = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(TESTS / 'journeys'))
from journey import first_run, flow, program, tap  # noqa: E402
from journey.tree import PATIENCE, Screen, wait_for  # noqa: E402

ID, REPOSITORY = sys.argv[1:]
HOME = pathlib.Path(os.environ['HOME'])
OWN = HOME / '.var' / 'app' / ID
DESK = OWN / 'data' / 'dutydesk'
STICK = HOME / 'tmp' / 'stick'
LAPTOP = HOME / 'tmp' / 'laptop'
PASSWORD = 'verba 12 lypa 7'
ROUNDS = 4
RELEASED = sorted((TESTS / 'store' / 'released').glob('[0-9]*'))
PERMITTED = {'shared': {'network', 'ipc'}, 'sockets': {'x11', 'wayland', 'fallback-x11'}, 'devices': {'dri'}}


def flatpak(*arguments, **options):
    return subprocess.run(['flatpak', *arguments], check=True, capture_output=True, text=True, **options).stdout


class SandboxedDesk(program.Desk):
    """Our home is one that is gone afterwards, and so is the application's."""

    def __init__(self, name):
        self.locale = 'en_US.UTF-8'
        super().__init__(name)

    def _command(self):
        inside = {'G_DEBUG': 'fatal-warnings', 'GTK_A11Y': 'atspi', 'GSK_RENDERER': 'cairo', 'GDK_DISABLE': 'gl,vulkan',
                  'LANG': self.locale}
        return ['flatpak', 'run', '--user', '--die-with-parent', *(f'--env={name}={value}' for name, value in inside.items()), ID]

    @staticmethod
    def _surroundings(**more):
        return {name: value for name, value in (os.environ | more).items()
                if value is not None and name not in ('LC_ALL', 'GSETTINGS_BACKEND', 'TMPDIR')}

    def set(self, key, value):
        settings = configparser.ConfigParser()
        path = OWN / 'config' / 'glib-2.0' / 'settings' / 'keyfile'
        settings.read(path)
        if not settings.has_section('org/dutydesk/DutyDesk'):
            settings.add_section('org/dutydesk/DutyDesk')
        settings['org/dutydesk/DutyDesk'][key] = value if value in ('true', 'false') else repr(value)
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, 'w') as file:
            settings.write(file)

    def _find_screen(self):
        return Screen('dutydesk')


def origin():
    """The remote that the runtime is from, and its address."""
    remote = flatpak('info', '--user', '--show-origin', flatpak('info', '--user', '--show-runtime', ID).strip()).strip()
    addresses = dict(line.split('\t') for line in flatpak('remotes', '--user', '--columns=name,url').splitlines())
    return remote, addresses[remote]


def words(language, english, context=None):
    """What the installed program says in a language."""
    place = pathlib.Path(flatpak('info', '--user', '--show-location', ID).strip())
    with open(place / 'files' / 'share' / 'locale' / language / 'LC_MESSAGES' / 'dutydesk.mo', 'rb') as catalogue:
        translations = gettext.GNUTranslations(catalogue)
    translated = translations.pgettext(context, english) if context else translations.gettext(english)
    assert translated != english, f'{english!r} is not translated into {language}'
    return translated


@tap.case('it may do what the manifest says, and nothing else')
def permissions(desk):
    found = configparser.ConfigParser()
    found.read_string(flatpak('info', '--user', '--show-permissions', ID))
    assert found.sections() == ['Context'], found.sections()
    assert {name: set(filter(None, value.split(';'))) for name, value in found['Context'].items()} == PERMITTED


@tap.case('it sees none of the files of this person, and brings its libraries and their licences along')
def walls(desk):
    secret = HOME / 'secret'
    secret.write_text('')
    seen = flatpak('run', '--user', '--command=sh', ID, '-c', f'ls -A "{HOME}"; test ! -e "{secret}" && echo hidden')
    assert seen.split() == ['.var', 'hidden'], seen
    licensed = flatpak('run', '--user', '--command=ls', ID, f'/app/share/licenses/{ID}').split()
    assert {'libsodium', 'qrencode', 'sqlcipher'} <= set(licensed), licensed
    for library in ('sqlcipher', 'sodium', 'qrencode'):
        found = flatpak('run', '--user', '--command=sh', ID, '-c', f'find /usr/lib /app -name "lib{library}.*"')
        assert not found, f'{library} is in the runtime: {found}'


@tap.case('as README.md says it comes up in Kazakh, with the demo of Kazakhstan')
def kazakh(desk):
    desk.set('language', '')
    desk.locale, arguments = manual.start()
    desk.start(*arguments)
    desk.screen.wait('button', name=words('kk', 'Lock the desk'))
    desk.keyboard.press('Ctrl+4')
    today = datetime.datetime.now(zoneinfo.ZoneInfo('Asia/Almaty'))
    desk.screen.wait_says(words('kk', f'{today:%B}', 'month in a date'))  # though the runtime may have no Kazakh locale
    desk.shot('kazakh')
    desk.keyboard.press('Ctrl+q')
    assert desk.process.wait(PATIENCE) == 0
    desk.locale = 'en_US.UTF-8'
    desk.set('language', 'en')


@tap.case('a stick brings it to a computer without a network')
def carry(desk):
    """From here on it is the one of that computer that is driven."""
    desk.remote, address = origin()
    here, there = manual.commands('One file for a laptop without a network', ID, desk.remote, STICK)
    STICK.mkdir()
    with urllib.request.urlopen(f'{address.rstrip("/")}/{desk.remote}.flatpakrepo') as file:
        (STICK / f'{desk.remote}.flatpakrepo').write_bytes(file.read())
    manual.type_in(here)
    place = urllib.parse.urlparse(address)
    away = ['--tmpfs', place.path] if place.scheme == 'file' else []
    os.environ['FLATPAK_USER_DIR'] = str(LAPTOP)
    manual.type_in(there, ['bwrap', '--dev-bind', '/', '/', '--unshare-net', *away])
    installed = flatpak('list', '--user', '--columns=application').split()
    assert {ID, 'org.gnome.Platform'} <= set(installed), installed


@tap.case('a desk is set up, and lies where the application keeps its own')
def set_up(desk):
    shutil.rmtree(OWN / 'data')
    desk.start()
    first_run.set_up(desk, PASSWORD)
    desk.shot('set-up')
    assert {'desk.db', 'blobs.db', 'keys.json'} <= {path.name for path in DESK.iterdir()}
    assert sorted(path.name for path in HOME.iterdir() if not path.name.startswith('.')) == \
        ['cache', 'config', 'data', 'run', 'secret', 'state', 'tmp'], 'it has written elsewhere'


@tap.case('somebody is advised')
def consult(desk):
    flow.replay(desk, flow.load('A1')['events'])
    desk.shot('consulted')
    desk.keyboard.press('Ctrl+l')
    desk.sign_in(PASSWORD)


def queue(desk):
    """Puts somebody into the queue."""
    desk.screen.wait_focus('text', name='Who came?')
    flow.replay(desk, [{'press': 'Tab'}, {'keys': '50'}, {'press': 'Ctrl+Shift+Return'}])


def numbers(desk):
    """Those on the board."""
    found = [row.name.partition(' · ')[0] for row in desk.screen.read().find_all('list item') if ' · ' in row.name]
    assert len(found) == len(set(found)), f'a number was given twice: {found}'
    return set(found)


@tap.case('a paper is saved and printed through portals: the dialogs are of the session')
def papers(desk):
    if os.environ['XDG_RUNTIME_DIR'] != f'/run/user/{os.getuid()}':
        raise tap.Skipped('this person has a document portal running already')
    session = Screen('xdg-desktop-portal-gtk')
    ticket = HOME / 'ticket.pdf'
    queue(desk)
    desk.screen.wait('dialog', name='Queue Ticket')
    desk.tab_to('button', 'Save as PDF…')
    desk.keyboard.press('Return')
    session.wait_focus('text')
    desk.keyboard.press('Ctrl+a')
    desk.keyboard.type(str(ticket))
    desk.shot('save-portal')
    desk.keyboard.press('Return')
    wait_for(lambda: ticket.exists() and ticket.read_bytes().startswith(b'%PDF'), 'the PDF')
    desk.screen.wait('dialog', name='Queue Ticket')
    desk.tab_to('button', 'Print…')
    desk.keyboard.press('Return')
    session.wait('dialog')
    desk.shot('print-portal')
    desk.keyboard.press('Escape')
    wait_for(lambda: not (root := session.read()) or not root.find('dialog'), 'the dialog to go')
    desk.screen.wait('frame', state='active')
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('dialog', name='Queue Ticket')


@tap.case(f'the power is cut {ROUNDS} times while somebody is put into the queue: what the board showed is there')
def cut(desk):
    desk.screen.wait_focus('text', name='Who came?')
    there = numbers(desk)
    for _ in range(ROUNDS):
        before = there
        queue(desk)
        desk.screen.wait('dialog', name='Queue Ticket')
        shown = wait_for(lambda: (now := numbers(desk)) > before and now, 'the number on the board')
        desk.keyboard.press('Escape')
        desk.screen.wait_gone('dialog', name='Queue Ticket')
        queue(desk)
        time.sleep(random.uniform(0, 0.01))  # after which it is kept
        desk.kill()
        desk.start()
        desk.sign_in(PASSWORD)
        there = wait_for(lambda: (now := numbers(desk)) >= shown and now, f'{shown} on the board')
        assert len(there - shown) <= 1, (shown, there)
    desk.quit()
    done = desk.run('--verify', password=PASSWORD)
    assert done.returncode == 0, done
    desk.numbers = there


@tap.case('a newer one is installed over it, and the desk is as it was')
def renew(desk):
    ref, repository = flatpak('info', '--user', '--show-ref', ID).strip(), HOME / 'tmp' / 'newer'
    older = flatpak('info', '--user', '--show-commit', ID)
    subprocess.run(['ostree', 'init', '--mode=bare-user-only', f'--repo={repository}'], check=True)
    flatpak('build-commit-from', '--force', '--timestamp=NOW', f'--src-repo={REPOSITORY}', f'--src-ref={ref}', str(repository), ref)
    flatpak('build-bundle', str(repository), str(STICK / f'{ID}.flatpak'), ID, 'stable')
    manual.type_in(*manual.commands('A newer version', ID, desk.remote, STICK))
    assert flatpak('info', '--user', '--show-commit', ID) != older
    manual.type_in(*manual.commands('Languages', ID, desk.remote, STICK))
    desk.start()
    desk.sign_in(PASSWORD)
    wait_for(lambda: numbers(desk) == desk.numbers, f'{desk.numbers} on the board')
    desk.quit()


@tap.case('a desk of each released version is taken over')
def upgrade(desk):
    assert RELEASED, 'there are no desks of released versions'
    for released in RELEASED:
        shutil.rmtree(OWN / 'data')
        shutil.rmtree(OWN / '.local', ignore_errors=True)
        shutil.copytree(released / 'data', DESK)
        for path in DESK.iterdir():
            path.chmod(0o600)
        DESK.chmod(0o700)
        done = desk.run('--verify', password=PASSWORD)
        assert done.returncode == 0, (released, done)
    desk.start()
    desk.sign_in(PASSWORD)
    desk.shot('taken-over')
    desk.quit()


if __name__ == '__main__':
    tap.run('sandbox', SandboxedDesk)
