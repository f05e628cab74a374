// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a booking. Which places are free is the affair of free-places, how long one is held that of place-hold; the place
// comes into the appointment when it is saved.

#include "ui/appointments/booking-editor.h"

#include "model/appointment-check.h"
#include "model/appointment-step.h"
#include "store/error.h"
#include "store/records.h"
#include "ui/appointments/appointment-act.h"
#include "ui/appointments/booking-proposal.h"
#include "ui/appointments/booking-save.h"
#include "ui/appointments/day-row.h"
#include "ui/appointments/earlier-group.h"
#include "ui/appointments/free-places.h"
#include "ui/appointments/place-hold.h"
#include "ui/appointments/place-row.h"
#include "ui/appointments/reception-row.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/code-row.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/person-group.h"
#include "ui/widgets/switch-row.h"

#include <glib/gi18n-lib.h>

/* What the draft keeps beside the fields. */
#define DRAFT_START "place:start"
#define DRAFT_PLACE_RECEPTION "place:reception"
#define DRAFT_DAY "search:day"
#define DRAFT_RECEPTION "search:reception"

struct _DeskBookingEditor
{
  DeskRecordEditor parent_instance;

  DeskAppointment *old; /* that is moved; NULL: a new booking */
  DeskReception *old_reception;
  gint64 old_base;
  GPtrArray *receptions; /* NULL: not read yet */
  DeskPlaceHold *hold;
  DeskBookingSave *booking; /* what the last save wrote */
  char *known_person;       /* whose particulars were filled in */

  DeskPersonGroup *person;
  GtkWidget *service;
  DeskReceptionRow *reception;
  GtkWidget *walk_in;
  DeskDayRow *day;
  GtkWidget *question;
  DeskEarlierGroup *earlier;
  GtkWidget *override_reason;
  GtkWidget *moved_group;
  AdwActionRow *moved;
  DeskFreePlaces *places;
};

G_DEFINE_FINAL_TYPE (DeskBookingEditor, desk_booking_editor, DESK_TYPE_RECORD_EDITOR)

static DeskContext *
get_context (DeskBookingEditor *self)
{
  return desk_record_editor_get_context (DESK_RECORD_EDITOR (self));
}

static DeskRecord *
get_record (DeskBookingEditor *self)
{
  return desk_record_editor_get_record (DESK_RECORD_EDITOR (self));
}

static DeskProfile *
get_profile (DeskBookingEditor *self)
{
  return desk_context_get_profile (get_context (self));
}

static DeskReception *
get_chosen_reception (DeskBookingEditor *self)
{
  const DeskPlace *place = desk_free_places_get_chosen (self->places);

  return place != NULL ? desk_free_places_find_reception (self->places, place->slot.reception) : NULL;
}

/* The appointment with the place that is chosen. */
static DeskAppointment *
make_placed (DeskBookingEditor *self)
{
  DeskAppointment *placed = DESK_APPOINTMENT (desk_record_copy (get_record (self)));
  const DeskPlace *place = desk_free_places_get_chosen (self->places);
  DeskReception *reception = get_chosen_reception (self);

  if (reception != NULL)
    desk_appointment_set_place (placed, reception, place->slot.start);
  return placed;
}

static GArray *
desk_booking_editor_check (DeskRecordEditor *editor)
{
  DeskBookingEditor *self = DESK_BOOKING_EDITOR (editor);
  DeskContext *context = get_context (self);
  g_autoptr (DeskAppointment) placed = make_placed (self);
  DeskAppointmentSituation situation = {
    .reception = get_chosen_reception (self),
    .role = desk_context_get_role (context),
    .others = desk_earlier_group_get_appointments (self->earlier),
    .now = desk_clock_get_now (desk_context_get_clock (context)),
  };

  return desk_appointment_check (placed, &situation, get_profile (self));
}

/* ---- which places ---- */

