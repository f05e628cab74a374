// SPDX-License-Identifier: GPL-3.0-or-later

/* A change in memory. How it is written down is in line.c, what it does to a record in fold.c. */

#include "journal/change.h"

#include <string.h>

/* A change is one block: the struct, its fields, then the bytes of its strings. A database is rebuilt
 * from millions of them. */

static gsize
size_of (const char *string)
{
  return string != NULL ? strlen (string) + 1 : 0;
}

static const char *
place (char **end, const char *string)
{
  if (string == NULL)
    return NULL;

  gsize size = strlen (string) + 1;
  char *start = memcpy (*end, string, size);
  *end += size;
  return start;
}

static void
clear (gpointer block)
{
  DeskChange *self = block;

  for (guint i = 0; i < self->n_fields; i++)
    g_clear_pointer ((GVariant **)&self->fields[i].value, g_variant_unref);
}

/**
 * desk_change_new:
 * @from: the members; strings and values are copied or referenced, floating values are taken.
 *   Its id is ignored and made from run and n.
 *
 * Returns: (transfer full): a change. Nothing is checked here: desk_line_write() refuses what is
 *   against the limits.
 */
DeskChange *
desk_change_new (const DeskChange *from)
{
  char id[32];
  int tail = g_snprintf (id, sizeof id, ".%" G_GINT64_FORMAT, from->n);
  gsize run_length = strlen (from->run);
  gsize size = sizeof (DeskChange) + from->n_fields * sizeof (DeskChangeField);

  size += 2 * run_length + tail + 2;
  size += size_of (from->parent_run) + size_of (from->kind) + size_of (from->rec);
  size += size_of (from->officer) + size_of (from->reason);
  for (guint i = 0; i < from->n_fields; i++)
    size += size_of (from->fields[i].name);

  DeskChange *self = g_atomic_rc_box_alloc (size);
  DeskChangeField *fields = (DeskChangeField *)(self + 1);
  char *end = (char *)(fields + from->n_fields);

  *self = *from;
  self->run = place (&end, from->run);
  self->id = memcpy (end, from->run, run_length);
  memcpy (end + run_length, id, tail + 1);
  end += run_length + tail + 1;
  self->parent_run = place (&end, from->parent_run);
  self->kind = place (&end, from->kind);
  self->rec = place (&end, from->rec);
  self->officer = place (&end, from->officer);
  self->reason = place (&end, from->reason);
  self->fields = fields;
  for (guint i = 0; i < from->n_fields; i++)
    {
      GVariant *value = from->fields[i].value;
      fields[i].name = place (&end, from->fields[i].name);
      fields[i].value = value != NULL ? g_variant_ref_sink (value) : NULL;
    }
  return self;
}

/** Adds a reference. */
DeskChange *
desk_change_ref (DeskChange *self)
{
  return g_atomic_rc_box_acquire (self);
}

/** Gives a reference back; the last one frees the change. */
void
desk_change_unref (DeskChange *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/** Returns: (transfer full): the name of a change, "RUN.N". */
char *
desk_change_id (const char *run, gint64 n)
{
  return g_strdup_printf ("%s.%" G_GINT64_FORMAT, run, n);
}

/**
 * desk_change_parse_id:
 * @run: (out) (optional): the run
 * @n: (out) (optional): the number in the run, from 1
 *
 * Returns: whether @id is the name of a change. Nothing is set otherwise.
 */
gboolean
desk_change_parse_id (const char *id, char **run, gint64 *n)
{
  const char *dot = strrchr (id, '.');
  guint64 number;

  if (dot == NULL || dot == id || dot[1] == '0'
      || !g_ascii_string_to_unsigned (dot + 1, 10, 1, G_MAXINT64, &number, NULL))
    return FALSE;

  if (run != NULL)
    *run = g_strndup (id, dot - id);
  if (n != NULL)
    *n = number;
  return TRUE;
}

/** Returns: the id of the record the change is about. */
const char *
desk_change_get_record (const DeskChange *self)
{
  return self->rec != NULL ? self->rec : self->id;
}

/** Returns: (nullable): the field of that name, if the change writes it. */
const DeskChangeField *
desk_change_get_field (const DeskChange *self, const char *name)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (strcmp (self->fields[i].name, name) == 0)
      return &self->fields[i];
  return NULL;
}

/** Returns: whether two values of a field are the same; %NULL is the cleared field. */
gboolean
desk_change_values_equal (GVariant *a, GVariant *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_variant_equal (a, b);
}
