// SPDX-License-Identifier: GPL-3.0-or-later
// What headquarters says of the region, kept in memory: it is little, changes a few times a year, and forms ask for it while
// somebody waits.

#include "ui/region/region.h"

#include "model/agency.h"
#include "model/edition.h"
#include "model/unit.h"
#include "store/records.h"

struct _DeskRegion
{
  GObject parent_instance;

  DeskStore *store;
  DeskProfile *profile;
  GCancellable *cancellable;
  GPtrArray *lists[DESK_REGION_N_PARTS]; /* of DeskRecord */
};

G_DEFINE_FINAL_TYPE (DeskRegion, desk_region, G_TYPE_OBJECT)

static const char *const kinds[DESK_REGION_N_PARTS] = {
  [DESK_REGION_STATIONS] = "unit",     [DESK_REGION_OFFICES] = "agency",   [DESK_REGION_OFFICERS] = "staff",
  [DESK_REGION_DAYS] = "calendar_day", [DESK_REGION_EDITIONS] = "edition",
};

static guint changed_signal;

static void load (DeskRegion *self, DeskRegionPart part);

static DeskRegionPart
find_part (const char *kind)
{
  guint part = 0;

  while (part < DESK_REGION_N_PARTS && g_strcmp0 (kinds[part], kind) != 0)
    part++;
  return part;
}

static void
on_changed (DeskRegion *self, const char *kind)
{
  DeskRegionPart part = find_part (kind);

  if (part < DESK_REGION_N_PARTS)
    load (self, part);
}

static void
desk_region_dispose (GObject *object)
{
  DeskRegion *self = DESK_REGION (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->profile);
  G_OBJECT_CLASS (desk_region_parent_class)->dispose (object);
}

static void
desk_region_finalize (GObject *object)
{
  DeskRegion *self = DESK_REGION (object);

  for (guint i = 0; i < DESK_REGION_N_PARTS; i++)
    g_ptr_array_unref (self->lists[i]);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (desk_region_parent_class)->finalize (object);
}

static void
desk_region_class_init (DeskRegionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_region_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_region_finalize;
  changed_signal =
      g_signal_new ("changed", DESK_TYPE_REGION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_region_init (DeskRegion *self)
{
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < DESK_REGION_N_PARTS; i++)
    self->lists[i] = g_ptr_array_new_with_free_func (g_object_unref);
}

/* What is no more is told to nobody. */
static gboolean
has_ended (DeskRecord *record)
{
  int field = desk_record_class_find_field (DESK_RECORD_GET_CLASS (record), "ended", NULL);

  return field >= 0 && desk_record_get_boolean (record, (guint)field);
}

static gpointer
load_list (DeskDatabase *database, gpointer part, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, kinds[GPOINTER_TO_UINT (part)], cancellable, error);
}

static void
take_list (DeskRegion *self, DeskRegionPart part, GPtrArray *records)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    if (!has_ended (g_ptr_array_index (records, i)))
      g_ptr_array_add (list, g_object_ref (g_ptr_array_index (records, i)));
  g_ptr_array_unref (self->lists[part]);
  self->lists[part] = list;
  if (part == DESK_REGION_DAYS)
    desk_calendar_set_region_days (desk_profile_get_calendar (self->profile),
                                   desk_profile_get_country (self->profile), list);
  g_signal_emit (self, changed_signal, 0);
}

/* A reading on its way. */
typedef struct
{
  DeskRegion *region;
  DeskRegionPart part;
} Reading;

static void
on_loaded (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (DeskRegion) self = reading->region;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = desk_store_call_finish (DESK_STORE (store), result, &error);

  if (self->store == NULL)
    return;
  if (records != NULL)
    take_list (self, reading->part, records);
  else
    g_message ("What headquarters says of the region cannot be read: %s", error->message);
}

static void
load (DeskRegion *self, DeskRegionPart part)
{
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading){ g_object_ref (self), part };
  desk_store_call_async (self->store, DESK_PRIORITY_BACKGROUND, load_list, GUINT_TO_POINTER (part), NULL,
                         (GDestroyNotify)g_ptr_array_unref, self->cancellable, on_loaded, reading);
}

/**
 * desk_region_new:
 * @store: open
 * @profile: whose calendar the region's days are laid over
 *
 * Returns: (transfer full): a region that is still to be read
 */
DeskRegion *
desk_region_new (DeskStore *store, DeskProfile *profile)
{
  DeskRegion *self = g_object_new (DESK_TYPE_REGION, NULL);

  self->store = g_object_ref (store);
  self->profile = g_object_ref (profile);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < DESK_REGION_N_PARTS; i++)
    load (self, i);
  return self;
}

/**
 * desk_region_list:
 *
 * Returns: (transfer none) (element-type DeskRecord): all that is in service, as it was read last
 */
GPtrArray *
desk_region_list (DeskRegion *self, DeskRegionPart part)
{
  return self->lists[part];
}

/**
 * desk_region_get_edition:
 *
 * Returns: the edition of this desk's country profile that the region works by; 0 where headquarters says nothing
 */
gint64
desk_region_get_edition (DeskRegion *self)
{
  GPtrArray *editions = self->lists[DESK_REGION_EDITIONS];
  const char *country = desk_profile_get_code (self->profile);

  for (guint i = 0; i < editions->len; i++)
    if (g_strcmp0 (desk_record_get_text (g_ptr_array_index (editions, i), DESK_EDITION_COUNTRY), country)
        == 0)
      return desk_record_get_integer (g_ptr_array_index (editions, i), DESK_EDITION_VERSION);
  return 0;
}

/**
 * desk_region_get_station_name:
 * @code: of a station
 *
 * Returns: (transfer none): what it is called; its code where headquarters does not say
 */
const char *
desk_region_get_station_name (DeskRegion *self, const char *code)
{
  GPtrArray *stations = self->lists[DESK_REGION_STATIONS];

  for (guint i = 0; i < stations->len; i++)
    if (g_strcmp0 (desk_record_get_text (g_ptr_array_index (stations, i), DESK_UNIT_CODE), code) == 0)
      return desk_record_get_text (g_ptr_array_index (stations, i), DESK_UNIT_NAME);
  return code;
}

/**
 * desk_region_find_offices:
 * @agency: (nullable): a code of the vocabulary "agencies"
 *
 * Returns: (transfer full) (element-type DeskRecord): the offices of that authority in the region
 */
GPtrArray *
desk_region_find_offices (DeskRegion *self, const char *agency)
{
  GPtrArray *all = self->lists[DESK_REGION_OFFICES];
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; agency != NULL && i < all->len; i++)
    if (g_strcmp0 (desk_record_get_text (g_ptr_array_index (all, i), DESK_AGENCY_AGENCY), agency) == 0)
      g_ptr_array_add (found, g_object_ref (g_ptr_array_index (all, i)));
  return found;
}
