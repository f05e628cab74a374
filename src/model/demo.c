// SPDX-License-Identifier: GPL-3.0-or-later
// The days of a made-up small town, read from resources/demo: what happened, when, by whom. Times are told from the
// moment the demo begins, so that today's visitors wait as long whenever that is. Writing the events into a store is
// not done here.

#include "model/demo.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "model/error.h"
#include "model/moment.h"
#include "model/profile-json.h"
#include "model/record-types.h"
#include "model/wall-time.h"

struct _DeskDemo
{
  GObject parent_instance;

  JsonNode *root;
  GPtrArray *events;
};

G_DEFINE_FINAL_TYPE (DeskDemo, desk_demo, G_TYPE_OBJECT)

typedef struct
{
  DeskDemo *demo;
  const char *name;
  gint64 now;
  GTimeZone *zone;
  GError **error;
} DeskReader;

static void
event_free (gpointer data)
{
  DeskDemoEvent *event = data;

  g_ptr_array_unref (event->values);
  g_free (event);
}

static void
desk_demo_finalize (GObject *object)
{
  DeskDemo *self = DESK_DEMO (object);

  g_ptr_array_unref (self->events);
  g_clear_pointer (&self->root, json_node_unref);

  G_OBJECT_CLASS (desk_demo_parent_class)->finalize (object);
}

static void
desk_demo_class_init (DeskDemoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_demo_finalize;
}

static void
desk_demo_init (DeskDemo *self)
{
  self->events = g_ptr_array_new_with_free_func (event_free);
}

static gboolean
refuse (DeskReader *self, const char *key, const char *member)
{
  g_set_error (self->error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID,
               /* Translators: the name of a file, a record in it and one of its members */
               _ ("The demo “%s” cannot be used: %s of “%s” is not right. Install the program again."),
               self->name, member, key);
  return FALSE;
}

static const char *
find_string (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

/* So many minutes of the day that lies @days from the one the demo begins on. */
static gint64
get_day_time (DeskReader *self, gint64 days, int minutes)
{
  g_autoptr (GDateTime) now = desk_wall_time_from_utc (self->zone, self->now);
  g_autoptr (GDateTime) day = g_date_time_add_days (now, (int)days);

  return desk_wall_time_to_utc (self->zone, g_date_time_get_year (day), g_date_time_get_month (day),
                                g_date_time_get_day_of_month (day), minutes / 60, minutes % 60);
}

/* When it happened: "ago" minutes before the demo begins, or "at" an hour "day" days from the day it begins. */
static gboolean
read_instant (DeskReader *self, JsonObject *entry, gint64 *instant)
{
  const char *at = find_string (entry, "at");
  int minutes = at != NULL ? desk_profile_parse_time (at) : -1;

  if (json_object_has_member (entry, "ago"))
    *instant = self->now - json_object_get_int_member_with_default (entry, "ago", 0) * 60;
  else if (minutes >= 0)
    *instant = get_day_time (self, json_object_get_int_member_with_default (entry, "day", 0), minutes);
  else
    return FALSE;
  return TRUE;
}

/* A time is that of the event itself, "now", or told like that of an event; of a day on the wall clock the hour may be
   left out. */
static GVariant *
read_time (DeskReader *self, JsonNode *node, const DeskField *field, gint64 instant)
{
  JsonObject *when = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  gboolean is_day = when != NULL && field->kind == DESK_FIELD_MOMENT && !json_object_has_member (when, "at")
                    && !json_object_has_member (when, "ago");
  g_autofree char *wall = NULL;
  DeskMoment moment;

  if (when == NULL && (!JSON_NODE_HOLDS_VALUE (node) || g_strcmp0 (json_node_get_string (node), "now") != 0))
    return NULL;
  if (is_day)
    instant = get_day_time (self, json_object_get_int_member_with_default (when, "day", 0), 0);
  else if (when != NULL && !read_instant (self, when, &instant))
    return NULL;
  if (field->kind == DESK_FIELD_INSTANT)
    return g_variant_new_int64 (instant);

  desk_moment_from_utc (instant, self->zone, &moment);
  if (is_day)
    moment.hour = -1;
  wall = desk_moment_to_wall (&moment);
  return g_variant_new_string (wall);
}

static GVariant *
read_value (DeskReader *self, JsonNode *node, const DeskField *field, gint64 instant)
{
  const GVariantType *type = desk_field_get_value_type (field);
  GType held = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (field->kind == DESK_FIELD_INSTANT || field->kind == DESK_FIELD_MOMENT)
    return read_time (self, node, field, instant);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN))
    return held == G_TYPE_BOOLEAN ? g_variant_new_boolean (json_node_get_boolean (node)) : NULL;
  if (g_variant_type_equal (type, G_VARIANT_TYPE_INT64))
    return held == G_TYPE_INT64 ? g_variant_new_int64 (json_node_get_int (node)) : NULL;

  return held == G_TYPE_STRING ? g_variant_new_string (json_node_get_string (node)) : NULL;
}

