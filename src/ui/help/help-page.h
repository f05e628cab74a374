// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskHelpKind:
 * @DESK_HELP_HEADING: begins a part of the page
 * @DESK_HELP_TEXT: a paragraph
 * @DESK_HELP_STEP: one of numbered steps
 * @DESK_HELP_ITEM: one of a list without order
 * @DESK_HELP_NOTE: what is worth a frame of its own
 * @DESK_HELP_KEYS: the keys of a place, from the one table of keys
 * @DESK_HELP_SEE: leads to another page
 */
typedef enum
{
  DESK_HELP_HEADING,
  DESK_HELP_TEXT,
  DESK_HELP_STEP,
  DESK_HELP_ITEM,
  DESK_HELP_NOTE,
  DESK_HELP_KEYS,
  DESK_HELP_SEE
} DeskHelpKind;

/**
 * DeskHelpBlock:
 * @words: msgid, with the marks <key> and <gui>; NULL for @DESK_HELP_KEYS and @DESK_HELP_SEE
 * @target: (nullable): the place whose keys, NULL for those that work everywhere; the page to see
 * @number: of a step, from 1
 * @is_crib: stands on the crib sheet as well
 */
typedef struct
{
  DeskHelpKind kind;
  char *words;
  char *target;
  guint number;
  gboolean is_crib;
} DeskHelpBlock;

/**
 * DeskHelpPage:
 * A page of the guide, as it is written in resources/help.
 * @title: msgid
 * @subjects: what it is about: ids of places and names of widget classes
 */
typedef struct
{
  char *id;
  char *title;
  GStrv subjects;
  GPtrArray *blocks; /* of DeskHelpBlock */
} DeskHelpPage;

GPtrArray *desk_help_page_load_all (void) G_GNUC_WARN_UNUSED_RESULT;
DeskHelpPage *desk_help_page_parse (const char *id, const char *text,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_help_page_free (DeskHelpPage *self);
const DeskHelpPage *desk_help_page_find (GPtrArray *pages, const char *id);
const DeskHelpPage *desk_help_page_find_for (GPtrArray *pages, GtkWidget *widget, const char *place);

char *desk_help_words_to_markup (const char *words) G_GNUC_WARN_UNUSED_RESULT;
char *desk_help_words_to_plain (const char *words) G_GNUC_WARN_UNUSED_RESULT;
char *desk_help_page_to_plain (const DeskHelpPage *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskHelpPage, desk_help_page_free)

G_END_DECLS
