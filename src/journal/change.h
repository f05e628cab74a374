// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** One field a change writes: @value is of type s, x or b; %NULL clears the field. */
typedef struct
{
  const char *name;
  GVariant *value;
} DeskChangeField;

/**
 * DeskChange: what an officer did to one record, once and for ever.
 *
 * Read-only after desk_change_new(), counted by references, usable from any thread. The members are
 * those of a line (docs/journal.md), plus the names that do not stand in the line itself.
 */
typedef struct
{
  const char *id;         /* "RUN.N"; made by desk_change_new() */
  const char *run;        /* the start of the program that wrote it */
  gint64 n;               /* 1, 2, 3 ... within the run */
  const char *parent_run; /* with n = 1: the last own change before it, or NULL */
  gint64 parent_n;
  const char *kind;    /* in the change that creates the record, else NULL */
  const char *rec;     /* the record; NULL where the change creates it under its own id */
  gint64 base;         /* position the author had reached when the form opened */
  gint64 time;         /* the desk's clock, UTC seconds; shown, never compared */
  const char *officer; /* officer code */
  const char *reason;  /* or NULL */
  const DeskChangeField *fields;
  guint n_fields;
  gboolean is_redacted; /* the fields were taken out; only their hash is left */
} DeskChange;

DeskChange *desk_change_new (const DeskChange *from) G_GNUC_WARN_UNUSED_RESULT;
DeskChange *desk_change_ref (DeskChange *self);
void desk_change_unref (DeskChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskChange, desk_change_unref)

char *desk_change_id (const char *run, gint64 n) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_change_parse_id (const char *id, char **run, gint64 *n);

const char *desk_change_get_record (const DeskChange *self);
const DeskChangeField *desk_change_get_field (const DeskChange *self, const char *name);
gboolean desk_change_values_equal (GVariant *a, GVariant *b);

G_END_DECLS
