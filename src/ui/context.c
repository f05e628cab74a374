// SPDX-License-Identifier: GPL-3.0-or-later
// What every screen is handed. Holds, does nothing: who sets what when is told in main.c and sign-in/.

#include "ui/context.h"

struct _DeskContext
{
  GObject parent_instance;

  DeskClock *clock;
  DeskFolders *home;    /* of the real desk */
  DeskFolders *folders; /* of the desk that is open: the real one or a demo */
  GSettings *settings;
  char *language;
  gboolean demo;

  DeskProfileShelf *profiles;
  DeskProfile *profile;
  DeskKeyring *keyring;
  DeskStore *store;
  DeskHqLink *link;
  DeskRegion *region;
  DeskStation *station;
  DeskOfficer *officer;
  DeskShift *shift;
  char *last_officer;
};

G_DEFINE_FINAL_TYPE (DeskContext, desk_context, G_TYPE_OBJECT)

typedef enum
{
  PROP_PROFILE = 1,
  PROP_KEYRING,
  PROP_STORE,
  PROP_LINK,
  PROP_STATION,
  PROP_OFFICER,
  PROP_LANGUAGE,
  PROP_DEMO,
  PROP_LAST = PROP_DEMO
} DeskContextProperty;

static GParamSpec *props[PROP_LAST + 1];

static void
desk_context_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DeskContext *self = DESK_CONTEXT (object);

  switch ((DeskContextProperty)id)
    {
    case PROP_PROFILE:
      g_value_set_object (value, self->profile);
      break;
    case PROP_KEYRING:
      g_value_set_object (value, self->keyring);
      break;
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_LINK:
      g_value_set_object (value, self->link);
      break;
    case PROP_STATION:
      g_value_set_object (value, self->station);
      break;
    case PROP_OFFICER:
      g_value_set_object (value, self->officer);
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, self->language);
      break;
    case PROP_DEMO:
      g_value_set_boolean (value, self->demo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desk_context_dispose (GObject *object)
{
  DeskContext *self = DESK_CONTEXT (object);

  g_clear_object (&self->shift);
  g_clear_object (&self->officer);
  g_clear_object (&self->station);
  g_clear_object (&self->region);
  g_clear_object (&self->link);
  g_clear_object (&self->store);
  g_clear_object (&self->keyring);
  g_clear_object (&self->profile);
  g_clear_object (&self->profiles);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (desk_context_parent_class)->dispose (object);
}

static void
desk_context_finalize (GObject *object)
{
  DeskContext *self = DESK_CONTEXT (object);

  g_clear_pointer (&self->folders, desk_folders_free);
  g_clear_pointer (&self->home, desk_folders_free);
  g_free (self->language);
  g_free (self->last_officer);

  G_OBJECT_CLASS (desk_context_parent_class)->finalize (object);
}

static GParamSpec *
object_property (const char *name)
{
  return g_param_spec_object (name, NULL, NULL, G_TYPE_OBJECT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
desk_context_class_init (DeskContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_context_get_property;
  object_class->dispose = desk_context_dispose;
  object_class->finalize = desk_context_finalize;

  props[PROP_PROFILE] = object_property ("profile");
  props[PROP_KEYRING] = object_property ("keyring");
  props[PROP_STORE] = object_property ("store");
  props[PROP_LINK] = object_property ("link");
  props[PROP_STATION] = object_property ("station");
  props[PROP_OFFICER] = object_property ("officer");
  props[PROP_LANGUAGE] =
      g_param_spec_string ("language", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_DEMO] =
      g_param_spec_boolean ("demo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
desk_context_init (DeskContext *self)
{
  self->language = g_strdup ("en");
  self->profiles = desk_profile_shelf_new ();
}

/**
 * desk_context_new:
 * @clock: what time it is at the station
 * @folders: where the files of this desk lie
 * @settings: (nullable): what this workstation remembers, apart from any record
 *
 * Returns: (transfer full): a context in which nobody is signed in and nothing is open
 */
DeskContext *
desk_context_new (DeskClock *clock, const DeskFolders *folders, GSettings *settings)
{
  DeskContext *self = g_object_new (DESK_TYPE_CONTEXT, NULL);

  self->clock = g_object_ref (clock);
  self->home = desk_folders_copy (folders);
  self->folders = desk_folders_copy (folders);
  g_set_object (&self->settings, settings);
  return self;
}

/**
 * desk_context_get_clock:
 *
 * Returns: (transfer none): what time it is at the station
 */
DeskClock *
desk_context_get_clock (DeskContext *self)
{
  return self->clock;
}

/**
 * desk_context_get_settings:
 *
 * Returns: (transfer none) (nullable): what this workstation remembers: window size, language, printers
 */
GSettings *
desk_context_get_settings (DeskContext *self)
{
  return self->settings;
}

/**
 * desk_context_get_folders:
 *
 * Returns: (transfer none): where the files of this desk lie
 */
const DeskFolders *
desk_context_get_folders (DeskContext *self)
{
  return self->folders;
}

/**
 * desk_context_get_home_folders:
 *
 * Returns: (transfer none): where the files of the real desk lie, also while a demo is open
 */
const DeskFolders *
desk_context_get_home_folders (DeskContext *self)
{
  return self->home;
}

/**
 * desk_context_set_folders:
 * Goes over to other files, before a store is open: the demo lies in folders of its own.
 */
void
desk_context_set_folders (DeskContext *self, const DeskFolders *folders)
{
  g_return_if_fail (self->store == NULL);

  DeskFolders *copy = desk_folders_copy (folders);
  g_clear_pointer (&self->folders, desk_folders_free);
  self->folders = copy;
}

/**
 * desk_context_is_demo:
 *
 * Returns: whether everything on this desk is invented
 */
gboolean
desk_context_is_demo (DeskContext *self)
{
  return self->demo;
}

/**
 * desk_context_set_demo:
 * Says that everything on this desk is invented: the window then says so permanently.
 */
void
desk_context_set_demo (DeskContext *self, gboolean demo)
{
  if (self->demo == demo)
    return;
  self->demo = demo;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DEMO]);
}

/**
 * desk_context_get_language:
 *
 * Returns: (transfer none): language of the screens: "uk", "ru", "kk" or "en"
 */
const char *
desk_context_get_language (DeskContext *self)
{
  return self->language;
}

/**
 * desk_context_set_language:
 * Says which language the screens speak now. Only tells: the change itself is made by `ui/language.h`.
 */
void
desk_context_set_language (DeskContext *self, const char *language)
{
  if (g_set_str (&self->language, language))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LANGUAGE]);
}

/**
 * desk_context_get_profiles:
 *
 * Returns: (transfer none): the profiles that were read
 */
DeskProfileShelf *
desk_context_get_profiles (DeskContext *self)
{
  return self->profiles;
}

/**
 * desk_context_get_profile:
 *
 * Returns: (transfer none) (nullable): the country's profile; there whenever a desk is set up
 */
DeskProfile *
desk_context_get_profile (DeskContext *self)
{
  return self->profile;
}

/**
 * desk_context_set_profile:
 * Hands in the country's profile.
 */
void
desk_context_set_profile (DeskContext *self, DeskProfile *profile)
{
  if (g_set_object (&self->profile, profile))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROFILE]);
}

