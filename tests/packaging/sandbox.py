#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""sandbox.py ID: the installed Flatpak, driven in its sandbox as a person drives it."""
import configparser
import gettext
import os
import pathlib
import shutil
import subprocess
import sys

TESTS = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(TESTS / 'journeys'))
from journey import first_run, flow, program, tap  # noqa: E402
from journey.tree import PATIENCE, Screen, wait_for  # noqa: E402

ID = sys.argv[1]
HOME = pathlib.Path(os.environ['HOME'])
OWN = HOME / '.var' / 'app' / ID
DESK = OWN / 'data' / 'dutydesk'
PASSWORD = 'verba 12 lypa 7'
RELEASED = sorted((TESTS / 'store' / 'released').glob('[0-9]*'))
PERMITTED = {'shared': {'network', 'ipc'}, 'sockets': {'x11', 'wayland', 'fallback-x11'}, 'devices': {'dri'}}


def flatpak(*arguments, **options):
    return subprocess.run(['flatpak', *arguments], check=True, capture_output=True, text=True, **options).stdout


class SandboxedDesk(program.Desk):
    """Our home is one that is gone afterwards, and so is the application's."""

    def __init__(self, name):
        self.language = 'en_US.UTF-8'
        super().__init__(name)

    def _command(self):
        inside = {'G_DEBUG': 'fatal-warnings', 'GTK_A11Y': 'atspi', 'GSK_RENDERER': 'cairo', 'GDK_DISABLE': 'gl,vulkan',
                  'LANG': self.language}
        return ['flatpak', 'run', '--user', *(f'--env={name}={value}' for name, value in inside.items()), ID]

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

    def kill(self):
        subprocess.run(['flatpak', 'kill', ID], check=True, env=self._surroundings())
        self.process.wait(PATIENCE)
        self.process = None


def words(language, english):
    """What the installed program says in a language."""
    place = pathlib.Path(flatpak('info', '--user', '--show-location', ID).strip())
    with open(place / 'files' / 'share' / 'locale' / language / 'LC_MESSAGES' / 'dutydesk.mo', 'rb') as catalogue:
        translated = gettext.GNUTranslations(catalogue).gettext(english)
    assert translated != english, f'{english!r} is not translated into {language}'
    return translated


@tap.case('it may do what the manifest says, and nothing else')
def permissions(desk):
    found = configparser.ConfigParser()
    found.read_string(flatpak('info', '--user', '--show-permissions', ID))
    assert found.sections() == ['Context'], found.sections()
    assert {name: set(filter(None, value.split(';'))) for name, value in found['Context'].items()} == PERMITTED


@tap.case('it sees none of the files of this person')
def walls(desk):
    secret = HOME / 'secret'
    secret.write_text('')
    seen = flatpak('run', '--user', '--command=sh', ID, '-c', f'ls -A "{HOME}"; test ! -e "{secret}" && echo hidden')
    assert seen.split() == ['.var', 'hidden'], seen
    for library in ('sqlcipher', 'sodium', 'qrencode'):
        found = flatpak('run', '--user', '--command=sh', ID, '-c', f'find /usr/lib /app -name "lib{library}*"')
        assert not found, f'{library} is in the runtime: {found}'


@tap.case('in Kazakh, with the demo of Kazakhstan')
def kazakh(desk):
    desk.set('language', '')
    desk.language = 'kk_KZ.UTF-8'
    desk.start('--demo=kz')
    desk.screen.wait('button', name=words('kk', 'Lock the desk'))
    desk.shot('kazakh')
    desk.keyboard.press('Ctrl+q')
    assert desk.process.wait(PATIENCE) == 0
    desk.language = 'en_US.UTF-8'
    desk.set('language', 'en')


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


@tap.case('a paper is saved and printed through portals: the dialogs are of the session')
def papers(desk):
    if os.environ['XDG_RUNTIME_DIR'] != f'/run/user/{os.getuid()}':
        raise tap.Skipped('this person has a document portal running already')
    session = Screen('xdg-desktop-portal-gtk')
    ticket = HOME / 'ticket.pdf'
    desk.screen.wait_focus('text', name='Who came?')
    flow.replay(desk, [{'press': 'Tab'}, {'keys': '50'}, {'press': 'Ctrl+Shift+Return'}])
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
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('dialog', name='Queue Ticket')


@tap.case('after the power was cut everything is there')
def cut(desk):
    desk.kill()
    desk.start()
    desk.sign_in(PASSWORD)
    desk.quit()
    done = desk.run('--verify', password=PASSWORD)
    assert done.returncode == 0, done


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
