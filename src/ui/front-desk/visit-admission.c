// SPDX-License-Identifier: GPL-3.0-or-later
// What everybody who comes gets, whichever way they come: a place in the queue or an officer, defaults, numbers.

#include "ui/front-desk/visit-admission.h"

/**
 * desk_visit_admission_get_hand:
 *
 * Returns: who is signed in, where and when; the texts belong to the context
 */
DeskHand
desk_visit_admission_get_hand (DeskContext *context)
{
  DeskOfficer *officer = desk_context_get_officer (context);
  DeskStore *store = desk_context_get_store (context);

  return (DeskHand){
    .officer = officer != NULL ? desk_record_get_id (DESK_RECORD (officer)) : NULL,
    .role = desk_context_get_role (context),
    .desk = store != NULL ? desk_store_get_desk (store) : NULL,
    .now = desk_clock_get_now (desk_context_get_clock (context)),
  };
}

static void
set_defaults (DeskContext *context, DeskRecord *visit)
{
  DeskProfile *profile = desk_context_get_profile (context);
  g_autofree char *version = g_strdup_printf ("%s %" G_GINT64_FORMAT, desk_profile_get_code (profile),
                                              desk_profile_get_version (profile));

  desk_record_set_text (visit, DESK_VISIT_PROFILE, version);
  if (desk_record_get_text (visit, DESK_VISIT_CHANNEL) == NULL)
    desk_record_set_text (visit, DESK_VISIT_CHANNEL, "visit");
  if (desk_record_get_text (visit, DESK_VISIT_PRIORITY) == NULL)
    desk_record_set_text (visit, DESK_VISIT_PRIORITY, "ordinary");
}

/* Whoever is called before others has a number of its own sequence, so that nobody wonders. */
static gboolean
has_priority (DeskRecord *visit)
{
  return g_strcmp0 (desk_record_get_text (visit, DESK_VISIT_PRIORITY), "ordinary") != 0
         || desk_record_get_value (visit, DESK_VISIT_BOOKED) != NULL;
}

static void
draw_numbers (DeskContext *context, DeskSave *save, DeskRecord *visit, const char *state)
{
  DeskRecord *station = DESK_RECORD (desk_context_get_station (context));

  desk_save_draw_number (save, visit, DESK_VISIT_NO);
  if (g_str_equal (state, "waiting") && desk_record_get_boolean (station, DESK_STATION_QUEUE_NUMBERS)
      && !desk_record_get_boolean (station, DESK_STATION_LOW_VOLUME))
    desk_save_draw_queue_number (save, visit, DESK_VISIT_QUEUE_NO, has_priority (visit),
                                 desk_clock_get_day_start (desk_context_get_clock (context), 0));
}

/**
 * desk_visit_admission_add:
 * @visit: a new visit; it gets id and numbers when it is saved
 * @person: (nullable): the visitor: known, or a new person to be saved along; NULL for an anonymous one
 * @state: "waiting", "serving" or "finished"
 *
 * Adds to a save that somebody came.
 */
void
desk_visit_admission_add (DeskContext *context, DeskSave *save, DeskVisit *visit, DeskPerson *person,
                          const char *state)
{
  DeskHand hand = desk_visit_admission_get_hand (context);
  DeskRecord *record = DESK_RECORD (visit);
  gboolean is_new = person != NULL && desk_record_get_id (DESK_RECORD (person)) == NULL;

  desk_visit_arrive (visit, state, &hand);
  set_defaults (context, record);
  if (is_new)
    desk_save_add (save, DESK_RECORD (person), NULL, 0, NULL);
  else if (person != NULL)
    desk_record_set_text (record, DESK_VISIT_PERSON, desk_record_get_id (DESK_RECORD (person)));
  desk_save_add (save, record, NULL, 0, NULL);
  if (is_new)
    desk_save_link (save, record, DESK_VISIT_PERSON, DESK_RECORD (person));
  draw_numbers (context, save, record, state);
}
