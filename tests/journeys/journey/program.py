# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed program, its folders, and what it has written there."""
import datetime
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import zoneinfo

from .keyboard import Keyboard
from .tree import PATIENCE, Missing, Screen, wait_for
from .words import words

BUILD = pathlib.Path(os.environ['DUTYDESK_BUILD'])
DATA = pathlib.Path(os.environ['XDG_DATA_HOME'])
STATE = pathlib.Path(os.environ['XDG_STATE_HOME'])
DEMO_PASSWORD = 'demo'


KYIV = zoneinfo.ZoneInfo('Europe/Kyiv')
AFTERNOON = datetime.datetime(2026, 11, 29, 13, 40, tzinfo=KYIV)  # when much of the demo's day is still to come


class Desk:
    """A desk in the home of this test: the program is started, killed and started again on the same folders."""

    def __init__(self, name, keyboard=None):
        """`keyboard`: another one than that of the X display."""
        self.name = name
        self.keyboard = keyboard or Keyboard()
        self.process = None
        self.screen = None
        self._reader = None
        self._pictures = BUILD / 'tests' / 'journeys' / 'pictures' / name
        shutil.rmtree(self._pictures, ignore_errors=True)
        self._pictures.mkdir(parents=True)
        self._shots = 0
        self._log = open(self._pictures / 'log.txt', 'w')
        settings = pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'gtk-4.0' / 'settings.ini'
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text('[Settings]\ngtk-cursor-blink=false\n')
        self.set('window-maximized', 'true')
        self.speak('en')

    @staticmethod
    def _surroundings(**more):
        names = {'GSETTINGS_BACKEND': 'keyfile', 'LC_ALL': 'en_US.UTF-8', 'GTK_A11Y': 'atspi',
                 'G_DEBUG': 'fatal-warnings'} | more
        return {name: value for name, value in (os.environ | names).items() if value is not None}

    def set(self, key, value):
        """Changes a setting of the program."""
        subprocess.run(['gsettings', 'set', 'org.dutydesk.DutyDesk', key, value], check=True, env=self._surroundings())

    def speak(self, language):
        """The language of the screens when the program is started the next time."""
        self.language = language
        self.set('language', language)

    def words(self, english):
        """What the screens say for that."""
        return words(self.language, english)

    def _command(self):
        """Root's powers are left behind: nobody should be able to write where it is forbidden."""
        powerless = ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] if os.geteuid() == 0 else []
        return [*powerless, 'dutydesk']

    def start(self, *arguments, **surroundings):
        """Starts the program; what it prints is kept beside the pictures."""
        self.process = subprocess.Popen([*self._command(), *arguments], env=self._surroundings(**surroundings),
                                        stdout=self._log, stderr=self._log)
        self.screen = self._find_screen()
        wait_for(lambda: self.process.poll() is not None or self.screen.find(('frame', 'window')), 'the window')
        assert self.process.poll() is None, f'the program ended with {self.process.returncode}'

    def start_at(self, when, *arguments):
        """Starts the program with its clock at that moment: what is free, late or over depends on the hour."""
        self.start(*arguments, LD_PRELOAD=str(BUILD / 'tests' / 'journeys' / 'libbend-clock.so'),
                   BEND_CLOCK=str(int(when.timestamp())))

    def _find_screen(self):
        return Screen(self.process.pid)

    def kill(self):
        """What a power cut does to the program."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)
        self.process = None

    def quit(self):
        self.keyboard.press('Ctrl+q')
        assert self.process.wait(PATIENCE) == 0, f'the program ended with {self.process.returncode}'
        self.process = None

    def wipe(self):
        """Takes away all files of the program, as on a fresh machine."""
        self._end_reader()
        for folder in (DATA, STATE):
            shutil.rmtree(folder / 'dutydesk', ignore_errors=True)

    def _end_reader(self):
        if self._reader:
            self._reader.stdin.close()
            self._reader.wait(PATIENCE)
            self._reader = None

    def close(self):
        """Ends everything this desk has started."""
        if self.process:
            self.kill()
        self._end_reader()
        self._log.close()

    def focus_after(self, key):
        """Presses a key that moves the focus and returns where it is then; None where it stays or cannot be told."""
        before = self.screen.focus()
        self.keyboard.press(key)
        try:
            return wait_for(lambda: (here := self.screen.focus()) and (not before or here.place != before.place) and here,
                            'the focus', 2)
        except Missing:
            return None

    def tab(self, role, name):
        """Presses Tab, which leads to that."""
        here = self.focus_after('Tab')
        assert here and here.is_a(role, name=name), f'Tab does not lead to {role} {name!r}, but to {here and here.name!r}'

    def tab_to(self, role, name):
        """Presses Tab until the focus is there, as somebody without a mouse does; all on the way has a name."""
        here = wait_for(self.screen.focus, 'the focus')
        seen = []
        for _ in range(40):
            seen.append(f'{here.role} {here.name!r}' if here else 'something without a name')
            if here and here.is_a(role, name=name):
                return
            here = self.focus_after('Tab')
            assert not here or here.name, f'Tab leads to a {here.role} without a name, behind ' + ', '.join(seen)
        raise AssertionError(f'Tab does not lead to {role} {name!r}, only to ' + ', '.join(seen))

    def sign_in(self, password=DEMO_PASSWORD):
        """Types the password of the officer who is chosen."""
        self.screen.wait_focus('password text', name=self.words('Password'))
        self.keyboard.type(password)
        self.keyboard.press('Return')
        self.screen.wait('button', name=self.words('Lock the desk'))

    def run(self, *arguments, password):
        """Runs a verb of the program that needs no screen, with a password on its standard input."""
        return subprocess.run([*self._command(), *arguments, '--password-fd=0'], input=password + '\n', text=True,
                              capture_output=True, env=self._surroundings(), timeout=PATIENCE)

    def shot(self, title):
        """Keeps a picture of the screen with the test's results."""
        self._shots += 1
        path = self._pictures / f'{self._shots:02}-{title}.png'
        if 'DISPLAY' in os.environ:
            subprocess.run(['import', '-silent', '-window', 'root', str(path)], check=False)
        return path

    def output(self):
        """What the program has printed."""
        return (self._pictures / 'log.txt').read_text()

    def folders(self):
        """The folders (data, state) of the desk: the one that has a database."""
        keys = sorted(DATA.rglob('keys.json'), key=lambda path: path.stat().st_mtime)
        assert keys, 'no desk was set up'
        data = keys[-1].parent
        return data, STATE / data.relative_to(DATA)

    def files(self):
        """Every file of the desk, with its content."""
        data, _ = self.folders()
        return {path.name: path.read_bytes() for path in data.iterdir() if path.is_file()}

    def stored(self, officer='shevchuk', password=DEMO_PASSWORD):
        """What is in the database now: kind -> list of records, read from a copy, since the program holds the desk."""
        data, state = self.folders()
        if not self._reader:
            self._reader = subprocess.Popen([BUILD / 'tests' / 'journeys' / 'read-desk', data / 'keys.json', officer, password],
                                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        with tempfile.TemporaryDirectory() as folder:
            copies = pathlib.Path(folder, 'data'), pathlib.Path(folder, 'state')
            if state.exists():  # first: a number that was told must be in the database
                shutil.copytree(state, copies[1])
            self._copy(data, copies[0])
            self._reader.stdin.write('\t'.join(map(str, copies)) + '\n')
            self._reader.stdin.flush()
            line = self._reader.stdout.readline()
        assert line, 'the desk could not be read'
        return json.loads(line)

    @staticmethod
    def _copy(data, copy):
        """Copies the database between two writes of the program."""
        names = ('desk.db', 'desk.db-wal')

        def stamps():
            return [(data / name).stat().st_mtime_ns if (data / name).exists() else None for name in names]

        def attempt():
            before = stamps()
            shutil.rmtree(copy, ignore_errors=True)
            copy.mkdir()
            for name in names:
                if (data / name).exists():
                    shutil.copy(data / name, copy / name)
            return stamps() == before
        wait_for(attempt, 'a moment in which nothing is written')

    def wait_stored(self, ask, what):
        """Waits until the database holds what is asked for, and returns it."""
        return wait_for(lambda: ask(self.stored()), what)
