# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on the screen, as assistive technology reads it."""
import os
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = float(os.environ.get('DUTYDESK_PATIENCE', '30'))


class Missing(AssertionError):
    """Something did not come within the time a person would wait."""


def wait_for(ask, what, patience=PATIENCE):
    """Asks again and again until the answer is true, and returns it."""
    end = time.monotonic() + patience
    while True:
        try:
            answer = ask()
        except GLib.Error:
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise Missing(f'waited {patience:g} s for {what}')
        time.sleep(0.05)


class Node:
    """One accessible thing, as it was when it was read."""

    def __init__(self, accessible, depth=0):
        self.accessible = accessible
        self.depth = depth
        self.role = accessible.get_role_name().removeprefix('push ')  # as AT-SPI says it since 2.56
        self.name = accessible.get_name() or ''
        self.states = {state.value_nick for state in accessible.get_state_set().get_states()}

    @property
    def place(self):
        """Tells it from everything else on the screen."""
        return self.accessible.path

    @property
    def text(self):
        """What stands in a text field."""
        if 'Text' not in self.accessible.get_interfaces():
            return self.name
        return Atspi.Text.get_text(self.accessible, 0, Atspi.Text.get_character_count(self.accessible))

    @property
    def description(self):
        return self.accessible.get_description() or ''

    def is_a(self, role=None, name=None, state=None, text=None):
        return ((role is None or self.role in (role if isinstance(role, tuple) else (role,)))
                and (name is None or (name(self.name) if callable(name) else self.name == name))
                and (state is None or state in self.states)
                and (text is None or (text(self.text) if callable(text) else self.text == text)))

    def children(self):
        for place in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(place)
            if child is not None:
                yield Node(child, self.depth + 1)

    def walk(self):
        """This and everything in it that shows."""
        yield self
        for child in self.children():
            if 'showing' in child.states or child.role == 'application':
                yield from child.walk()

    def find_all(self, role=None, **wanted):
        return [node for node in self.walk() if node.is_a(role, **wanted)]

    def find(self, role=None, **wanted):
        return next((node for node in self.walk() if node.is_a(role, **wanted)), None)

    def says(self, words):
        """Whether these words can be read somewhere in it."""
        return any(words in node.name or ('editable' in node.states and words in node.text) for node in self.walk())

    def act(self):
        """Does what a click does."""
        assert Atspi.Action.do_action(self.accessible, 0), f'{self.role} {self.name!r} could not be activated'

    def draw(self):
        """The tree as text, for the report of a failure."""
        lines = []
        for node in self.walk():
            marks = ' '.join(sorted(node.states & {'focused', 'checked', 'selected', 'expanded', 'pressed', 'invalid'}))
            text = node.text
            if node.role in ('panel', 'grouping', 'separator', 'scroll pane', 'image') and not node.name and not marks:
                continue
            lines.append('  ' * node.depth + f'{node.role} {node.name!r}'
                         + (f' = {text!r}' if text != node.name else '') + (f' [{marks}]' if marks else ''))
        return '\n'.join(lines)


class Screen:
    """Everything the program of this process number shows; or of this name, where it is in a sandbox and its number is not
    what the accessibility bus sees."""

    def __init__(self, program):
        self._program = program
        self._listener = None
        self._said = []
        Atspi.init()

    def read(self):
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()  # kept up to date only by events, and nobody here waits for events
        for place in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(place)
            if application is not None and self._program in (application.get_process_id(), application.get_name()):
                return Node(application)
        return None

    def find(self, role=None, **wanted):
        root = self.read()
        return root and root.find(role, **wanted)

    def wait(self, role=None, patience=PATIENCE, **wanted):
        """The first thing of that role, name, state and text, as soon as it shows."""
        return wait_for(lambda: self.find(role, **wanted), f'{role} {wanted}', patience)

    def wait_gone(self, role=None, patience=PATIENCE, **wanted):
        wait_for(lambda: not self.find(role, **wanted), f'{role} {wanted} to go', patience)

    def wait_says(self, words, patience=PATIENCE):
        wait_for(lambda: (root := self.read()) and root.says(words), f'the words {words!r}', patience)

    def focus(self):
        root = self.read()
        return root and root.find(state='focused')

    def wait_focus(self, role=None, patience=PATIENCE, **wanted):
        wait_for(lambda: (node := self.focus()) and node.is_a(role, **wanted), f'the focus in {role} {wanted}', patience)

    def listen(self):
        """From now on what the program announces is kept."""
        self._said.clear()
        self._listener = Atspi.EventListener.new(lambda event: self._said.append(str(event.any_data)))
        self._listener.register('object:announcement')

    def wait_said(self, words, patience=PATIENCE):
        """The first announcement with these words."""
        def find():
            while GLib.MainContext.default().iteration(False):
                pass
            return next((said for said in self._said if words in said), None)
        try:
            return wait_for(find, f'{words!r} to be announced', patience)
        except Missing as missing:
            raise Missing(f'{missing}; announced: {self._said}') from None

    def draw(self):
        root = self.read()
        return root.draw() if root else 'the program shows nothing'
