// SPDX-License-Identifier: GPL-3.0-or-later
// Which logs headquarters lets this desk hold.

#include "sync/round.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define MAX_ANSWER (1024 * 1024)

/* Returns: (nullable): NULL with the error of the parser where the text is none, without where it says something else. */
static GPtrArray *
read_names (GBytes *bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  JsonNode *root;
  JsonObject *answer;
  JsonNode *list;
  JsonArray *logs;

  if (length == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "The answer is empty");
      return NULL;
    }
  root =
      json_parser_load_from_data (parser, text, (gssize)length, error) ? json_parser_get_root (parser) : NULL;
  answer = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  list = answer != NULL ? json_object_get_member (answer, "logs") : NULL;
  logs = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  for (guint i = 0; logs != NULL && i < json_array_get_length (logs); i++)
    {
      JsonNode *node = json_array_get_element (logs, i);
      const char *name =
          JSON_NODE_HOLDS_OBJECT (node)
              ? json_object_get_string_member_with_default (json_node_get_object (node), "log", NULL)
              : NULL;

      if (name == NULL)
        return NULL;
      g_ptr_array_add (names, g_strdup (name));
    }
  return logs != NULL ? g_steal_pointer (&names) : NULL;
}

/**
 * desk_round_list_logs:
 *
 * Returns: (transfer full) (nullable) (element-type utf8): names of the logs this desk may hold; NULL with a #DeskSyncError
 *   or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
desk_round_list_logs (DeskRound *self, GError **error)
{
  g_autoptr (SoupMessage) message = desk_channel_new_message (self->channel, SOUP_METHOD_GET, "/v1/logs");
  g_autoptr (GInputStream) body = desk_channel_send (self->channel, message, self->cancellable, error);
  g_autoptr (GBytes) answer = NULL;
  GError *cut = NULL;
  GPtrArray *names;

  if (body == NULL
      || !desk_channel_check (self->channel, message, body, "application/json", self->cancellable, error))
    return NULL;
  answer = desk_channel_read (self->channel, body, MAX_ANSWER, self->cancellable, error);
  if (answer == NULL)
    return NULL;
  names = read_names (answer, &cut);
  if (cut != NULL)
    desk_channel_explain (self->channel, cut, error);
  else if (names == NULL)
    g_set_error_literal (
        error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_NOT_HEADQUARTERS,
        _ ("What answers does not speak like headquarters. What all stations share stays as it is and is asked "
           "for again."));
  return names;
}