static void
search (DeskBookingEditor *self)
{
  DeskRecord *record = get_record (self);
  DeskMoment moment;
  g_autofree char *time = NULL;
  DeskPlaceSearch wanted;

  if (self->receptions == NULL || record == NULL || !desk_day_row_read (self->day, &moment))
    return;
  time = moment.hour >= 0 ? g_strdup_printf ("%02d:%02d", moment.hour, moment.minute) : NULL;
  wanted = (DeskPlaceSearch){
    .service = desk_record_get_text (record, DESK_APPOINTMENT_SERVICE),
    .reception = desk_reception_row_get_id (self->reception),
    .ignore = self->old != NULL ? desk_record_get_id (DESK_RECORD (self->old)) : NULL,
    .time = time,
    .now = desk_record_get_boolean (record, DESK_APPOINTMENT_WALK_IN),
  };
  g_date_clear (&wanted.day, 1);
  g_date_set_dmy (&wanted.day, (GDateDay)moment.day, (GDateMonth)moment.month, (GDateYear)moment.year);
  desk_free_places_search (self->places, wanted.service != NULL || wanted.reception != NULL ? &wanted : NULL);
}

static void
on_search (DeskBookingEditor *self)
{
  if (get_record (self) == NULL)
    return;
  search (self);
  desk_record_editor_touch (DESK_RECORD_EDITOR (self));
}

static void
on_day_done (DeskBookingEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->places));
}

/* ---- the hold ---- */

static char *
make_hold_words (DeskBookingEditor *self, gboolean *is_warning)
{
  DeskClock *clock = desk_context_get_clock (get_context (self));
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *time = NULL;

  *is_warning = TRUE;
  switch (desk_place_hold_get_state (self->hold))
    {
    case DESK_PLACE_HOLD_HELD:
      *is_warning = FALSE;
      utc = g_date_time_new_from_unix_utc (desk_place_hold_get_end (self->hold));
      local = g_date_time_to_timezone (utc, desk_clock_get_zone (clock));
      time = g_date_time_format (local, "%H:%M");
      /* TRANSLATORS: the chosen place of an appointment is kept for this form until a time of day */
      return g_strdup_printf (_ ("The place is kept for this form until %s, and longer while you type"),
                              time);
    case DESK_PLACE_HOLD_EXPIRED:
      return g_strdup (_ ("The place is not kept any more, for nothing was typed for a while. The next key "
                          "keeps it again if it is still free."));
    case DESK_PLACE_HOLD_SET_BACK:
      return g_strdup (
          _ ("The clock was set back: the place is not kept any more. The next key keeps it again "
             "if it is still free."));
    case DESK_PLACE_HOLD_NONE:
    case DESK_PLACE_HOLD_TAKEN:
    default:
      return NULL;
    }
}

static void
on_hold (DeskBookingEditor *self)
{
  gboolean is_warning;
  g_autofree char *words = make_hold_words (self, &is_warning);

  desk_free_places_set_hold (self->places, desk_place_hold_get_id (self->hold));
  desk_free_places_show_hold (self->places, words, is_warning);
  if (desk_place_hold_get_state (self->hold) == DESK_PLACE_HOLD_TAKEN)
    desk_free_places_mark_gone (self->places,
                                _ ("Somebody else has the place that was chosen, or is booking it in another "
                                   "form. Choose another one."));
  desk_record_editor_go_on (DESK_RECORD_EDITOR (self));
}

static void
on_place (DeskBookingEditor *self)
{
  const DeskPlace *place = desk_free_places_get_chosen (self->places);

  if (self->hold == NULL)
    return;
  if (place != NULL)
    desk_place_hold_take (self->hold, place->slot.reception, place->slot.start, place->slot.length);
  else
    desk_place_hold_release (self->hold);
  gtk_widget_set_visible (self->override_reason,
                          (place != NULL && place->is_outside)
                              || desk_record_get_text (get_record (self), DESK_APPOINTMENT_OVERRIDE_REASON)
                                     != NULL);
  if (desk_record_editor_is_open (DESK_RECORD_EDITOR (self)))
    desk_record_editor_tell_changed (DESK_RECORD_EDITOR (self));
}

/* Whoever chose goes on behind the list. */
static void
on_place_taken (DeskBookingEditor *self)
{
  gtk_widget_child_focus (self->question, GTK_DIR_TAB_FORWARD);
}

static gboolean
on_key (DeskBookingEditor *self)
{
  if (self->hold != NULL)
    desk_place_hold_touch (self->hold);
  return GDK_EVENT_PROPAGATE;
}

