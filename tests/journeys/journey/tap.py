# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the cases of a journey one after the other and reports them in TAP. A failure is reported with what was shown."""
import sys
import time
import traceback

from .program import Desk


class Skipped(Exception):
    """This cannot be tried on this machine."""


_cases = []


def case(title):
    """Marks a function of the desk as a case of the journey."""
    def add(function):
        _cases.append((title, function))
        return function
    return add


def run(name, keyboard=None):
    """Runs the cases in order; what one leaves on the screen is where the next goes on."""
    desk = Desk(name, keyboard)
    print(f'1..{len(_cases)}', flush=True)
    failed = False
    try:
        for number, (title, case) in enumerate(_cases, 1):
            if failed:
                print(f'ok {number} - {title} # SKIP one before it failed', flush=True)
                continue
            start = time.monotonic()
            try:
                case(desk)
                print(f'ok {number} - {title} # {time.monotonic() - start:.1f} s', flush=True)
            except Skipped as reason:
                print(f'ok {number} - {title} # SKIP {reason}', flush=True)
            except Exception:  # noqa: BLE001: whatever it was, it is the report
                failed = True
                print(f'not ok {number} - {title}', flush=True)
                for line in _explain(desk).splitlines():
                    print('#', line, flush=True)
    finally:
        desk.close()
    sys.exit(failed)


def _explain(desk):
    lines = [traceback.format_exc()]
    try:
        lines += [f'picture: {desk.shot("failed")}', f'keyboard: {desk.keyboard.layout}']
        if desk.process and desk.process.poll() is None:
            lines.append(desk.screen.draw())
        else:
            lines.append('the program is not running')
        lines.append(desk.output()[-4000:])
    except Exception as error:  # noqa: BLE001
        lines.append(f'and the report failed: {error!r}')
    return '\n'.join(lines)
