// SPDX-License-Identifier: GPL-3.0-or-later

/* The lines of an exchange that are not changes (docs/sync.md). The first line of each side may have members of later
 * versions, which are passed over; all others have one spelling, as changes have. */

#include "journal/wire.h"

#include <json-glib/json-glib.h>
#include <sodium.h>
#include <string.h>

#include "journal/change.h"
#include "journal/error.h"
#include "journal/line.h"
#include "journal/text.h"

#define END_OF_REQUEST "{\"end\":true}"
#define MAX_LOCATOR 64
#define MAX_HEAD 16384 /* bytes of a first line */

/** Returns: whether the two are the same point of the same history. */
gboolean
desk_marker_equal (const DeskMarker *a, const DeskMarker *b)
{
  return a->position == b->position && strcmp (a->hash, b->hash) == 0;
}

/** Frees what the head of a request holds. */
void
desk_wire_request_clear (DeskWireRequest *self)
{
  g_free (self->app);
  g_free (self->desk);
  g_free (self->run);
  g_clear_pointer (&self->locator, g_array_unref);
  memset (self, 0, sizeof *self);
}

/** Frees what the head of a run holds. */
void
desk_wire_run_clear (DeskWireRun *self)
{
  g_free (self->run);
  g_free (self->parent_run);
  memset (self, 0, sizeof *self);
}

/** Frees what the head of a reply holds. */
void
desk_wire_reply_clear (DeskWireReply *self)
{
  g_free (self->pin);
  g_free (self->token);
  memset (self, 0, sizeof *self);
}

/** Frees what an item holds. */
void
desk_wire_item_clear (DeskWireItem *self)
{
  g_free (self->run);
  g_free (self->parent_run);
  desk_stamp_clear (&self->stamp);
  memset (self, 0, sizeof *self);
}

static void
add_member (GString *text, const char *member, const char *string)
{
  g_string_append (text, member);
  desk_text_add_string (text, string);
}

static void
add_number (GString *text, const char *member, gint64 number)
{
  g_string_append (text, member);
  desk_text_add_integer (text, number);
}

static void
add_marker (GString *text, const DeskMarker *marker)
{
  g_string_append_printf (text, "[%" G_GINT64_FORMAT ",\"%s\"]", marker->position, marker->hash);
}

static void
add_parent (GString *text, const char *run, gint64 n)
{
  if (run == NULL)
    return;
  add_member (text, ",\"up\":[", run);
  add_number (text, ",", n);
  g_string_append_c (text, ']');
}