/**
 * desk_context_get_keyring:
 *
 * Returns: (transfer none) (nullable): who may open this desk; NULL until it is set up
 */
DeskKeyring *
desk_context_get_keyring (DeskContext *self)
{
  return self->keyring;
}

/**
 * desk_context_set_keyring:
 * Hands in who may open this desk.
 */
void
desk_context_set_keyring (DeskContext *self, DeskKeyring *keyring)
{
  if (g_set_object (&self->keyring, keyring))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KEYRING]);
}

/**
 * desk_context_get_store:
 *
 * Returns: (transfer none) (nullable): the open store; NULL until the first sign-in
 */
DeskStore *
desk_context_get_store (DeskContext *self)
{
  return self->store;
}

/**
 * desk_context_set_store:
 * Hands in the open store, or NULL after it was closed.
 */
void
desk_context_set_store (DeskContext *self, DeskStore *store)
{
  if (g_set_object (&self->store, store))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STORE]);
}

/**
 * desk_context_get_link:
 *
 * Returns: (transfer none) (nullable): the exchange with headquarters; NULL while no store is open, and in a demo
 */
DeskHqLink *
desk_context_get_link (DeskContext *self)
{
  return self->link;
}

/**
 * desk_context_set_link:
 * Hands in the exchange with headquarters, or NULL after it was stopped.
 */
void
desk_context_set_link (DeskContext *self, DeskHqLink *link)
{
  if (g_set_object (&self->link, link))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LINK]);
}

/**
 * desk_context_get_region:
 *
 * Returns: (transfer none) (nullable): what headquarters says of the region; NULL while no store is open
 */
