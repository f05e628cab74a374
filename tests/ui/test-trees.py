#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-trees SHOW-PAGES: what assistive technology is told of every page, held against files that were read and approved
(tests/ui/trees). DUTYDESK_GOLDEN=renew writes them anew.

SHOW-PAGES goes past the pages in a window of its own, names each one on its output and stays there until it is given a
line; meanwhile the page is read over AT-SPI, as a screen reader does."""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import time

SOURCE = pathlib.Path(os.environ['DUTYDESK_SOURCE'])
sys.path.insert(0, str(SOURCE / 'tests' / 'journeys'))
from journey.tree import Atspi, Screen  # noqa: E402

GOLDEN = SOURCE / 'tests' / 'ui' / 'trees'
RENEW = os.environ.get('DUTYDESK_GOLDEN') == 'renew'
PATIENCE = 5

# What only groups other things says nothing as long as it has no name.
GROUPS = {'panel', 'grouping', 'generic', 'filler', 'section', 'separator', 'scroll pane', 'image', 'redundant object', 'table row',
          'unknown'}
STATES = {'checked', 'selected', 'expanded', 'pressed', 'focused', 'required', 'invalid-entry', 'multi-line', 'indeterminate'}
RELATIONS = {Atspi.RelationType.ERROR_MESSAGE: 'error', Atspi.RelationType.DESCRIBED_BY: 'described by'}

# What is another with each run: ids, hashes, the recovery key, what there is of disk, folders of the test.
CHANGING = [(re.compile(r'/tmp/dutydesk-test-[^/"]+/tmp/office-[^/"]+'), 'FOLDER'),
            (re.compile(r'\b([0-9A-Z]{5}-){7}[0-9A-Z]{5}\b'), 'KEY'), (re.compile(r'\b[0-9a-f]{8,}\b'), 'HEX'),
            (re.compile(r'\b[\d.,]+[  ][kMGT]B\b'), 'SIZE')]


def steady(text):
    for pattern, word in CHANGING:
        text = pattern.sub(word, text)
    return text.replace('\n', '⏎')


def describe(node):
    """One line on a thing; nothing where there is nothing to say. What can be neither used nor typed into has its name."""
    if node.role in GROUPS and not node.name:
        return None
    line = f'{node.role} "{steady(node.name)}"'
    if 'editable' in node.states:
        line += f' = "{steady(node.text)}"'
    if 'focusable' in node.states:
        if node.description and node.description != node.name:
            line += f' ({steady(node.description)})'
        for relation in node.accessible.get_relation_set():
            if relation.get_relation_type() in RELATIONS:
                words = [relation.get_target(at).get_name() for at in range(relation.get_n_targets())]
                line += f' {RELATIONS[relation.get_relation_type()]}: "{steady(" ".join(words))}"'
    marks = sorted(node.states & STATES)
    if 'focusable' in node.states and 'sensitive' not in node.states:
        marks.append('disabled')
    return line + (f' [{", ".join(marks)}]' if marks else '')


def is_toast(node):
    """A notice comes and goes by itself; that it is said is for other tests."""
    return node.role == 'alert' and any(child.is_a('button', name='Dismiss') for child in node.walk())


def read(node, depth=0):
    """The lines of a thing and of everything in it that shows."""
    line = describe(node)
    if line is not None:
        yield '  ' * depth + line
        depth += 1
    shown = [child for child in node.children() if 'showing' in child.states and not is_toast(child)]
    dialogs = [child for child in shown if child.role in ('dialog', 'alert')]
    for child in dialogs[-1:] or shown:  # what lies below a dialog cannot be used
        yield from read(child, depth)


def read_until(screen, wanted):
    """What the page says, read again for a while where it is not what is wanted: it may not have said everything yet."""
    end = time.monotonic() + PATIENCE
    before = None
    while True:
        text = '\n'.join(line for window in screen.read().children() for line in read(window)) + '\n'
        if text == (before if RENEW else wanted) or time.monotonic() > end:
            return text
        before = text
        time.sleep(0.1)


def check(screen, page):
    """The lines in which a page is not what it was."""
    path = GOLDEN / f'{page}.txt'
    golden = path.read_text() if path.exists() else ''
    text = read_until(screen, golden)
    if RENEW:
        path.write_text(text)
        golden = text
    return list(difflib.unified_diff(golden.splitlines(), text.splitlines(), 'approved', 'now', lineterm='', n=2))


def main():
    shown = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                             env=os.environ | {'GTK_A11Y': 'atspi'})
    screen = Screen(shown.pid)
    seen = set()
    failed = False
    for line in shown.stdout:
        line = line.removeprefix('# ')  # as GLib's test framework prints
        if not line.startswith('page '):
            continue
        page = line.split()[1]
        seen.add(page)
        start = time.monotonic()
        differences = check(screen, page)
        failed |= bool(differences)
        print(f'# {page}: {time.monotonic() - start:.1f} s', flush=True)
        print(f'{"not ok" if differences else "ok"} {len(seen)} - {page}', flush=True)
        print(*(f'# {difference}' for difference in differences), sep='\n', end='\n' if differences else '', flush=True)
        shown.stdin.write('\n')
        shown.stdin.flush()
    ended = shown.wait()
    left = sorted({path.stem for path in GOLDEN.glob('*.txt')} - seen)
    for page in left if RENEW and not ended else ():
        (GOLDEN / f'{page}.txt').unlink()
    all_there = not ended and (RENEW or not left)
    print(f'{"ok" if all_there else "not ok"} {len(seen) + 1} - every approved page was seen, {ended} at the end; left: {left}')
    print(f'1..{len(seen) + 1}')
    sys.exit(failed or not all_there)


if __name__ == '__main__':
    main()