/** Returns: (transfer full): the first line of a request, without the end of the line. */
char *
desk_wire_write_request (const DeskWireRequest *request)
{
  GString *text = g_string_new (NULL);

  add_number (text, "{\"v\":", DESK_WIRE_VERSION);
  add_member (text, ",\"app\":", request->app);
  add_member (text, ",\"desk\":", request->desk);
  add_member (text, ",\"run\":", request->run);
  add_number (text, ",\"now\":", request->now);
  g_string_append (text, ",\"after\":");
  add_marker (text, &request->after);
  for (guint i = 0; request->locator != NULL && i < request->locator->len; i++)
    {
      g_string_append (text, i == 0 ? ",\"loc\":[" : ",");
      add_marker (text, &g_array_index (request->locator, DeskMarker, i));
      if (i + 1 == request->locator->len)
        g_string_append_c (text, ']');
    }
  add_number (text, ",\"max\":", request->max);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

/** Returns: (transfer full): the line before lines of a run. */
char *
desk_wire_write_run (const DeskWireRun *run)
{
  GString *text = g_string_new (NULL);
  char digits[2 * DESK_HASH_BYTES + 1];

  add_member (text, "{\"run\":", run->run);
  add_number (text, ",\"n\":", run->n);
  add_parent (text, run->parent_run, run->parent_n);
  add_member (text, ",\"ph\":", sodium_bin2hex (digits, sizeof digits, run->before, sizeof run->before));
  if (run->clip != DESK_NO_CLIP)
    add_number (text, ",\"clip\":", run->clip);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

/** Returns: (transfer full): the first line of a reply. */
char *
desk_wire_write_reply (const DeskWireReply *reply)
{
  GString *text = g_string_new (NULL);

  add_number (text, "{\"v\":", DESK_WIRE_VERSION);
  add_number (text, ",\"now\":", reply->now);
  g_string_append (text, ",\"after\":");
  add_marker (text, &reply->after);
  add_number (text, ",\"top\":", reply->top);
  add_number (text, ",\"wait\":", reply->wait);
  if (reply->pin != NULL)
    add_member (text, ",\"pin\":", reply->pin);
  if (reply->token != NULL)
    add_member (text, ",\"token\":", reply->token);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

static void
add_stamped (GString *text, const DeskWireItem *item)
{
  g_autofree char *stamp = desk_stamp_write (&item->stamp);

  add_member (text, item->kind == DESK_WIRE_STAMPS ? "{\"stamp\":" : "{\"run\":", item->run);
  add_number (text, ",\"n\":", item->n);
  add_parent (text, item->parent_run, item->parent_n);
  if (item->length > 1)
    add_number (text, ",\"len\":", item->length);
  g_string_append_c (text, ',');
  g_string_append (text, stamp + 1);
}

/** Returns: (transfer full): a line of a reply. */
char *
desk_wire_write_item (const DeskWireItem *item)
{
  GString *text = g_string_new (NULL);

  switch (item->kind)
    {
    case DESK_WIRE_STAMPS:
    case DESK_WIRE_LINES:
      add_stamped (text, item);
      break;
    case DESK_WIRE_MARKER:
      g_string_append (text, "{\"cur\":");
      add_marker (text, &item->marker);
      g_string_append_c (text, '}');
      break;
    case DESK_WIRE_DIVERGED:
      if (item->marker.position < 0)
        g_string_append (text, "{\"diverged\":true}");
      else
        g_string_append_printf (text, "{\"diverged\":%" G_GINT64_FORMAT "}", item->marker.position);
      break;
    case DESK_WIRE_END:
      g_string_append_printf (text, "{\"end\":true,\"more\":%s}", item->more ? "true" : "false");
      break;
    }
  return g_string_free (text, FALSE);
}

static gboolean
refuse (GError **error, const char *line, gsize length)
{
  g_autofree char *start = g_strndup (line, MIN (length, 80));
  g_autofree char *readable = g_utf8_make_valid (start, -1);

  g_set_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED,
               "Not a line of an exchange between a desk and headquarters: %s", readable);
  return FALSE;
}

static gboolean
is_count (gint64 number)
{
  return number >= 0 && number <= DESK_LINE_MAX_NUMBER;
}

static gboolean
set_marker (DeskMarker *marker, gint64 position, const char *hash)
{
  if (!is_count (position) || hash == NULL || strlen (hash) != DESK_MARKER_DIGITS
      || strspn (hash, "0123456789abcdef") != DESK_MARKER_DIGITS)
    return FALSE;
  marker->position = position;
  memcpy (marker->hash, hash, DESK_MARKER_DIGITS + 1);
  return TRUE;
}

/* The first lines are read by json-glib; what is missing or of another type is refused where it is asked for. */
static JsonObject *
parse_head (JsonParser *parser, const char *line, gsize length)
{
  JsonNode *root;

  if (length > MAX_HEAD || !json_parser_load_from_data (parser, line, length, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

static gboolean
get_number (JsonObject *head, const char *member, gint64 *number)
{
  JsonNode *node = json_object_get_member (head, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *number = json_node_get_int (node);
  return is_count (*number);
}

static const char *
get_string (JsonObject *head, const char *member)
{
  JsonNode *node = json_object_get_member (head, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
to_marker (JsonNode *node, DeskMarker *marker)
{
  JsonArray *pair = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonNode *position, *hash;

  if (pair == NULL || json_array_get_length (pair) != 2)
    return FALSE;
  position = json_array_get_element (pair, 0);
  hash = json_array_get_element (pair, 1);
  return JSON_NODE_HOLDS_VALUE (position) && json_node_get_value_type (position) == G_TYPE_INT64
         && JSON_NODE_HOLDS_VALUE (hash) && json_node_get_value_type (hash) == G_TYPE_STRING
         && set_marker (marker, json_node_get_int (position), json_node_get_string (hash));
}

static gboolean
get_locator (JsonObject *head, GArray **locator)
{
  JsonNode *node = json_object_get_member (head, "loc");
  JsonArray *list;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  list = json_node_get_array (node);
  if (json_array_get_length (list) > MAX_LOCATOR)
    return FALSE;
  *locator = g_array_new (FALSE, FALSE, sizeof (DeskMarker));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      DeskMarker marker;

      if (!to_marker (json_array_get_element (list, i), &marker))
        return FALSE;
      g_array_append_val (*locator, marker);
    }
  return TRUE;
}

/**
 * desk_wire_read_request:
 * @request: (out): the head of the request; cleared where it cannot be read
 *
 * Returns: %FALSE with %DESK_JOURNAL_ERROR_MALFORMED where the line is none
 */
gboolean
desk_wire_read_request (const char *line, gsize length, DeskWireRequest *request, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *head = parse_head (parser, line, length);
  gint64 version;

  memset (request, 0, sizeof *request);
  if (head == NULL || !get_number (head, "v", &version) || version < 1 || get_string (head, "app") == NULL
      || get_string (head, "desk") == NULL || get_string (head, "run") == NULL
      || !get_number (head, "now", &request->now)
      || !to_marker (json_object_get_member (head, "after"), &request->after)
      || !get_number (head, "max", &request->max) || !get_locator (head, &request->locator))
    {
      desk_wire_request_clear (request);
      return refuse (error, line, length);
    }
  request->app = g_strdup (get_string (head, "app"));
  request->desk = g_strdup (get_string (head, "desk"));
  request->run = g_strdup (get_string (head, "run"));
  return TRUE;
}

/**
 * desk_wire_read_reply:
 * @reply: (out): the head of the reply; cleared where it cannot be read
 *
 * Returns: %FALSE with %DESK_JOURNAL_ERROR_MALFORMED where the line is none: whoever answered is not headquarters
 */
gboolean
desk_wire_read_reply (const char *line, gsize length, DeskWireReply *reply, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *head = parse_head (parser, line, length);
  gint64 version;

  memset (reply, 0, sizeof *reply);
  if (head == NULL || !get_number (head, "v", &version) || version < 1
      || !get_number (head, "now", &reply->now)
      || !to_marker (json_object_get_member (head, "after"), &reply->after)
      || !get_number (head, "top", &reply->top) || !get_number (head, "wait", &reply->wait))
    return refuse (error, line, length);
  reply->pin = g_strdup (get_string (head, "pin"));
  reply->token = g_strdup (get_string (head, "token"));
  return TRUE;
}

static gboolean
take_run (DeskText *text, char **run, gint64 *n)
{
  *run = g_strdup (desk_text_take_string (text));
  return *run != NULL && **run != '\0' && desk_text_take (text, ",\"n\":") && desk_text_take_integer (text, n)
         && *n >= 1 && *n <= DESK_LINE_MAX_NUMBER;
}

static gboolean
take_parent (DeskText *text, gint64 n, char **run, gint64 *parent_n)
{
  if (!desk_text_take (text, ",\"up\":["))
    return TRUE;
  *run = g_strdup (desk_text_take_string (text));
  return n == 1 && *run != NULL && **run != '\0' && desk_text_take (text, ",")
         && desk_text_take_integer (text, parent_n) && *parent_n >= 1 && *parent_n <= DESK_LINE_MAX_NUMBER
         && desk_text_take (text, "]");
}

static gboolean
take_run_head (DeskText *text, DeskWireRun *run)
{
  const char *digits;

  if (!desk_text_take (text, "{\"run\":") || !take_run (text, &run->run, &run->n)
      || !take_parent (text, run->n, &run->parent_run, &run->parent_n) || !desk_text_take (text, ",\"ph\":"))
    return FALSE;
  digits = desk_text_take_string (text);
  if (digits == NULL || strlen (digits) != 2 * DESK_HASH_BYTES
      || sodium_hex2bin (run->before, sizeof run->before, digits, 2 * DESK_HASH_BYTES, NULL, NULL, NULL) != 0)
    return FALSE;
  run->clip = DESK_NO_CLIP;
  if (desk_text_take (text, ",\"clip\":")
      && (!desk_text_take_integer (text, &run->clip) || !is_count (run->clip)))
    return FALSE;
  return desk_text_take (text, "}") && text->at == text->end;
}

/**
 * desk_wire_read_run:
 * @run: (out): the head of the run; cleared where it cannot be read
 *
 * Returns: %FALSE with %DESK_JOURNAL_ERROR_MALFORMED where the line is none
 */
gboolean
desk_wire_read_run (const char *line, gsize length, DeskWireRun *run, GError **error)
{
  g_autofree char *scratch = g_malloc (length + 3);
  DeskText text = { .at = line, .end = line + length, .scratch = scratch };

  memset (run, 0, sizeof *run);
  if (g_utf8_validate_len (line, length, NULL) && take_run_head (&text, run))
    return TRUE;
  desk_wire_run_clear (run);
  return refuse (error, line, length);
}

/* Behind the name of the run stands the stamp, without its first brace. */
static gboolean
take_stamped (DeskText *text, DeskWireItem *item)
{
  g_autofree char *stamp_text = NULL;
  g_autoptr (DeskStamp) stamp = NULL;

  item->length = 1;
  if (!take_run (text, &item->run, &item->n)
      || (item->kind == DESK_WIRE_LINES && !take_parent (text, item->n, &item->parent_run, &item->parent_n))
      || (desk_text_take (text, ",\"len\":")
          && (!desk_text_take_integer (text, &item->length) || item->length < 2 || !is_count (item->length)))
      || !desk_text_take (text, ","))
    return FALSE;
  stamp_text = g_strdup_printf ("{%.*s", (int)(text->end - text->at), text->at);
  stamp = desk_stamp_read (stamp_text, -1, NULL);
  if (stamp == NULL)
    return FALSE;
  item->stamp = *stamp;
  *stamp = DESK_STAMP_PLAIN (0);
  text->at = text->end;
  return TRUE;
}

static gboolean
take_marker (DeskText *text, DeskMarker *marker)
{
  gint64 position;

  return desk_text_take (text, "[") && desk_text_take_integer (text, &position) && desk_text_take (text, ",")
         && set_marker (marker, position, desk_text_take_string (text)) && desk_text_take (text, "]}");
}

static gboolean
take_divergence (DeskText *text, DeskMarker *marker)
{
  marker->position = -1;
  if (desk_text_take (text, "true}"))
    return TRUE;
  return desk_text_take_integer (text, &marker->position) && is_count (marker->position)
         && desk_text_take (text, "}");
}

static gboolean
take_item (DeskText *text, DeskWireItem *item)
{
  if (desk_text_take (text, "{\"stamp\":"))
    {
      item->kind = DESK_WIRE_STAMPS;
      return take_stamped (text, item);
    }
  if (desk_text_take (text, "{\"run\":"))
    {
      item->kind = DESK_WIRE_LINES;
      return take_stamped (text, item);
    }
  if (desk_text_take (text, "{\"cur\":"))
    {
      item->kind = DESK_WIRE_MARKER;
      return take_marker (text, &item->marker);
    }
  if (desk_text_take (text, "{\"diverged\":"))
    {
      item->kind = DESK_WIRE_DIVERGED;
      return take_divergence (text, &item->marker);
    }
  item->kind = DESK_WIRE_END;
  if (!desk_text_take (text, "{\"end\":true,\"more\":"))
    return FALSE;
  item->more = desk_text_take (text, "true}");
  return item->more || desk_text_take (text, "false}");
}

/**
 * desk_wire_read_item:
 * @item: (out): a line of a reply behind the first, which is no change; cleared where it cannot be read
 *
 * Returns: %FALSE with %DESK_JOURNAL_ERROR_MALFORMED where the line is none
 */
gboolean
desk_wire_read_item (const char *line, gsize length, DeskWireItem *item, GError **error)
{
  g_autofree char *scratch = g_malloc (length + 3);
  DeskText text = { .at = line, .end = line + length, .scratch = scratch };

  memset (item, 0, sizeof *item);
  item->stamp = DESK_STAMP_PLAIN (0);
  if (g_utf8_validate_len (line, length, NULL) && take_item (&text, item) && text.at == text.end)
    return TRUE;
  desk_wire_item_clear (item);
  return refuse (error, line, length);
}

/** Returns: whether a line of a request is the head of a run, and not a change. */
gboolean
desk_wire_is_run (const char *line, gsize length)
{
  return length > 8 && memcmp (line, "{\"run\":\"", 8) == 0;
}

/** Returns: whether a line is the end of a request. */
gboolean
desk_wire_is_end (const char *line, gsize length)
{
  return length == strlen (END_OF_REQUEST) && memcmp (line, END_OF_REQUEST, length) == 0;
}
