#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk is set up by keyboard alone, locked, guessed at, opened again, checked and rebuilt."""
import re

from journey import first_run, tap

PASSWORD = 'verba 12 lypa 7'
RIGHT = re.compile('This password is not right').match
WAIT = re.compile('Too many wrong passwords').match


@tap.case('the first run asks what is needed, and nothing else')
def set_up(desk):
    desk.start()
    desk.recovery_key = first_run.set_up(desk, PASSWORD)


@tap.case('a locked desk shows nothing and opens with the password')
def lock(desk):
    desk.keyboard.press('Ctrl+l')
    desk.screen.wait_gone('button', name='Lock the desk')
    desk.screen.wait('label', name='Station 1')
    desk.sign_in(PASSWORD)


@tap.case('F12 covers the screen at once, also over the sign-in page')
def cover(desk):
    for button in ('Lock the desk', 'Sign In'):
        desk.keyboard.press('F12')
        desk.screen.wait_gone('button', name=button)
        assert not desk.screen.read().says('Station 1')
        desk.shot('covered')
        desk.keyboard.press('F12')
        desk.screen.wait('button', name=button)
        if button == 'Lock the desk':
            desk.keyboard.press('Ctrl+l')
            desk.screen.wait('button', name='Sign In')


@tap.case('who guesses has to wait, also after the program was started again')
def guess(desk):
    for attempt in range(1, 5):
        desk.screen.wait_focus('password text', name='Password')
        desk.keyboard.type('wrong')
        desk.screen.wait_gone(name=RIGHT)
        desk.keyboard.press('Return')
        if desk.screen.wait('label', name=lambda text: RIGHT(text) or WAIT(text)).is_a(name=WAIT):
            break
    assert attempt >= 3, f'the officer has to wait after {attempt} wrong passwords'
    desk.kill()
    desk.start()
    desk.screen.wait('label', name=WAIT)
    desk.shot('waiting')
    desk.screen.wait('button', name='Sign In', state='sensitive')
    desk.sign_in(PASSWORD)


@tap.case('the journal is verified, the tables made anew from it are the same')
def verify(desk):
    desk.quit()
    before = desk.stored(password=PASSWORD)
    assert len(before['station']) == len(before['officer']) == 1 and before['shift']
    done = desk.run('--verify', password=PASSWORD)
    assert done.returncode == 0 and f'{before["changes"]}' in done.stdout, done
    done = desk.run('--rebuild', password=PASSWORD)
    assert done.returncode == 0, done
    assert desk.stored(password=PASSWORD) == before
    done = desk.run('--verify', password='wrong')
    assert done.returncode == 1 and 'assword' in done.stderr, done


if __name__ == '__main__':
    tap.run('set-up')