DeskRegion *
desk_context_get_region (DeskContext *self)
{
  return self->region;
}

/**
 * desk_context_set_region:
 * Hands in what headquarters says of the region, or NULL before the store is closed.
 */
void
desk_context_set_region (DeskContext *self, DeskRegion *region)
{
  g_set_object (&self->region, region);
}

/**
 * desk_context_get_station_name:
 * @code: (nullable): of a station of the region
 *
 * Returns: (transfer none) (nullable): what it is called; its code where headquarters does not say
 */
const char *
desk_context_get_station_name (DeskContext *self, const char *code)
{
  return self->region != NULL ? desk_region_get_station_name (self->region, code) : code;
}

/**
 * desk_context_is_enrolled:
 *
 * Returns: whether this desk has a headquarters
 */
gboolean
desk_context_is_enrolled (DeskContext *self)
{
  DeskHqStatus status;

  if (self->link == NULL)
    return FALSE;
  desk_hq_link_get_status (self->link, &status);
  return status.headquarters != NULL;
}

/**
 * desk_context_get_station:
 *
 * Returns: (transfer none) (nullable): the station as last saved; replaced, never changed in place
 */
DeskStation *
desk_context_get_station (DeskContext *self)
{
  return self->station;
}

/**
 * desk_context_set_station:
 * Hands in the station as it was loaded or saved.
 */
void
desk_context_set_station (DeskContext *self, DeskStation *station)
{
  if (g_set_object (&self->station, station))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATION]);
}

/**
 * desk_context_get_officer:
 *
 * Returns: (transfer none) (nullable): the officer who is signed in; NULL while the desk is locked
 */
DeskOfficer *
desk_context_get_officer (DeskContext *self)
{
  return self->officer;
}

/**
 * desk_context_set_officer:
 * Says who is signed in, NULL for nobody.
 */
void
desk_context_set_officer (DeskContext *self, DeskOfficer *officer)
{
  if (!g_set_object (&self->officer, officer))
    return;
  if (officer != NULL)
    g_set_str (&self->last_officer, desk_context_get_officer_code (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OFFICER]);
}

/**
 * desk_context_get_shift:
 *
 * Returns: (transfer none) (nullable): the shift of the officer who is or was signed in, as last saved
 */
DeskShift *
desk_context_get_shift (DeskContext *self)
{
  return self->shift;
}

/**
 * desk_context_set_shift:
 * Hands in the shift that runs, NULL after it was handed over.
 */
void
desk_context_set_shift (DeskContext *self, DeskShift *shift)
{
  g_set_object (&self->shift, shift);
}

/**
 * desk_context_get_role:
 *
 * Returns: (transfer none) (nullable): role of the signed-in officer, a term of the vocabulary "roles"
 */
const char *
desk_context_get_role (DeskContext *self)
{
  return self->officer != NULL ? desk_record_get_text (DESK_RECORD (self->officer), DESK_OFFICER_ROLE) : NULL;
}

/**
 * desk_context_get_role_over:
 * @record: (nullable)
 *
 * Returns: (transfer none) (nullable): the same for what may be done with a record: what belongs to another station, or to
 *   headquarters, is only read here, as by an auditor
 */
const char *
desk_context_get_role_over (DeskContext *self, DeskRecord *record)
{
  return record != NULL && desk_record_get_owner (record) != NULL ? "auditor" : desk_context_get_role (self);
}

/**
 * desk_context_get_officer_code:
 *
 * Returns: (transfer none) (nullable): code of the signed-in officer, as it stands in changes and drafts
 */
const char *
desk_context_get_officer_code (DeskContext *self)
{
  return self->officer != NULL ? desk_record_get_text (DESK_RECORD (self->officer), DESK_OFFICER_CODE) : NULL;
}

/**
 * desk_context_get_last_officer:
 *
 * Returns: (transfer none) (nullable): code of the officer who is signed in or was so last
 */
const char *
desk_context_get_last_officer (DeskContext *self)
{
  return self->last_officer;
}

/**
 * desk_context_new_save:
 * Starts an act of the signed-in officer, now, on the station's wall clock.
 *
 * Returns: (transfer full)
 */
DeskSave *
desk_context_new_save (DeskContext *self)
{
  return desk_save_new (desk_context_get_officer_code (self), desk_clock_get_now (self->clock),
                        desk_clock_get_zone (self->clock));
}
