#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A model of the journal, to compare the C code with.

A world is one log with a few desks and headquarters, driven by one seed. Officers open forms and save them later,
desks exchange with headquarters now and then, in parts and with replies that never arrive; databases and headquarters
are put back from backups. What the model makes of it is written down, and test-histories.c must make the same of it:
the text, digest and chain of every change, what headquarters ruled, and how records look.

    journal_model.py --worlds 300 --write        write histories to stdout, one JSON object a line
    journal_model.py --worlds 3000               only check that the model keeps its own promises:
        1. when everything has come to rest, every desk shows what headquarters shows and has nothing left to offer;
        2. a value disappears only if the author of the change that replaces it had it on the screen;
        3. what the author had on the screen makes no conflict (where headquarters was never put back).

Messages that overtake each other, attachments, bundles, referrals and places are in world.c, which drives the C code itself."""

import argparse
import copy
import dataclasses
import hashlib
import json
import random
import sys

LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
CODES = ('PL1-A', 'PL1-B', 'PL1-C', 'REG-A')
COUNTING = ('ok', 'full', 'dupno')  # the verdicts under which the fields of a change count
FIXED = {'no', 'slot'}  # fields only the change that creates a record may write
NOON = 1_780_000_000
START = bytes(32)
VALUES = ('Ivan', 'Ivan', 'Olha', '', 'Іван «x»\n"\\/', '\x01\x1f\x7f\t💡', 0, 1, -5, 2**53, True, False, None)
FIELDS = ('name', 'name', 'topic', 'note', 'phone.k3f9')


def compact(value):
    return json.dumps(value, separators=(',', ':'), ensure_ascii=False)


def same(one, other):
    """Equality as JSON has it: true is not 1."""
    return compact(one) == compact(other)


def sha256(*parts):
    return hashlib.sha256(b''.join(parts)).digest()


@dataclasses.dataclass(eq=False)
class Change:
    """What one officer did to one record. `screen` is the truth no desk knows: the changes its author had seen."""
    run: str
    n: int
    before: object  # the author's change before this one
    kind: str
    named: str  # the record it names; None: it creates its own
    fields: dict
    base: int
    time: int
    officer: str
    reason: str
    screen: frozenset

    def __post_init__(self):
        self.id = f'{self.run}.{self.n}'
        self.desk = self.run.rpartition('-')[0]
        self.record = self.named or self.id
        self.parent = (self.before.run, self.before.n) if self.before and self.n == 1 else None
        members = {'k': self.kind, 'r': self.named, 'b': self.base, 't': self.time, 'u': self.officer, 'w': self.reason}
        head = compact({name: value for name, value in members.items() if value is not None})[:-1] + ',"s":'
        body = compact(self.fields)
        self.line = head + body + '}'
        self.digest = sha256(sha256(f'{self.id}\n{head}'.encode()), sha256(body.encode()))
        self.chain = sha256(self.before.chain if self.before else START, self.digest)

    def redacts(self):
        return self.kind == 'redact' and self.named is not None


@dataclasses.dataclass
class Stamp:
    """Headquarters' decision; `clip` is the base as it was counted, where that is less than the change says."""
    position: int
    at: int = 0
    off: int = None
    clip: int = None
    verdict: str = None
    lost: list = None
    keep: dict = None
    via: str = None

    def text(self):
        members = {'@': self.position, 'at': self.at, 'off': self.off, 'clip': self.clip, 'c': self.verdict,
                   'x': self.lost or None, 'keep': self.keep or None, 'via': self.via}
        return compact({name: value for name, value in members.items() if value is not None})

    def counts(self):
        return self.verdict is None or self.verdict in COUNTING