/* Where no place was found another day is the next thing to be typed. */
static void
on_ready (DeskBookingEditor *self)
{
  if (gtk_widget_is_focus (GTK_WIDGET (self->places)))
    gtk_widget_grab_focus (gtk_widget_is_sensitive (GTK_WIDGET (self->day)) ? GTK_WIDGET (self->day)
                                                                            : self->service);
  desk_record_editor_go_on (DESK_RECORD_EDITOR (self));
}

/* ---- who ---- */

static void
ask_earlier (DeskBookingEditor *self)
{
  DeskRecord *record = get_record (self);
  DeskEarlierQuestion question = {
    .person = desk_record_get_text (record, DESK_APPOINTMENT_PERSON),
    .service = desk_record_get_text (record, DESK_APPOINTMENT_SERVICE),
    .topic = desk_record_get_text (record, DESK_APPOINTMENT_TOPIC),
    .except = self->old != NULL ? desk_record_get_id (DESK_RECORD (self->old)) : NULL,
  };

  desk_earlier_group_ask (self->earlier, get_context (self), &question);
}

static void
on_earlier (DeskBookingEditor *self)
{
  if (desk_record_editor_is_open (DESK_RECORD_EDITOR (self)))
    desk_record_editor_tell_changed (DESK_RECORD_EDITOR (self));
  desk_record_editor_go_on (DESK_RECORD_EDITOR (self));
}

/* What is known of the person is proposed once, where nothing else stands. */
static void
on_person (DeskBookingEditor *self)
{
  DeskPerson *person = desk_person_group_get_person (self->person);
  const char *id = person != NULL ? desk_record_get_id (DESK_RECORD (person)) : NULL;

  if (get_record (self) == NULL || !g_set_str (&self->known_person, id) || person == NULL)
    return;
  desk_booking_proposal_take_person (DESK_RECORD_EDITOR (self), person);
  desk_record_editor_go_on (DESK_RECORD_EDITOR (self));
}

/* ---- the receptions there are ---- */

static gpointer
load_receptions (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_records_load_own (database, "reception", cancellable, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *first = desk_record_get_text (*(DeskRecord **)a, DESK_RECEPTION_NAME);
  const char *second = desk_record_get_text (*(DeskRecord **)b, DESK_RECEPTION_NAME);

  return g_utf8_collate (first != NULL ? first : "", second != NULL ? second : "");
}

static void
show_receptions (DeskBookingEditor *self)
{
  desk_reception_row_show (self->reception, self->receptions,
                           desk_record_get_text (get_record (self), DESK_APPOINTMENT_SERVICE));
}

static void
on_receptions (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskBookingEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) receptions = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (get_record (self) == NULL)
    return;
  if (receptions == NULL)
    {
      g_message ("The receptions could not be read: %s", error->message);
      return;
    }
  g_ptr_array_sort (receptions, compare_names);
  g_clear_pointer (&self->receptions, g_ptr_array_unref);
  self->receptions = g_steal_pointer (&receptions);
  desk_free_places_set_receptions (self->places, self->receptions);
  show_receptions (self);
  search (self);
}

static void
ask_receptions (DeskBookingEditor *self)
{
  DeskStore *store = desk_context_get_store (get_context (self));

  if (store != NULL)
    desk_store_call_async (store, DESK_PRIORITY_TYPING, load_receptions, NULL, NULL,
                           (GDestroyNotify)g_ptr_array_unref, NULL, on_receptions, g_object_ref (self));
}

static void
on_store_changed (DeskBookingEditor *self, const char *kind, const char *id)
{
  if (g_str_equal (kind, "reception"))
    ask_receptions (self);
}

/* ---- the form ---- */

static void
desk_booking_editor_begin (DeskRecordEditor *editor, DeskRecord *record)
{
  if (desk_record_get_text (record, DESK_APPOINTMENT_CHANNEL) == NULL)
    desk_record_set_text (record, DESK_APPOINTMENT_CHANNEL, "visit");
}

static void
desk_booking_editor_bind (DeskRecordEditor *editor)
{
  DeskBookingEditor *self = DESK_BOOKING_EDITOR (editor);
  DeskContext *context = get_context (self);
  DeskStore *store = desk_context_get_store (context);

  desk_free_places_bind (self->places, context);
  desk_day_row_bind (self->day, context);
  if (self->hold == NULL)
    {
      self->hold =
          desk_place_hold_new (context,
                               self->old != NULL ? desk_record_get_id (DESK_RECORD (self->old)) : NULL);
      g_signal_connect_object (self->hold, "changed", G_CALLBACK (on_hold), self, G_CONNECT_SWAPPED);
      if (store != NULL)
        g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
    }
  ask_receptions (self);
  ask_earlier (self);
}

