// SPDX-License-Identifier: GPL-3.0-or-later

/* A stamp in memory and as text. The text is hashed into the log, so it has one spelling too. */

#include "journal/stamp.h"

#include <string.h>

#include "journal/error.h"
#include "journal/line.h"
#include "journal/text.h"

static const char *const verdicts[] = { "ok", "full", "dupno", "denied", "stale", "unreadable" };

static void
keep_free (gpointer pointer)
{
  DeskKeep *keep = pointer;

  g_free (keep->field);
  g_ptr_array_unref (keep->ids);
  g_free (keep);
}

/** Frees what a stamp holds; it is a plain stamp without a position then. */
void
desk_stamp_clear (DeskStamp *self)
{
  g_clear_pointer (&self->lost, g_ptr_array_unref);
  g_clear_pointer (&self->keep, g_ptr_array_unref);
  g_free (self->via);
  *self = DESK_STAMP_PLAIN (0);
}

/** Frees a stamp. */
void
desk_stamp_free (DeskStamp *self)
{
  desk_stamp_clear (self);
  g_free (self);
}

/** Returns: whether the fields of the change count: a visit happened even where its number was taken. */
gboolean
desk_stamp_is_folded (const DeskStamp *self)
{
  return self->verdict <= DESK_VERDICT_DUPNO;
}

/** Returns: whether the value the change gave this field lost against one its author had not seen. */
gboolean
desk_stamp_is_lost (const DeskStamp *self, const char *field)
{
  return self->lost != NULL && g_ptr_array_find_with_equal_func (self->lost, field, g_str_equal, NULL);
}

/** Notes that a field lost. */
void
desk_stamp_add_lost (DeskStamp *self, const char *field)
{
  if (self->lost == NULL)
    self->lost = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->lost, g_strdup (field));
}

/** Returns: (nullable): the other values of a field that stay. */
const DeskKeep *
desk_stamp_get_keep (const DeskStamp *self, const char *field)
{
  for (guint i = 0; self->keep != NULL && i < self->keep->len; i++)
    {
      const DeskKeep *keep = self->keep->pdata[i];
      if (strcmp (keep->field, field) == 0)
        return keep;
    }
  return NULL;
}

/** Notes that the value the change @id gave a field stays. */
void
desk_stamp_add_keep (DeskStamp *self, const char *field, const char *id)
{
  DeskKeep *keep = (DeskKeep *)desk_stamp_get_keep (self, field);

  if (keep == NULL)
    {
      keep = g_new (DeskKeep, 1);
      keep->field = g_strdup (field);
      keep->ids = g_ptr_array_new_with_free_func (g_free);
      if (self->keep == NULL)
        self->keep = g_ptr_array_new_with_free_func (keep_free);
      g_ptr_array_add (self->keep, keep);
    }
  g_ptr_array_add (keep->ids, g_strdup (id));
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  return strcmp (((const DeskKeep *)a)->field, ((const DeskKeep *)b)->field);
}

/** Brings the fields into the order in which a stamp names them: that of their names. */
void
desk_stamp_sort (DeskStamp *self)
{
  if (self->lost != NULL)
    g_ptr_array_sort_values (self->lost, (GCompareFunc)strcmp);
  if (self->keep != NULL)
    g_ptr_array_sort_values (self->keep, compare_fields);
}

