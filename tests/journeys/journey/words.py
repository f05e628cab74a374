# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program says in a language, out of its catalogues and its profiles."""
import gettext
import json
import os
import pathlib

CATALOGUES = pathlib.Path(os.environ['DUTYDESK_BUILD'], 'install', 'share', 'locale')
PROFILES = pathlib.Path(os.environ['DUTYDESK_SOURCE'], 'resources', 'profiles')


def words(language, english):
    """What stands on the screen for an English text of the program."""
    if language == 'en':
        return english
    translated = gettext.translation('dutydesk', CATALOGUES, [language]).gettext(english)
    assert translated != english, f'{english!r} is not translated into {language}'
    return translated


def library_words(language, english):
    """The same for a text of the toolkit, in which a letter of Alt may be marked; English where it has no translation."""
    return gettext.translation('gtk40', languages=[language], fallback=True).gettext(english).replace('_', '')


def label(language, profile, table, code):
    """What a profile calls an entry of one of its tables."""
    entries = json.loads((PROFILES / f'{profile}.json').read_text())[table]
    return next(entry['labels'][language] for entry in entries if entry['code'] == code)