static void
desk_booking_editor_changed (DeskRecordEditor *editor, const char *property)
{
  DeskBookingEditor *self = DESK_BOOKING_EDITOR (editor);

  if (g_str_equal (property, "service") && self->receptions != NULL)
    show_receptions (self);
  if (g_str_equal (property, "service") || g_str_equal (property, "walk-in"))
    search (self);
  if (g_str_equal (property, "person") || g_str_equal (property, "service")
      || g_str_equal (property, "topic"))
    ask_earlier (self);
}

static void
desk_booking_editor_show (DeskRecordEditor *editor)
{
  DeskBookingEditor *self = DESK_BOOKING_EDITOR (editor);
  gboolean walk_in = desk_booking_editor_is_walk_in (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->day), !walk_in);
  gtk_widget_set_visible (self->walk_in, self->old == NULL);
  desk_record_editor_set_words (editor,
                                self->old != NULL ? C_ ("act", "Move")
                                : walk_in         ? C_ ("act", "Receive Now")
                                                  : C_ ("act", "Book"),
                                self->old != NULL
                                    ? _ ("The old place is given back when the new one is booked")
                                    : _ ("The number is given on booking; until then a draft is kept"));
}

/* Of somebody who is not in the store yet, of places that are looked up, and of what the person has booked already the answer
   is waited for. */
static gboolean
desk_booking_editor_is_waiting (DeskRecordEditor *editor)
{
  DeskBookingEditor *self = DESK_BOOKING_EDITOR (editor);
  const char *person;

  if (desk_person_group_settle (self->person))
    return TRUE;
  person = desk_record_get_text (get_record (self), DESK_APPOINTMENT_PERSON);
  return self->receptions == NULL || desk_free_places_is_searching (self->places)
         || desk_place_hold_is_busy (self->hold)
         || (person != NULL && g_strcmp0 (person, self->known_person) != 0)
         || (person != NULL && desk_earlier_group_get_appointments (self->earlier) == NULL);
}

static GtkWidget *
desk_booking_editor_find_place (DeskRecordEditor *editor, const char *field)
{
  return GTK_WIDGET (DESK_BOOKING_EDITOR (editor)->places);
}

static gboolean
desk_booking_editor_prepare (DeskRecordEditor *editor, DeskRecord *record, const DeskHand *hand)
{
  DeskBookingEditor *self = DESK_BOOKING_EDITOR (editor);
  gint64 visit_base;

  g_clear_pointer (&self->booking, desk_booking_save_free);
  self->booking = g_new0 (DeskBookingSave, 1);
  self->booking->context = g_object_ref (get_context (self));
  self->booking->appointment = g_object_ref (DESK_APPOINTMENT (record));
  self->booking->reception = g_object_ref (get_chosen_reception (self));
  g_set_object (&self->booking->person, desk_person_group_get_person (self->person));
  g_set_object (&self->booking->visit, desk_record_editor_get_visit (editor, &visit_base));
  self->booking->visit_base = visit_base;
  g_set_object (&self->booking->old, self->old);
  self->booking->old_base = self->old_base;
  self->booking->hold = desk_place_hold_get_id (self->hold);
  return desk_booking_save_prepare (self->booking, desk_free_places_get_chosen (self->places)->slot.start,
                                    hand);
}

static DeskSave *
desk_booking_editor_make_save (DeskRecordEditor *editor, DeskRecord *record)
{
  return desk_booking_save_make (DESK_BOOKING_EDITOR (editor)->booking);
}

/* The words stand at the list, and the list is looked up anew; nothing that was typed is lost. */
static gboolean
desk_booking_editor_failed (DeskRecordEditor *editor, const GError *error)
{
  DeskBookingEditor *self = DESK_BOOKING_EDITOR (editor);

  if (!g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_TAKEN))
    return FALSE;
  desk_free_places_mark_gone (self->places, error->message);
  desk_free_places_renew (self->places);
  gtk_widget_grab_focus (GTK_WIDGET (self->places));
  return TRUE;
}

