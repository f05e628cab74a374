# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person has for hands on a Wayland screen: with mutter a keyboard, with weston nothing but what assistive technology
can do by itself."""
import gi

gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

from .keyboard import KEYS  # noqa: E402
from .tree import Atspi, wait_for  # noqa: E402

NAME = 'org.gnome.Mutter.RemoteDesktop'
PATH = '/org/gnome/Mutter/RemoteDesktop'
X_OFFSET = 8  # what an X server adds to the code of a key


class Keyboard:
    """The keyboard of a mutter session. `pressed` counts every key pressed, modifiers too."""
    layout = 'us'
    cyrillic = False

    def __init__(self):
        self.pressed = 0
        self._bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self._session = wait_for(lambda: self._call(PATH, NAME, 'CreateSession', reply='(o)')[0], 'mutter')
        self._call(self._session, f'{NAME}.Session', 'Start')
        self.press('Shift')  # only with the first key there is a keyboard, and a window that has it
        self.pressed = 0

    def _call(self, path, interface, method, parameters=None, reply=None):
        answer = self._bus.call_sync(NAME, path, interface, method, parameters, reply and GLib.VariantType(reply),
                                     Gio.DBusCallFlags.NONE, -1)
        return answer.unpack()

    def _event(self, key, down):
        self._call(self._session, f'{NAME}.Session', 'NotifyKeyboardKeycode',
                   GLib.Variant('(ub)', (KEYS[key] - X_OFFSET, down)))
        self.pressed += down

    def press(self, keys):
        """Presses keys by what stands on them on a US keyboard, `Ctrl+Shift+n`."""
        names = keys.split('+')
        for key in names:
            self._event(key, True)
        for key in reversed(names):
            self._event(key, False)


class NoKeyboard:
    """There is none: whoever presses a key is told so."""
    layout = None
    cyrillic = False
    pressed = 0

    def press(self, keys):
        raise AssertionError(f'nobody can press {keys}: this screen has no keyboard')


def write(node, text):
    """Writes into a text field as a screen reader's user does who dictates."""
    assert Atspi.EditableText.set_text_contents(node.accessible, text), f'{node.role} {node.name!r} takes no text'
