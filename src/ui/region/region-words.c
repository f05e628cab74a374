// SPDX-License-Identifier: GPL-3.0-or-later
// What headquarters says of stations, offices and officers, in words. Codes are said where the desk does not know their name:
// the list of the region may be newer than the program.

#include "ui/region/region-words.h"

#include "model/agency.h"
#include "model/full-name.h"
#include "model/phone.h"
#include "model/staff.h"
#include "model/unit.h"

#include <glib/gi18n-lib.h>

#define BETWEEN " · "

static void
add (GPtrArray *parts, char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

static char *
join (GPtrArray *parts)
{
  g_autoptr (GPtrArray) owned = parts;

  g_ptr_array_add (owned, NULL);
  return g_strjoinv (BETWEEN, (char **)owned->pdata);
}

static GPtrArray *
new_parts (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static char *
get_label (DeskRecord *record, guint field, const char *vocabulary, DeskContext *context)
{
  const char *code = desk_record_get_text (record, field);
  const char *label = code != NULL ? desk_profile_get_label (desk_context_get_profile (context), vocabulary,
                                                             code, desk_context_get_language (context))
                                   : NULL;

  return g_strdup (label != NULL ? label : code);
}

static char *
name_officer (DeskRecord *officer, DeskContext *context)
{
  g_autofree char *name = desk_full_name_join (desk_record_get_text (officer, DESK_STAFF_SURNAME),
                                               desk_record_get_text (officer, DESK_STAFF_GIVEN_NAME),
                                               desk_record_get_text (officer, DESK_STAFF_PATRONYMIC));
  GPtrArray *parts = new_parts ();

  add (parts, g_strdup (name != NULL ? name : desk_record_get_text (officer, DESK_STAFF_CODE)));
  add (parts, get_label (officer, DESK_STAFF_RANK, "ranks", context));
  return join (parts);
}

/**
 * desk_region_words_title:
 *
 * Returns: (transfer full): what a station, an office or an officer is called
 */
char *
desk_region_words_title (DeskRecord *record, DeskContext *context)
{
  if (DESK_IS_STAFF (record))
    return name_officer (record, context);
  return g_strdup (desk_record_get_text (record, DESK_IS_UNIT (record) ? DESK_UNIT_NAME : DESK_AGENCY_NAME));
}

/**
 * desk_region_words_detail:
 *
 * Returns: (transfer full): everything else that helps a visitor or a colleague, in one line; empty where nothing is known
 */
char *
desk_region_words_detail (DeskRecord *record, DeskContext *context)
{
  GPtrArray *parts = new_parts ();

  if (DESK_IS_STAFF (record))
    {
      add (parts, g_strdup (desk_record_get_text (record, DESK_STAFF_POSITION)));
      add (parts,
           g_strdup (
               desk_context_get_station_name (context, desk_record_get_text (record, DESK_STAFF_STATION))));
      return join (parts);
    }
  if (DESK_IS_UNIT (record))
    {
      add (parts, g_strdup (desk_record_get_text (record, DESK_UNIT_CODE)));
      add (parts, g_strdup (desk_record_get_text (record, DESK_UNIT_ADDRESS)));
      add (parts, desk_phone_display (desk_record_get_text (record, DESK_UNIT_PHONE)));
      return join (parts);
    }
  add (parts, get_label (record, DESK_AGENCY_AGENCY, "agencies", context));
  add (parts, desk_agency_join_place (DESK_AGENCY (record)));
  return join (parts);
}

/**
 * desk_region_words_office:
 *
 * Returns: (transfer full): an office in a list of those of one authority: its name, and where it is
 */
char *
desk_region_words_office (DeskRecord *office)
{
  GPtrArray *parts = new_parts ();

  add (parts, g_strdup (desk_record_get_text (office, DESK_AGENCY_NAME)));
  add (parts, desk_agency_join_place (DESK_AGENCY (office)));
  return join (parts);
}

/**
 * desk_region_words_part:
 *
 * Returns: (transfer none): what a list of the region is called
 */
const char *
desk_region_words_part (DeskRegionPart part)
{
  switch (part)
    {
    case DESK_REGION_STATIONS:
      return _ ("Stations");
    case DESK_REGION_OFFICES:
      return _ ("Offices");
    case DESK_REGION_OFFICERS:
      return _ ("Officers");
    case DESK_REGION_DAYS:
    case DESK_REGION_EDITIONS:
    case DESK_REGION_N_PARTS:
    default:
      return "";
    }
}