static void
desk_booking_editor_collect (DeskRecordEditor *editor, GVariantDict *typed)
{
  DeskBookingEditor *self = DESK_BOOKING_EDITOR (editor);
  const DeskPlace *place = desk_free_places_get_chosen (self->places);
  const char *reception = desk_reception_row_get_id (self->reception);
  const char *day = gtk_editable_get_text (GTK_EDITABLE (self->day));

  if (place != NULL && desk_free_places_is_own_choice (self->places))
    {
      g_variant_dict_insert (typed, DRAFT_START, "s", place->slot.start);
      g_variant_dict_insert (typed, DRAFT_PLACE_RECEPTION, "s", place->slot.reception);
    }
  if (*day != '\0')
    g_variant_dict_insert (typed, DRAFT_DAY, "s", day);
  if (reception != NULL)
    g_variant_dict_insert (typed, DRAFT_RECEPTION, "s", reception);
}

static void
desk_booking_editor_restore (DeskRecordEditor *editor, GVariant *typed)
{
  DeskBookingEditor *self = DESK_BOOKING_EDITOR (editor);
  const char *start = NULL, *place_reception = NULL, *day = NULL, *reception = NULL;

  if (g_variant_lookup (typed, DRAFT_DAY, "&s", &day))
    gtk_editable_set_text (GTK_EDITABLE (self->day), day);
  if (g_variant_lookup (typed, DRAFT_RECEPTION, "&s", &reception))
    desk_reception_row_set_id (self->reception, reception);
  if (g_variant_lookup (typed, DRAFT_START, "&s", &start)
      && g_variant_lookup (typed, DRAFT_PLACE_RECEPTION, "&s", &place_reception))
    desk_free_places_wish (self->places, place_reception, start);
}

/* The first field in which nothing stands yet. */
static gboolean
desk_booking_editor_grab_focus (GtkWidget *widget)
{
  DeskBookingEditor *self = DESK_BOOKING_EDITOR (widget);
  DeskRecord *record = get_record (self);

  if (record == NULL || desk_record_get_text (record, DESK_APPOINTMENT_PERSON) == NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->person));
  if (desk_record_get_text (record, DESK_APPOINTMENT_SERVICE) == NULL)
    return gtk_widget_grab_focus (self->service);
  return gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

static void
desk_booking_editor_dispose (GObject *object)
{
  DeskBookingEditor *self = DESK_BOOKING_EDITOR (object);

  g_clear_object (&self->hold);
  G_OBJECT_CLASS (desk_booking_editor_parent_class)->dispose (object);
  g_clear_object (&self->old);
  g_clear_object (&self->old_reception);
  g_clear_pointer (&self->receptions, g_ptr_array_unref);
  g_clear_pointer (&self->booking, desk_booking_save_free);
  g_clear_pointer (&self->known_person, g_free);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/appointments/booking-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskBookingEditor, person);
  gtk_widget_class_bind_template_child (widget_class, DeskBookingEditor, service);
  gtk_widget_class_bind_template_child (widget_class, DeskBookingEditor, reception);
  gtk_widget_class_bind_template_child (widget_class, DeskBookingEditor, walk_in);
  gtk_widget_class_bind_template_child (widget_class, DeskBookingEditor, day);
  gtk_widget_class_bind_template_child (widget_class, DeskBookingEditor, question);
  gtk_widget_class_bind_template_child (widget_class, DeskBookingEditor, earlier);
  gtk_widget_class_bind_template_child (widget_class, DeskBookingEditor, override_reason);
  gtk_widget_class_bind_template_child (widget_class, DeskBookingEditor, moved_group);
  gtk_widget_class_bind_template_child (widget_class, DeskBookingEditor, moved);
  gtk_widget_class_bind_template_child (widget_class, DeskBookingEditor, places);
  gtk_widget_class_bind_template_callback (widget_class, on_person);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_day_done);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier);
  gtk_widget_class_bind_template_callback (widget_class, on_place);
  gtk_widget_class_bind_template_callback (widget_class, on_place_taken);
  gtk_widget_class_bind_template_callback (widget_class, on_ready);
}

