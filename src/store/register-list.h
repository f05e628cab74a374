// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

#define DESK_TYPE_REGISTER_LIST (desk_register_list_get_type ())

/**
 * DeskRegisterList:
 * A GListModel of DeskRegisterRow over a keyset-paged query (never OFFSET). Rows are placeholders until
 * their page is there; a million rows cost the pages in view.
 */
G_DECLARE_FINAL_TYPE (DeskRegisterList, desk_register_list, DESK, REGISTER_LIST, GObject)

#define DESK_TYPE_REGISTER_ROW (desk_register_row_get_type ())

/**
 * DeskRegisterRow:
 * One row: its record (NULL while it is being fetched), the person it is about (for visits).
 */
G_DECLARE_FINAL_TYPE (DeskRegisterRow, desk_register_row, DESK, REGISTER_ROW, GObject)

/**
 * DeskRegisterQuery:
 * @kind: which records: "person", "visit"
 * @filter: "all", "open", "today", "recent", "duplicates"
 * @text: filter text (Ctrl+F), NULL for none
 * @day_start: first second of the station's today
 */
typedef struct
{
  const char *kind;
  const char *filter;
  const char *text;
  gint64 day_start;
} DeskRegisterQuery;

DeskRegisterList *desk_register_list_new (DeskStore *store,
                                          const DeskRegisterQuery *query) G_GNUC_WARN_UNUSED_RESULT;
guint desk_register_row_get_position (DeskRegisterRow *self);
DeskRecord *desk_register_row_get_record (DeskRegisterRow *self);
DeskRecord *desk_register_row_get_person (DeskRegisterRow *self);
gint64 desk_register_row_get_last_visit (DeskRegisterRow *self);

G_END_DECLS