static gboolean
read_fields (DeskReader *self, DeskDemoEvent *event, JsonObject *fields)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (desk_record_types_find (event->kind));
  DeskRecordClass *record_class = (DeskRecordClass *)klass;
  g_autoptr (GList) names = json_object_get_members (fields);

  for (GList *l = names; l != NULL; l = l->next)
    {
      int field = desk_record_class_find_field (record_class, l->data, NULL);
      GVariant *value = NULL;

      if (field >= 0)
        value = read_value (self, json_object_get_member (fields, l->data), &record_class->fields[field],
                            event->instant);
      if (value == NULL)
        return refuse (self, event->key, l->data);
      g_ptr_array_add (event->values, desk_field_value_new (l->data, value));
    }

  return TRUE;
}

static gboolean
read_event (DeskReader *self, const char *kind, const char *key, JsonObject *entry)
{
  DeskDemoEvent *event = g_new0 (DeskDemoEvent, 1);

  g_ptr_array_add (self->demo->events, event);
  event->kind = kind;
  event->key = key;
  event->officer = find_string (entry, "by");
  event->reason = find_string (entry, "reason");
  event->values = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_field_value_free);

  if (!read_instant (self, entry, &event->instant))
    return refuse (self, key, "at");
  if (event->officer == NULL)
    return refuse (self, key, "by");
  if (!json_object_has_member (entry, "fields"))
    return refuse (self, key, "fields");

  return read_fields (self, event, json_object_get_object_member (entry, "fields"));
}

/* A list of records; each happens once, or has a list of events. */
static gboolean
read_records (DeskReader *self, JsonObject *root, const char *list, const char *kind)
{
  JsonArray *records = json_object_has_member (root, list) ? json_object_get_array_member (root, list) : NULL;

  if (records == NULL)
    return refuse (self, self->name, list);

  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      JsonObject *record = json_array_get_object_element (records, i);
      const char *key = find_string (record, "key");
      JsonArray *events;

      if (key == NULL)
        return refuse (self, list, "key");
      if (!json_object_has_member (record, "events"))
        {
          if (!read_event (self, kind, key, record))
            return FALSE;
          continue;
        }

      events = json_object_get_array_member (record, "events");
      for (guint j = 0; j < json_array_get_length (events); j++)
        if (!read_event (self, kind, key, json_array_get_object_element (events, j)))
          return FALSE;
    }

  return TRUE;
}

static gboolean
read_all (DeskReader *self, JsonObject *root)
{
  if (!json_object_has_member (root, "station"))
    return refuse (self, self->name, "station");

  return read_event (self, "station", "station", json_object_get_object_member (root, "station"))
         && read_records (self, root, "officers", "officer") && read_records (self, root, "people", "person")
         && read_records (self, root, "visits", "visit")
         && read_records (self, root, "statements", "statement")
         && read_records (self, root, "losses", "loss") && read_records (self, root, "finds", "find")
         && read_records (self, root, "receptions", "reception")
         && read_records (self, root, "appointments", "appointment");
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const DeskDemoEvent *event_a = *(const DeskDemoEvent *const *)a;
  const DeskDemoEvent *event_b = *(const DeskDemoEvent *const *)b;

  return (event_a->instant > event_b->instant) - (event_a->instant < event_b->instant);
}

/**
 * desk_demo_new_from_bytes:
 * @json: the file
 * @name: what messages call it, such as "ua"
 * @now: the moment the demo begins, in seconds since 1970 in UTC
 * @zone: of the station's wall clock
 *
 * Returns: (transfer full): the demo; NULL with %DESK_MODEL_ERROR_INVALID if the file does not fit the record types
 */
DeskDemo *
desk_demo_new_from_bytes (GBytes *json, const char *name, gint64 now, GTimeZone *zone, GError **error)
{
  g_autoptr (DeskDemo) self = g_object_new (DESK_TYPE_DEMO, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  DeskReader reader = { self, name, now, zone, error };

  self->root = json_from_string (text, NULL);
  if (self->root == NULL || !JSON_NODE_HOLDS_OBJECT (self->root))
    {
      refuse (&reader, name, "JSON");
      return NULL;
    }
  if (!read_all (&reader, json_node_get_object (self->root)))
    return NULL;

  g_ptr_array_sort (self->events, compare_events);

  return g_steal_pointer (&self);
}

/**
 * desk_demo_get_length:
 *
 * Returns: how many events there are
 */
guint
desk_demo_get_length (DeskDemo *self)
{
  g_return_val_if_fail (DESK_IS_DEMO (self), 0);

  return self->events->len;
}

/**
 * desk_demo_get_event:
 *
 * Returns: (transfer none): the event at @position in the order they happened. The station comes first, then its
 *   officers; a person comes before the visits of that person, and a visit before the statement, loss or find of it.
 */
const DeskDemoEvent *
desk_demo_get_event (DeskDemo *self, guint position)
{
  g_return_val_if_fail (DESK_IS_DEMO (self), NULL);
  g_return_val_if_fail (position < self->events->len, NULL);

  return g_ptr_array_index (self->events, position);
}