static gboolean
take_verdict (DeskText *text, DeskStamp *stamp)
{
  if (!desk_text_take (text, ",\"c\":"))
    return TRUE;

  const char *name = desk_text_take_string (text);
  for (guint i = DESK_VERDICT_FULL; name != NULL && i < G_N_ELEMENTS (verdicts); i++)
    if (strcmp (verdicts[i], name) == 0)
      {
        stamp->verdict = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_lost (DeskText *text, DeskStamp *stamp)
{
  const char *previous = "";

  if (!desk_text_take (text, ",\"x\":["))
    return TRUE;
  do
    {
      const char *field = desk_text_take_string (text);
      if (field == NULL || !desk_line_is_field_name (field) || strcmp (previous, field) >= 0)
        return FALSE;
      desk_stamp_add_lost (stamp, previous = field);
    }
  while (desk_text_take (text, ","));
  return desk_text_take (text, "]");
}

static gboolean
take_kept_ids (DeskText *text, DeskStamp *stamp, const char *field)
{
  do
    {
      const char *id = desk_text_take_string (text);
      if (id == NULL || !desk_change_parse_id (id, NULL, NULL))
        return FALSE;
      desk_stamp_add_keep (stamp, field, id);
    }
  while (desk_text_take (text, ","));
  return desk_text_take (text, "]");
}

static gboolean
take_keep (DeskText *text, DeskStamp *stamp)
{
  const char *previous = "";

  if (!desk_text_take (text, ",\"keep\":{"))
    return TRUE;
  do
    {
      const char *field = desk_text_take_string (text);
      if (field == NULL || !desk_line_is_field_name (field) || strcmp (previous, field) >= 0
          || !desk_text_take (text, ":[") || !take_kept_ids (text, stamp, previous = field))
        return FALSE;
    }
  while (desk_text_take (text, ","));
  return desk_text_take (text, "}");
}

static gboolean
take_via (DeskText *text, DeskStamp *stamp)
{
  if (!desk_text_take (text, ",\"via\":"))
    return TRUE;
  stamp->via = g_strdup (desk_text_take_string (text));
  return stamp->via != NULL && *stamp->via != '\0';
}

static gboolean
is_count (gint64 number, gint64 least)
{
  return number >= least && number <= DESK_LINE_MAX_NUMBER;
}

static gboolean
take_stamp (DeskText *text, DeskStamp *stamp)
{
  if (!desk_text_take (text, "{\"@\":") || !desk_text_take_integer (text, &stamp->position)
      || !is_count (stamp->position, 1))
    return FALSE;
  if (!desk_text_take (text, ",\"at\":") || !desk_text_take_integer (text, &stamp->at)
      || !is_count (stamp->at, 0))
    return FALSE;
  if (desk_text_take (text, ",\"off\":") && (!desk_text_take_integer (text, &stamp->off) || stamp->off == 0))
    return FALSE;
  if (desk_text_take (text, ",\"clip\":")
      && (!desk_text_take_integer (text, &stamp->clip) || !is_count (stamp->clip, 0)))
    return FALSE;
  return take_verdict (text, stamp) && take_lost (text, stamp) && take_keep (text, stamp)
         && take_via (text, stamp) && desk_text_take (text, "}") && text->at == text->end;
}

/**
 * desk_stamp_read:
 * @text: as headquarters wrote it
 * @length: its bytes, or -1
 *
 * Returns: (transfer full) (nullable): the stamp, or %NULL with %DESK_JOURNAL_ERROR_MALFORMED if the text
 *   is not exactly what desk_stamp_write() gives.
 */
DeskStamp *
desk_stamp_read (const char *text, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize)length;
  g_autofree char *scratch = g_malloc (size + 1);
  g_autoptr (DeskStamp) stamp = g_memdup2 (&DESK_STAMP_PLAIN (0), sizeof (DeskStamp));
  DeskText at = { .at = text, .end = text + size, .scratch = scratch };

  if (g_utf8_validate_len (text, size, NULL) && take_stamp (&at, stamp))
    return g_steal_pointer (&stamp);

  g_set_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED,
               "A stamp of headquarters cannot be read behind its byte %" G_GSIZE_FORMAT,
               (gsize)(at.at - text));
  return NULL;
}

static void
add_strings (GString *text, const GPtrArray *strings)
{
  for (guint i = 0; i < strings->len; i++)
    {
      g_string_append_c (text, i == 0 ? '[' : ',');
      desk_text_add_string (text, strings->pdata[i]);
    }
  g_string_append_c (text, ']');
}

static void
add_number (GString *text, const char *member, gint64 number)
{
  g_string_append (text, member);
  desk_text_add_integer (text, number);
}

/** Returns: (transfer full): the one text of a stamp. */
char *
desk_stamp_write (const DeskStamp *self)
{
  GString *text = g_string_new (NULL);

  add_number (text, "{\"@\":", self->position);
  add_number (text, ",\"at\":", self->at);
  if (self->off != 0)
    add_number (text, ",\"off\":", self->off);
  if (self->clip != DESK_NO_CLIP)
    add_number (text, ",\"clip\":", self->clip);
  if (self->verdict != DESK_VERDICT_OK)
    g_string_append_printf (text, ",\"c\":\"%s\"", verdicts[self->verdict]);
  if (self->lost != NULL)
    {
      g_string_append (text, ",\"x\":");
      add_strings (text, self->lost);
    }
  for (guint i = 0; self->keep != NULL && i < self->keep->len; i++)
    {
      const DeskKeep *keep = self->keep->pdata[i];
      g_string_append (text, i == 0 ? ",\"keep\":{" : ",");
      desk_text_add_string (text, keep->field);
      g_string_append_c (text, ':');
      add_strings (text, keep->ids);
    }
  if (self->keep != NULL)
    g_string_append_c (text, '}');
  if (self->via != NULL)
    {
      g_string_append (text, ",\"via\":");
      desk_text_add_string (text, self->via);
    }
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}
