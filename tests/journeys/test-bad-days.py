#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an officer is shown when something is wrong with the desk, and that nothing is overwritten then."""
import ctypes
import datetime
import errno
import json
import os
import pathlib
import shutil
import subprocess

from journey import flow, tap
from journey.program import BUILD, DATA, DEMO_PASSWORD

OFFICER = 'shevchuk'
LOOK_SECONDS = 60  # how often the program looks at its folder
MS_REC, MS_PRIVATE = 0x4000, 1 << 18  # of mount(2)


def try_sign_in(desk):
    desk.screen.wait_focus('password text', name='Password')
    desk.keyboard.type(DEMO_PASSWORD)
    desk.keyboard.press('Return')


def begin(desk, name, *bends):
    """A copy of the good desk, bent: (data, state)."""
    data, state = DATA / name / 'data', DATA / name / 'state'
    shutil.copytree(desk.good[0], data)
    shutil.copytree(desk.good[1], state)
    for bend in bends:
        subprocess.run([BUILD / 'tests' / 'journeys' / 'bend-desk', data, state, OFFICER, DEMO_PASSWORD, bend], check=True)
    return data, state


def content(data):
    """What must stay as it is: all files, but for the lock (it names the process), empty logs of the database, and in
    the keys when somebody last tried a password."""
    files = {path.name: path.read_bytes() for path in data.iterdir() if path.name not in ('lock', 'desk.db-shm', 'blobs.db-shm')}
    if 'keys.json' in files:
        keys = json.loads(files['keys.json'])
        for slot in keys['slots']:
            del slot['since'], slot['failures']
        files['keys.json'] = keys
    return {name: inside for name, inside in files.items() if inside}


def start(desk, folders, **surroundings):
    desk.start('--data', str(folders[0]), '--state', str(folders[1]), **surroundings)


def make_small_disk(size):
    """A disk of its own, of so many bytes; only this test and what it starts can see it."""
    disk = DATA / 'disk'
    disk.mkdir()
    user, group = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        os.unshare(os.CLONE_NEWNS | (os.CLONE_NEWUSER if user else 0))
        if user:
            pathlib.Path('/proc/self/setgroups').write_text('deny')
            pathlib.Path('/proc/self/uid_map').write_text(f'{user} {user} 1')
            pathlib.Path('/proc/self/gid_map').write_text(f'{group} {group} 1')
        for source, target, kind, flags, options in ((b'none', b'/', None, MS_REC | MS_PRIVATE, None),
                                                     (b'none', bytes(disk), b'tmpfs', 0, f'size={size}'.encode())):
            if libc.mount(source, target, kind, ctypes.c_ulong(flags), options) != 0:
                raise OSError(ctypes.get_errno(), 'mount')
    except OSError as error:
        raise tap.Skipped(f'no disk can be mounted here: {error}') from None
    return disk


