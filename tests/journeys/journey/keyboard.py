# SPDX-License-Identifier: GPL-3.0-or-later
"""A keyboard of hardware keys: what a key gives is up to the layout, as with a person's keyboard."""
import ctypes
import subprocess

KEYS = {
    'Escape': 9, 'minus': 20, 'equal': 21, 'BackSpace': 22, 'Tab': 23, 'Return': 36, 'Ctrl': 37, 'Shift': 50,
    'comma': 59, 'period': 60, 'slash': 61, 'Alt': 64, 'space': 65, 'KP_Enter': 104, 'Home': 110, 'Up': 111,
    'Page_Up': 112, 'Left': 113, 'Right': 114, 'End': 115, 'Down': 116, 'Page_Down': 117, 'Delete': 119, 'Menu': 135,
    'F11': 95, 'F12': 96,
    'KP_1': 87, 'KP_2': 88, 'KP_3': 89, 'KP_4': 83, 'KP_5': 84,
}
KEYS |= {f'F{n}': 66 + n for n in range(1, 11)}
for first, row in ((10, '1234567890'), (24, 'qwertyuiop'), (38, 'asdfghjkl'), (52, 'zxcvbnm')):
    KEYS |= {key: first + place for place, key in enumerate(row)}

NUM_LOCK = 1 << 4  # Mod2
LAYOUTS = ('us', 'ua', 'ru', 'kz', 'us,ua')
TOP_ROW = {character: KEYS[character] for character in '1234567890'} | {'-': 20, '+': 21, '=': 21}


class Keyboard:
    """The keyboard of the X display. `pressed` counts every key pressed, modifiers too."""

    def __init__(self):
        self._x = ctypes.CDLL('libX11.so.6')
        self._test = ctypes.CDLL('libXtst.so.6')
        self._xkb = ctypes.CDLL('libxkbcommon.so.0')
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        self._x.XkbKeycodeToKeysym.argtypes = [ctypes.c_void_p, ctypes.c_ubyte, ctypes.c_int, ctypes.c_int]
        self._x.XkbLockGroup.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint]
        self._x.XkbLockModifiers.argtypes = [ctypes.c_void_p] + [ctypes.c_uint] * 3
        for name in ('XSync', 'XCloseDisplay'):
            getattr(self._x, name).argtypes = [ctypes.c_void_p] + [ctypes.c_int] * (name == 'XSync')
        self._test.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        self._xkb.xkb_keysym_to_utf32.restype = ctypes.c_uint32
        self._xkb.xkb_keysym_to_utf32.argtypes = [ctypes.c_uint32]
        self._display = None
        self.layout = None
        self.pressed = 0
        self.set_layout('us')

    def set_layout(self, layout):
        """One of LAYOUTS; of several groups the last one is switched on, as after the key that switches them."""
        subprocess.run(['setxkbmap', '-layout', layout, '-variant', '', '-option', ''], check=True)
        if self._display:
            self._x.XCloseDisplay(self._display)
        self._display = self._x.XOpenDisplay(None)
        group = layout.count(',')
        self._x.XkbLockGroup(self._display, 0x100, group)
        self._x.XkbLockModifiers(self._display, 0x100, NUM_LOCK, NUM_LOCK)
        self._x.XSync(self._display, 0)
        self.layout = layout
        self._characters = {}
        for level in (1, 0):
            for code in [*range(9, 79), *range(92, 120)]:  # without the keypad
                keysym = self._keysym(code, group, level)
                if not self._keysym(code, group, 0):  # keys that are the same in every group
                    keysym = self._keysym(code, 0, level)
                character = self._xkb.xkb_keysym_to_utf32(keysym)
                if character >= 32:
                    self._characters[chr(character)] = (code, level)
        assert self._keysym(KEYS['Up'], 0, 0) == 0xff52, 'the keys have other codes here'

    def _keysym(self, code, group, level):
        return self._x.XkbKeycodeToKeysym(self._display, code, group, level)

    @property
    def cyrillic(self):
        """Whether the letters are Cyrillic now."""
        return self.layout != 'us'

    def _event(self, code, down):
        self._test.XTestFakeKeyEvent(self._display, code, down, 0)
        self._x.XSync(self._display, 0)
        self.pressed += down

    def _stroke(self, codes):
        for code in codes:
            self._event(code, 1)
        for code in reversed(codes):
            self._event(code, 0)

    def press(self, keys):
        """Presses keys by what stands on them on a US keyboard, `Ctrl+Shift+n`, whatever the layout makes of them."""
        self._stroke([KEYS[key] for key in keys.split('+')])

    def type(self, text):
        """Types a text as this layout gives it. Digits the layout does not have are pressed on the top row."""
        for character in text:
            code, level = self._characters.get(character) or (TOP_ROW[character], 0)
            self._stroke([KEYS['Shift'], code] if level else [code])

    def scan(self, text):
        """What a scanner sends that was set up as a US keyboard. A scan is one act, no key is counted."""
        pressed = self.pressed
        for character in text:
            if character == '<':
                self.press('Shift+comma')
            elif character == '\n':
                self.press('Return')
            else:
                self.press(('Shift+' if character.isupper() else '') + character.lower())
        self.pressed = pressed