class Record:
    """The state of one record. A field has a value, the entries that wrote it, and other values not yet settled;
    an entry is a change with its position, None while it has none."""

    def __init__(self):
        self.values, self.writers, self.others = {}, {}, {}

    def rule(self, change, seen):
        """What a change may not do: the fields it loses, and the other values that outlive it."""
        lost, keep = [], {}
        for name in () if change.redacts() else sorted(change.fields.keys() & self.values.keys()):
            is_new = not same(self.values[name], change.fields[name])
            if is_new and not any(seen(*entry) for entry in self.writers[name]):
                lost.append(name)
            elif unseen := [entry[0].id for entry in self.others[name] if not seen(*entry)]:
                keep[name] = unseen
        return lost, keep

    def take(self, change, stamp):
        """One change more."""
        if not stamp.counts():
            return
        if change.redacts():
            self.__init__()
        entry = change, stamp.position
        for name, value in change.fields.items():
            if name in (stamp.lost or ()):
                self.others[name].append(entry)
                continue
            writers = self.writers.get(name, []) if name in self.values and same(self.values[name], value) else []
            kept = [other for other in self.others.get(name, []) if other[0].id in (stamp.keep or {}).get(name, ())]
            self.values[name] = value
            self.writers[name] = writers + [entry] + [old for old in kept if same(old[0].fields[name], value)]
            self.others[name] = [old for old in kept if not same(old[0].fields[name], value)]

    def plain(self):
        return compact({name: [self.values[name], [[other.id, other.fields[name]] for other, _ in self.others[name]]]
                        for name in sorted(self.values)})


class Lineage:
    """Who had seen what: up to the base, and all own earlier work, run before run."""

    def __init__(self):
        self.parents = {}

    def is_own_earlier(self, earlier, later):
        run, n = later.run, later.n - 1
        while run != earlier.run:
            if run not in self.parents:
                return False
            run, n = self.parents[run]
        return earlier.n <= n

    def seen(self, change, base):
        return lambda earlier, position: (position is not None and position <= base
                                          or self.is_own_earlier(earlier, change))


class Headquarters:
    """The log: one order, one decision a change."""

    def __init__(self, world):
        self.world, self.aside = world, {}
        self.load([])

    def load(self, log):
        """Be what a log says; everything else follows from it."""
        self.log, self.hashes, self.known = [], [START], {}
        self.records, self.numbers, self.taken = {}, set(), set()
        for change, stamp in log:
            self.append(change, stamp)

    def append(self, change, stamp):
        self.log.append((change, stamp))
        self.hashes.append(sha256(self.hashes[-1], change.digest, stamp.text().encode()))
        self.known[change.id] = change
        self.records.setdefault(change.record, Record()).take(change, stamp)
        if stamp.verdict is None:
            self.numbers.add(change.fields.get('no'))
            self.taken.add(change.fields.get('slot'))

    def marker(self, position):
        return position, self.hashes[position]

    def knows(self, marker):
        return marker[0] < len(self.hashes) and self.marker(marker[0]) == marker

    def verdict(self, change):
        if not change.kind and FIXED & change.fields.keys() or change.redacts() and change.desk != 'REG-A':
            return 'denied'
        if 'no' in change.fields and change.fields['no'] in self.numbers:
            return 'dupno'
        return 'full' if change.kind == 'appointment' and change.fields['slot'] in self.taken else None

    def accept(self, change, clip, off=None, via=None):
        base = min(change.base, clip)
        stamp = Stamp(len(self.log) + 1, self.world.now(), off, base if base < change.base else None,
                      self.verdict(change), via=via)
        if stamp.counts():
            record = self.records.get(change.record, Record())
            stamp.lost, stamp.keep = record.rule(change, self.world.lineage.seen(change, base))
        self.append(change, stamp)

    def serve(self, sender, cursor, markers, lines, off):
        """One exchange: (common position, None) to a desk with another history, else (None, what follows)."""
        if not self.knows(cursor):
            return max(marker[0] for marker in markers if self.knows(marker)), None
        for change, clip in lines:
            if change.id in self.known:
                continue
            if change.desk == sender:
                self.aside.pop(change.id, None)
                self.accept(change, min(clip, cursor[0]), off)
            else:
                self.aside.setdefault(change.id, (change, min(clip, cursor[0]), sender))
        return None, self.log[cursor[0]:]

    def release(self):
        """The operator lets in what its author will not bring again."""
        for change, clip, sender in self.aside.values():
            if change.id not in self.known:
                self.accept(change, clip, via=sender)
        self.aside = {}