static void
desk_booking_editor_class_init (DeskBookingEditorClass *klass)
{
  DeskRecordEditorClass *editor_class = DESK_RECORD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_booking_editor_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_booking_editor_grab_focus;
  editor_class->form = DESK_BOOKING_DRAFT;
  editor_class->begin = desk_booking_editor_begin;
  editor_class->bind = desk_booking_editor_bind;
  editor_class->changed = desk_booking_editor_changed;
  editor_class->show = desk_booking_editor_show;
  editor_class->check = desk_booking_editor_check;
  editor_class->is_waiting = desk_booking_editor_is_waiting;
  editor_class->prepare = desk_booking_editor_prepare;
  editor_class->make_save = desk_booking_editor_make_save;
  editor_class->failed = desk_booking_editor_failed;
  editor_class->find_place = desk_booking_editor_find_place;
  editor_class->collect = desk_booking_editor_collect;
  editor_class->restore = desk_booking_editor_restore;

  g_type_ensure (DESK_TYPE_BODY_ROW);
  g_type_ensure (DESK_TYPE_CODE_ROW);
  g_type_ensure (DESK_TYPE_DAY_ROW);
  g_type_ensure (DESK_TYPE_EARLIER_GROUP);
  g_type_ensure (DESK_TYPE_ENTRY_ROW);
  g_type_ensure (DESK_TYPE_FREE_PLACES);
  g_type_ensure (DESK_TYPE_PERSON_GROUP);
  g_type_ensure (DESK_TYPE_RECEPTION_ROW);
  g_type_ensure (DESK_TYPE_SWITCH_ROW);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
desk_booking_editor_init (DeskBookingEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * desk_booking_editor_new:
 *
 * Returns: (transfer floating): a form that is not open yet; see desk_record_editor_open()
 */
DeskBookingEditor *
desk_booking_editor_new (void)
{
  return g_object_new (DESK_TYPE_BOOKING_EDITOR, NULL);
}

/**
 * desk_booking_editor_set_move:
 * @appointment: that is moved, as read at @base
 * @reception: it is booked with
 *
 * What is booked takes the place of another appointment. Call it before the form is opened.
 */
void
desk_booking_editor_set_move (DeskBookingEditor *self, DeskAppointment *appointment, DeskReception *reception,
                              gint64 base)
{
  g_set_object (&self->old, appointment);
  g_set_object (&self->old_reception, reception);
  self->old_base = base;
}

/* From where somebody is moved. */
static void
show_old_place (DeskBookingEditor *self)
{
  DeskRecord *old = DESK_RECORD (self->old);
  DeskPlace place = { 0 };
  g_autofree char *words = NULL;

  place.slot.start = (char *)desk_record_get_text (old, DESK_APPOINTMENT_START);
  place.slot.begins =
      desk_appointment_get_begin (self->old,
                                  desk_clock_get_zone (desk_context_get_clock (get_context (self))));
  place.slot.length = desk_record_get_integer (old, DESK_APPOINTMENT_LENGTH);
  words = desk_place_row_make_words (&place, self->old_reception, get_context (self));
  adw_action_row_set_subtitle (self->moved, words);
  gtk_widget_set_visible (self->moved_group, TRUE);
}

/**
 * desk_booking_editor_wish:
 * @reception: (nullable): id of the reception that was chosen
 * @start: (nullable): wall time of the place that was chosen
 *
 * What was chosen before the form: in the grid, or of an appointment that is moved. Call it after the form is opened.
 */
void
desk_booking_editor_wish (DeskBookingEditor *self, const char *reception, const char *start)
{
  if (self->old != NULL)
    show_old_place (self);
  if (reception != NULL)
    desk_reception_row_set_id (self->reception, reception);
  if (start != NULL)
    {
      desk_free_places_wish (self->places, reception, start);
      desk_day_row_set_day (self->day, start);
    }
  search (self);
}

/**
 * desk_booking_editor_tell:
 * @from: where the notice is shown
 *
 * Tells what was saved, with its undo.
 */
void
desk_booking_editor_tell (DeskBookingEditor *self, GtkWidget *from)
{
  desk_free_places_search (self->places, NULL); /* the place that is booked now is not to be told as gone */
  if (self->booking != NULL)
    desk_booking_save_tell (self->booking, from);
}

/**
 * desk_booking_editor_is_walk_in:
 *
 * Returns: whether somebody who came without an appointment is received now
 */
gboolean
desk_booking_editor_is_walk_in (DeskBookingEditor *self)
{
  DeskRecord *record = get_record (self);

  return record != NULL && desk_record_get_boolean (record, DESK_APPOINTMENT_WALK_IN);
}
