// SPDX-License-Identifier: GPL-3.0-or-later
// Where the country profiles of the program lie.

#include "ui/profile-file.h"

#include "model/error.h"

#include <glib/gi18n-lib.h>

static const char *const countries[] = { "ua", "kz", NULL };

/**
 * desk_profile_file_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): the countries there are profiles for: "ua", "kz"
 */
const char *const *
desk_profile_file_list (void)
{
  return countries;
}

/**
 * desk_profile_file_load:
 * @country: (nullable): "ua" or "kz"
 *
 * Returns: (transfer full): the profile of a country, or NULL with %DESK_MODEL_ERROR_PROFILE
 */
DeskProfile *
desk_profile_file_load (const char *country, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", country);
  g_autofree char *name = g_strdup_printf ("%s.json", country);
  g_autoptr (GBytes) json = NULL;

  if (country != NULL)
    json = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (json == NULL)
    {
      g_set_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_PROFILE,
                   _ ("This program brings no country profile %s."), name);
      return NULL;
    }
  return desk_profile_new_from_bytes (json, name, error);
}
