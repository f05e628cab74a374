// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a register are wanted.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskRegisterQuery:
 * @kind: which records: "person", "visit"
 * @filter: of visits "today", "open" or "all", the newest first; of people "all" in the order of the alphabet, "recent"
 *   (at most a thousand) by last visit, "duplicates": pairs who may be one person
 * @text: filter text (Ctrl+F), NULL for none
 * @country: "ua" or "kz": how numbers in @text are read; NULL where there is no text
 * @day_start: first second of the station's today
 */
typedef struct
{
  const char *kind;
  const char *filter;
  const char *text;
  const char *country;
  gint64 day_start;
} DeskRegisterQuery;

G_END_DECLS
