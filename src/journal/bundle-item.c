// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * The lines in a bundle. Beside those of the exchange:
 *
 *   {"log":"PL1"}                                      the lines of an exchange follow
 *   {"part":"<SHA-256>","at":65536,"bytes":"<base64>"} bytes of an attachment
 *   {"want":"<SHA-256>","at":0}                        the rest is wanted
 */

#include "journal/bundle-item.h"

#include <string.h>

#include "journal/error.h"
#include "journal/text.h"

static const char *const names[] = {
  [DESK_BUNDLE_LOG] = "{\"log\":",
  [DESK_BUNDLE_PART] = "{\"part\":",
  [DESK_BUNDLE_WANT] = "{\"want\":",
};

/** Frees what stands in an item. */
void
desk_bundle_item_clear (DeskBundleItem *self)
{
  g_free (self->name);
  g_free (self->bytes);
  *self = (DeskBundleItem){ 0 };
}

/**
 * desk_bundle_item_write:
 * @self: of any kind but %DESK_BUNDLE_EXCHANGE, whose lines stand as they are
 *
 * Returns: (transfer full): the line
 */
char *
desk_bundle_item_write (const DeskBundleItem *self)
{
  GString *line;

  g_return_val_if_fail (self->kind != DESK_BUNDLE_EXCHANGE, NULL);
  line = g_string_new (names[self->kind]);
  desk_text_add_string (line, self->name);
  if (self->kind != DESK_BUNDLE_LOG)
    {
      g_string_append (line, ",\"at\":");
      desk_text_add_integer (line, self->at);
    }
  if (self->kind == DESK_BUNDLE_PART)
    {
      g_autofree char *text = g_base64_encode (self->bytes, self->length);

      g_string_append_printf (line, ",\"bytes\":\"%s\"", text);
    }
  g_string_append_c (line, '}');
  return g_string_free (line, FALSE);
}

static gboolean
take_bytes (DeskText *text, DeskBundleItem *self)
{
  const char *base64 = desk_text_take (text, ",\"bytes\":") ? desk_text_take_string (text) : NULL;

  if (base64 == NULL)
    return FALSE;
  self->bytes = g_base64_decode (base64, &self->length);
  return self->length > 0 && self->length <= DESK_BUNDLE_PART_BYTES;
}

static gboolean
take_item (DeskText *text, DeskBundleItem *self)
{
  self->name = g_strdup (desk_text_take_string (text));
  if (self->name == NULL)
    return FALSE;
  if (self->kind != DESK_BUNDLE_LOG
      && (!desk_text_is_sha (self->name) || !desk_text_take (text, ",\"at\":")
          || !desk_text_take_integer (text, &self->at) || self->at < 0))
    return FALSE;
  return (self->kind != DESK_BUNDLE_PART || take_bytes (text, self)) && desk_text_take (text, "}")
         && text->at == text->end;
}

/**
 * desk_bundle_item_read:
 * @self: (out): cleared by the caller, also where the line is none
 *
 * Returns: %FALSE with %DESK_JOURNAL_ERROR_MALFORMED where it begins like one of ours and goes on otherwise
 */
gboolean
desk_bundle_item_read (const char *line, gsize length, DeskBundleItem *self, GError **error)
{
  g_autofree char *scratch = g_malloc (length + 1);
  DeskText text = { line, line + length, scratch };

  *self = (DeskBundleItem){ .kind = DESK_BUNDLE_EXCHANGE };
  for (DeskBundleItemKind kind = DESK_BUNDLE_LOG; kind <= DESK_BUNDLE_WANT; kind++)
    if (desk_text_take (&text, names[kind]))
      {
        self->kind = kind;
        if (take_item (&text, self))
          return TRUE;
        g_set_error_literal (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED,
                             "A line of the bundle cannot be read.");
        return FALSE;
      }
  return TRUE;
}