def fill(disk):
    """Takes all that is left of a disk, and returns the file that takes it."""
    ballast = disk / 'ballast'
    with open(ballast, 'wb', buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError as error:
            assert error.errno == errno.ENOSPC
    return ballast


def expect_page(desk, folders, title, name, signs_in=True, **surroundings):
    """Starts the desk and finds the page of that title; the files stay as they were."""
    before = content(folders[0])
    start(desk, folders, **surroundings)
    if signs_in:
        try_sign_in(desk)
    desk.screen.wait(name=title)
    desk.screen.wait_says(str(folders[0]))
    desk.screen.wait_focus('button', name='Try Again')
    desk.shot(name)
    desk.quit()
    after = content(folders[0])
    changed = [file for file in sorted(before.keys() | after.keys()) if before.get(file) != after.get(file)]
    assert not changed, f'files of the desk were changed: {changed}'


@tap.case('a good desk, to be spoilt in copies')
def make_good(desk):
    desk.start('--demo=ua')
    desk.screen.wait('button', name='Lock the desk')
    desk.quit()
    desk.good = desk.folders()
    for name in 'desk.db-wal', 'blobs.db-wal':
        assert not (desk.good[0] / name).exists(), 'after the end everything is in the files themselves'


@tap.case('the good copy opens')
def open_good(desk):
    folders = begin(desk, 'good')
    start(desk, folders)
    desk.sign_in()
    desk.quit()


@tap.case('database cut short')
def cut_short(desk):
    folders = begin(desk, 'cut-short')
    database = folders[0] / 'desk.db'
    os.truncate(database, database.stat().st_size // 2 // 4096 * 4096)
    expect_page(desk, folders, 'The Database of This Desk Is Damaged', 'cut-short')


@tap.case('database replaced by something else')
def something_else(desk):
    folders = begin(desk, 'something-else')
    (folders[0] / 'desk.db').write_text('a letter to the station\n' * 1000)
    expect_page(desk, folders, 'The Database of This Desk Cannot Be Read', 'something-else')


@tap.case('database of another desk')
def other_desk(desk):
    folders = begin(desk, 'other-desk')
    (folders[0] / 'desk.db').write_bytes(os.urandom((folders[0] / 'desk.db').stat().st_size))
    expect_page(desk, folders, 'The Database Belongs to Another Desk', 'other-desk')


@tap.case('database missing')
def missing(desk):
    folders = begin(desk, 'missing')
    (folders[0] / 'desk.db').unlink()
    expect_page(desk, folders, 'Files of This Desk Are Missing', 'missing')


@tap.case('keys missing')
def keys_missing(desk):
    folders = begin(desk, 'keys-missing')
    (folders[0] / 'keys.json').unlink()
    expect_page(desk, folders, 'Files of This Desk Are Missing', 'keys-missing', signs_in=False)


@tap.case('database of a newer version')
def newer(desk):
    folders = begin(desk, 'newer', 'newer')
    expect_page(desk, folders, 'A Newer Duty Desk Wrote This Database', 'newer')


@tap.case('folder that cannot be written')
def read_only(desk):
    folders = begin(desk, 'read-only')
    for path in [*folders[0].iterdir(), folders[0]]:
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        expect_page(desk, folders, 'This Desk Cannot Be Written To', 'read-only')
    finally:
        folders[0].chmod(0o700)


def receive(desk, name):
    """Types a name and puts the visitor in the queue."""
    desk.screen.wait_focus('text', name='Who came?', text='')
    desk.keyboard.type(name)
    flow.replay(desk, [{'press': 'Tab'}, {'keys': '50'}, {'press': 'Ctrl+Shift+Return'}])


def fill_while_working(desk, disk):
    """What cannot be saved is said and stands in the entry again; when there is room it is saved."""
    ballast = fill(disk)
    receive(desk, 'savchenko taras')
    desk.screen.wait_says('The disk is full, so this was not saved. What was saved before is safe.')
    desk.screen.wait('text', name='Who came?', text='savchenko taras')
    desk.shot('full-while-working')
    ballast.unlink()
    flow.replay(desk, [{'press': 'Ctrl+Shift+Return'}])
    wait_number(desk, 'Savchenko')
    close_ticket(desk)
    desk.screen.wait('text', name='Who came?', text='')


def close_ticket(desk):
    desk.screen.wait('dialog', name='Queue Ticket')
    desk.keyboard.press('Escape')
    desk.screen.wait_gone('dialog', name='Queue Ticket')


def wait_number(desk, surname):
    """The register number of the visit of a person, as soon as it is saved."""
    def look(stored):
        people = [person['id'] for person in stored['person'] if person.get('surname') == surname]
        return next((visit['no'] for visit in stored['visit'] if visit.get('person') in people), None)
    return desk.wait_stored(look, f'the visit of {surname}')


@tap.case('folder that cannot be written any more')
def turned_read_only(desk):
    folders = begin(desk, 'turned-read-only')
    start(desk, folders)
    desk.sign_in()
    folders[0].chmod(0o500)
    try:
        desk.screen.wait_says('The folder of this desk cannot be written to. What is typed now is not kept.',
                              patience=LOOK_SECONDS + 20)
        desk.shot('turned-read-only')
        folders[0].chmod(0o700)
        desk.quit()
    finally:
        folders[0].chmod(0o700)


@tap.case('journal whose end was taken away')
def cut(desk):
    folders = begin(desk, 'cut', 'cut')
    expect_page(desk, folders, 'The Journal of This Desk Does Not Hold Together', 'cut')
    done = desk.run('--verify', '--officer', OFFICER, '--data', str(folders[0]), '--state', str(folders[1]),
                    password=DEMO_PASSWORD)
    assert done.returncode == 1 and 'The journal ends at ' in done.stderr and ' was written after it.' in done.stderr, done


@tap.case('full disk')
def full_disk(desk):
    folders = begin(desk, 'full')
    disk = make_small_disk('8m')
    small = disk / 'data', folders[1]
    shutil.copytree(folders[0], small[0])
    ballast = fill(disk)
    before = content(small[0])
    expect_page(desk, small, 'The Disk Is Full', 'full')
    ballast.unlink()
    start(desk, small)
    desk.sign_in()
    desk.screen.wait_says('The disk is nearly full')
    desk.shot('nearly-full')
    assert content(small[0]).keys() - {'desk.db-wal'} == before.keys()
    fill_while_working(desk, disk)
    desk.quit()


@tap.case('desk that is open already')
def second_instance(desk):
    folders = begin(desk, 'second')
    start(desk, folders)
    desk.sign_in()
    first = desk.process, desk.screen
    start(desk, folders)
    try_sign_in(desk)
    desk.screen.wait(name='This Desk Is Open Already')
    desk.screen.wait_says(str(first[0].pid))
    desk.shot('second')
    desk.quit()
    desk.process, desk.screen = first
    assert desk.process.poll() is None
    desk.screen.wait('button', name='Lock the desk')
    desk.quit()


@tap.case('clock set back')
def clock_behind(desk):
    """Numbers go on in the year they are in until somebody says that the date is true."""
    folders = begin(desk, 'clock-behind', 'next-year')
    year = datetime.date.today().year
    start(desk, folders)
    desk.sign_in()
    desk.screen.wait_says('The computer\'s clock is earlier than the last entry of this desk')
    desk.shot('clock-behind')
    receive(desk, 'savchenko taras')
    number = wait_number(desk, 'Savchenko')
    assert f'/{year + 1}/' in number, number
    close_ticket(desk)
    desk.screen.wait('button', name='The Date Is True').act()
    desk.screen.wait_gone('button', name='The Date Is True')
    receive(desk, 'kravets olha')
    number = wait_number(desk, 'Kravets')
    assert f'/{year}/' in number, number
    close_ticket(desk)
    desk.quit()


@tap.case('attachments of another desk')
def other_attachments(desk):
    folders = begin(desk, 'other-attachments')
    (folders[0] / 'blobs.db').write_bytes(os.urandom((folders[0] / 'blobs.db').stat().st_size))
    before = (folders[0] / 'blobs.db').read_bytes()
    start(desk, folders)
    desk.sign_in()
    desk.screen.wait_says('belongs to other keys than the ones on this desk')
    desk.shot('other-attachments')
    desk.quit()
    assert (folders[0] / 'blobs.db').read_bytes() == before


@tap.case('country profile that is not one')
def broken_profile(desk):
    folders = begin(desk, 'profile')
    profiles = DATA / 'profile' / 'profiles'
    profiles.mkdir()
    (profiles / 'ua.json').write_text('{"country": "ua"}')
    expect_page(desk, folders, 'The Country Profile Cannot Be Used', 'profile',
                G_RESOURCE_OVERLAYS=f'/org/dutydesk/DutyDesk/profiles={profiles}')


if __name__ == '__main__':
    tap.run('bad-days')