class Database:
    """What a desk keeps."""

    def __init__(self):
        self.stamped, self.waiting = {}, {}  # id -> (change, stamp); id -> (change, clip)
        self.runs, self.markers = [], [(0, START)]
        self.forms, self.saves = [], []
        self.last, self.numbers = None, 0

    def backup(self):
        twin = copy.copy(self)
        for name, value in vars(self).items():
            setattr(twin, name, copy.copy(value))
        return twin

    def changes(self):
        return [change for change, _ in (*self.stamped.values(), *self.waiting.values())]

    def cursor(self):
        return self.markers[-1]

    def meet(self, run):
        if run not in self.runs:
            self.runs.append(run)


@dataclasses.dataclass
class Form:
    record: str
    names: list
    base: int
    screen: frozenset
    saves: int  # of this desk, when it opened


class Desk:
    """One workstation."""

    def __init__(self, world, code):
        self.world, self.code, self.database, self.skew = world, code, Database(), 0
        self.kept = self.database.backup()
        self.start()

    def start(self):
        """The program starts."""
        self.run, self.n = f'{self.code}-{"".join(self.world.random.choices(LETTERS, k=8))}', 0
        self.database.meet(self.run)

    # -- work

    def screen(self, record):
        return frozenset(change.id for change in self.database.changes() if change.record == record)

    def save(self, kind, record, fields, base=None, screen=None):
        database, chance = self.database, self.world.random
        self.n += 1
        change = Change(self.run, self.n, database.last, kind, record, fields,
                        database.cursor()[0] if base is None else base, max(0, self.world.now() + self.skew),
                        chance.choice(('4417', '12')), 'so it was "said"' if chance.random() < 0.1 else None,
                        self.screen(record) if screen is None else screen)
        database.waiting[change.id] = change, sys.maxsize
        database.last = change
        database.saves.append((change.record, fields.keys()))
        self.world.born(change)

    def some_fields(self, names=None):
        chance = self.world.random
        names = names or chance.sample(FIELDS, chance.randint(1, 3))
        return {name: chance.choice(VALUES) for name in names}

    def open_form(self):
        chance = self.world.random
        records = sorted({change.record for change in self.database.changes()}, key=lambda record: record[::-1])
        if records:
            record = chance.choice(records[:4] if chance.random() < 0.7 else records)  # some everybody works on
            self.database.forms.append(Form(record, list(self.some_fields()), self.database.cursor()[0],
                                            self.screen(record), len(self.database.saves)))

    def save_form(self):
        """Save a form; what another form of this desk changed meanwhile is shown to the officer first."""
        database = self.database
        if database.forms:
            form = database.forms.pop(self.world.random.randrange(len(database.forms)))
            saves = database.saves[form.saves:]
            if any(record == form.record and names & set(form.names) for record, names in saves):
                form.base, form.screen = database.cursor()[0], self.screen(form.record)
            self.save(None, form.record, self.some_fields(form.names), form.base, form.screen)

    def work(self):
        chance = self.world.random
        act = chance.choices(('open', 'save', 'visit', 'appointment', 'calendar', 'trespass', 'redact'),
                             (50, 50, 12, 4, 3, 1, 1))[0]
        records = [change.record for change in self.database.changes()]
        if act == 'open':
            self.open_form()
        elif act == 'save':
            self.save_form()
        elif act == 'visit':
            self.database.numbers += 1
            self.save('visit', None, {'no': f'{self.code}/2026/{self.database.numbers:05}', **self.some_fields()})
        elif act == 'appointment':
            self.save('appointment', None, {'slot': f'slots/main/2026-06-01/{chance.randrange(900, 905):04}'})
        elif act == 'calendar':
            self.save('slots', 'slots/main/2026-06-01', {'cap.0900': chance.randint(1, 2), 'desk.0900': self.code})
        elif records and (act == 'trespass' or chance.random() < 0.3):
            fields = {'no': 'PL9-Z/2026/00001'} if act == 'trespass' else {'topic': 'removed'}
            self.save(None if act == 'trespass' else 'redact', chance.choice(records), fields)

    # -- what it shows

    def offers(self):
        """What has no stamp, in the order it is shown: by run as they were met, then by number."""
        waiting = self.database.waiting.values()
        return sorted(waiting, key=lambda item: (self.database.runs.index(item[0].run), item[0].n))

    def lines(self, record):
        stamped = [item for item in self.database.stamped.values() if item[0].record == record]
        return (sorted(stamped, key=lambda item: item[1].position),
                [item for item in self.offers() if item[0].record == record])

    def view(self, record):
        state, (stamped, waiting) = Record(), self.lines(record)
        for change, stamp in stamped:
            state.take(change, stamp)
        for change, clip in waiting:
            lost, keep = state.rule(change, self.world.lineage.seen(change, min(change.base, clip)))
            state.take(change, Stamp(None, lost=lost, keep=keep))
        return state

    # -- exchange

    def exchange(self, offered, taken, arrives):
        """Offer some lines, take some of what follows, if the reply comes through."""
        database = self.database
        offers = sorted(self.offers(), key=lambda item: item[0].desk != self.code)[:offered]
        off = -self.skew if abs(self.skew) > 120 else None
        common, entries = self.world.headquarters.serve(self.code, database.cursor(), database.markers, offers, off)
        if not arrives:
            return
        if common is not None:
            self.diverge(common)
            return
        for change, stamp in entries[:taken]:
            database.meet(change.run)
            database.waiting.pop(change.id, None)
            database.stamped[change.id] = change, stamp
            database.markers.append(self.world.headquarters.marker(stamp.position))

    def diverge(self, common):
        """Headquarters lost what came after `common`: those stamps go, and no base counts beyond it."""
        database = self.database
        for change, stamp in list(database.stamped.values()):
            if stamp.position > common:
                del database.stamped[change.id]
                database.waiting[change.id] = change, sys.maxsize if stamp.clip is None else stamp.clip
        database.waiting = {key: (change, min(clip, common)) for key, (change, clip) in database.waiting.items()}
        database.markers = [marker for marker in database.markers if marker[0] <= common]
        for form in database.forms:
            form.base = min(form.base, common)

    def put_back(self):
        self.database = self.kept.backup()
        self.database.forms = []
        self.start()


