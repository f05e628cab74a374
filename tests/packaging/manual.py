# SPDX-License-Identifier: GPL-3.0-or-later
"""What README.md and docs/flatpak.md tell a person to type, typed in on this machine."""
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).parent.parent.parent
COLLECTIONS = {'flathub': 'org.flathub.Stable', 'dutydesk-stand-in': 'org.dutydesk.StandIn'}


def commands(heading, application, remote, stick):
    """The commands below a heading, block by block, with the names they have here."""
    page = (ROOT / 'docs' / 'flatpak.md').read_text()
    section = page.partition(f'\n## {heading}\n')[2].partition('\n## ')[0]
    for said, meant in (('STICK', str(stick)), ('org.dutydesk.DutyDesk', application), ('flathub', remote),
                        (COLLECTIONS['flathub'], COLLECTIONS[remote])):
        section = re.sub(rf'(?<![\w.]){re.escape(said)}\b', meant, section)
    return [re.findall('^    (.*)', block, re.MULTILINE) for block in re.findall('(?:^    .+\n)+', section, re.MULTILINE)]


def start():
    """How README.md starts it: in which language, and with what arguments."""
    readme = (ROOT / 'README.md').read_text()
    language, arguments = re.search(r'^flatpak run --env=LANG=(\S+) org\.dutydesk\.DutyDesk (.*)$', readme, re.MULTILINE).groups()
    return language, arguments.split()


def type_in(lines, where=()):
    """`where`: a command that runs another one there."""
    assert lines
    for line in lines:
        print('# $', line, flush=True)
        line = re.sub('^flatpak (install|update)', r'flatpak \1 --noninteractive', line)  # which is to say yes
        done = subprocess.run([*where, 'sh', '-c', line], cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, f'{line}\n{done.stdout}{done.stderr}'