class World:
    """Everything, and what happens to it."""

    def __init__(self, seed, steps, events=None):
        self.random, self.events, self.ticks = random.Random(seed), events, 0
        self.seed, self.steps = seed, steps
        self.lineage, self.changes = Lineage(), {}
        self.loses_desks, self.loses_log = seed % 2 == 1, seed % 3 == 2
        self.headquarters = Headquarters(self)
        self.kept_log = []
        self.note('world', seed=seed)
        self.desks = [Desk(self, code) for code in CODES]

    def now(self):
        return NOON + self.ticks

    def note(self, event, **members):
        if self.events is not None:
            self.events.append(compact({'e': event, **members}))

    def born(self, change):
        self.changes[change.id] = change
        if change.parent:
            self.lineage.parents[change.run] = change.parent
        self.note('change', id=change.id, run=change.run, n=change.n, up=change.parent, kind=change.kind,
                  rec=change.named, base=change.base, time=change.time, officer=change.officer, reason=change.reason,
                  fields=list(change.fields.items()), line=change.line, digest=change.digest.hex(),
                  chain=change.chain.hex())

    def note_view(self, stamped, waiting, state):
        self.note('view', stamped=[[change.id, stamp.text()] for change, stamp in stamped],
                  waiting=[[change.id, None if clip == sys.maxsize else clip] for change, clip in waiting],
                  plain=state.plain())

    def look(self, desk):
        """Write down how a desk shows some record."""
        records = sorted({change.record for change in desk.database.changes()})
        if records and self.events is not None:
            record = random.Random(self.ticks).choice(records)
            self.note_view(*desk.lines(record), desk.view(record))

    def step(self):
        self.ticks += 1
        desk, chance = self.random.choice(self.desks), self.random
        act = chance.choices(('work', 'exchange', 'restart', 'clock', 'backup', 'put back', 'backup log', 'lose log',
                              'release'),
                             (55, 25, 2, 1, 2, 1.5 * self.loses_desks, 1.5, 1.5 * self.loses_log, 0.5))[0]
        if act == 'work':
            desk.work()
        elif act == 'exchange':
            desk.exchange(chance.randint(0, 6), chance.randint(0, 12), chance.random() < 0.8)
        elif act == 'restart':
            desk.start()
        elif act == 'clock':
            desk.skew = chance.choice((0, 100, -7200, 86400 * 365, -NOON))
        elif act == 'backup':
            desk.kept = desk.database.backup()
        elif act == 'put back':
            desk.put_back()
        elif act == 'backup log':
            self.kept_log = list(self.headquarters.log)
        elif act == 'lose log':
            self.headquarters.load(self.kept_log)
        else:
            self.headquarters.release()
        if chance.random() < 0.25:
            self.look(desk)

    def run(self):
        for _ in range(self.steps):
            self.step()
        self.come_to_rest()
        self.check()
        for record, state in sorted(self.headquarters.records.items()):
            self.note_view([item for item in self.headquarters.log if item[0].record == record], [], state)

    def come_to_rest(self):
        for _ in range(20):
            for desk in self.desks:
                desk.exchange(sys.maxsize, sys.maxsize, True)
            if all(desk.database.cursor()[0] == len(self.headquarters.log) and not desk.database.waiting
                   for desk in self.desks):
                return
            self.headquarters.release()
        raise AssertionError(f'world {self.seed} does not come to rest')

    # -- promises

    def check(self):
        for desk in self.desks:
            for record, state in self.headquarters.records.items():
                if desk.view(record).plain() != state.plain():
                    raise AssertionError(f'world {self.seed}: {desk.code} shows another {record}')
        records = {}
        for change, stamp in self.headquarters.log:
            self.check_change(records.setdefault(change.record, Record()), change, stamp)

    def check_change(self, record, change, stamp):
        before = {name: (record.writers[name], [*record.writers[name], *record.others[name]])
                  for name in change.fields.keys() & record.values.keys()}
        record.take(change, stamp)
        if not stamp.counts() or change.redacts():
            return
        for name, (writers, everybody) in before.items():
            left = [record.values[name], *(other.fields[name] for other, _ in record.others[name])]
            for author, _ in everybody:
                value = author.fields[name]
                saw = any(same(other.fields[name], value) and other.id in change.screen for other, _ in everybody)
                if not saw and not any(same(value, other) for other in left):
                    raise AssertionError(f'world {self.seed}: {change.id} removes {name} of {author.id} unseen')
            if name in stamp.lost and not self.loses_log and any(w.id in change.screen for w, _ in writers):
                raise AssertionError(f'world {self.seed}: {change.id} lost {name} against what its author saw')


def main():
    sys.stdout.reconfigure(encoding='utf-8')
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--worlds', type=int, default=300)
    parser.add_argument('--seed', type=int, default=0, help='the first one')
    parser.add_argument('--steps', type=int, default=300, help='what happens in a world')
    parser.add_argument('--write', action='store_true', help='write the histories down')
    options = parser.parse_args()
    changes = conflicts = kept = 0
    for seed in range(options.seed, options.seed + options.worlds):
        world = World(seed, options.steps, [] if options.write else None)
        world.run()
        sys.stdout.writelines(event + '\n' for event in world.events or ())
        changes += len(world.changes)
        conflicts += sum(len(stamp.lost or ()) for _, stamp in world.headquarters.log)
        kept += sum(len(stamp.keep or ()) for _, stamp in world.headquarters.log)
    print(f'{options.worlds} worlds, {changes} changes, {conflicts} fields lost, {kept} with others that stayed',
          file=sys.stderr)


if __name__ == '__main__':
    main()
