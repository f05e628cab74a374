// SPDX-License-Identifier: GPL-3.0-or-later
// What a timeline says about an event. The events themselves are read from the journal by store/history.

#include "ui/widgets/event-words.h"

#include "model/moment.h"
#include "model/officer.h"
#include "model/printing.h"
#include "model/profile.h"
#include "model/record-types.h"
#include "model/viewing.h"
#include "model/visit.h"
#include "paper/papers.h"
#include "ui/officer-name.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

#define MAX_TOLD 160 /* letters of a value */

static GVariant *
find_value (const DeskEvent *event, const char *field)
{
  for (guint i = 0; i < event->fields->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (event->fields, i);

      if (g_str_equal (value->name, field))
        return value->value;
    }
  return NULL;
}

static const char *
find_text (const DeskEvent *event, const char *field)
{
  GVariant *value = find_value (event, field);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             ? g_variant_get_string (value, NULL)
             : NULL;
}

static const char *
get_label (const char *vocabulary, const char *code, DeskContext *context)
{
  const char *label = code != NULL ? desk_profile_get_label (desk_context_get_profile (context), vocabulary,
                                                             code, desk_context_get_language (context))
                                   : NULL;

  return label != NULL ? label : code;
}

/* "Surname, Phone": the labels of the fields that were changed, each once; internal ones are no news. */
static char *
list_fields (const DeskEvent *event)
{
  g_autoptr (DeskRecord) record = desk_record_types_create (event->kind, NULL);
  GString *names = g_string_new (NULL);
  int last = -1;

  for (guint i = 0; record != NULL && i < event->fields->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (event->fields, i);
      DeskRecordClass *klass = DESK_RECORD_GET_CLASS (record);
      int field = desk_record_class_find_field (klass, value->name, NULL);

      if (field < 0 || field == last || (klass->fields[field].flags & DESK_FIELD_INTERNAL))
        continue;
      last = field;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", _ (klass->fields[field].label));
    }
  return g_string_free (names, FALSE);
}

static char *
tell_change (const DeskEvent *event)
{
  g_autofree char *names = list_fields (event);

  if (names[0] == '\0')
    return g_strdup (_ ("Changed"));
  /* TRANSLATORS: an event of a history: these fields were changed */
  return g_strdup_printf (_ ("Changed: %s"), names);
}

static char *
tell_person (const DeskEvent *event, const char **icon)
{
  *icon = "document-edit-symbolic";
  if (event->created)
    {
      *icon = "contact-new-symbolic";
      return g_strdup (_ ("Recorded as a person"));
    }
  for (guint i = 0; i < event->fields->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (event->fields, i);

      if (g_str_equal (value->name, "same_as"))
        return g_strdup (value->value != NULL ? _ ("Linked with the same person")
                                              : _ ("The link was undone"));
      if (g_str_has_prefix (value->name, "distinct."))
        return g_strdup (_ ("Told apart from somebody else"));
    }
  return tell_change (event);
}

/* A sealed matter in the history of its person: what it is about, how it ended and why is no business of that page. */
static gboolean
is_sealed (const DeskEvent *event, const char *about, DeskContext *context)
{
  DeskProfile *profile = desk_context_get_profile (context);
  gboolean sealed =
      (event->topic != NULL && desk_profile_has_flag (profile, "topics", event->topic, "sealed"))
      || (event->matter != NULL
          && desk_profile_has_flag (profile, "statement_kinds", event->matter, "sealed"));

  return sealed && g_strcmp0 (event->record, about) != 0;
}

static char *
tell_visit (const DeskEvent *event, gboolean sealed, DeskContext *context, const char **icon)
{
  const char *state = find_text (event, "state");
  const char *topic =
      sealed ? _ ("sealed matter") : get_label ("topics", find_text (event, "topic"), context);
  const char *label = get_label ("visit_states", state, context);
  const char *outcome = sealed ? NULL : get_label ("outcomes", find_text (event, "outcome"), context);

  *icon = "system-users-symbolic";
  if (event->created)
    /* TRANSLATORS: an event of a history: somebody came about a topic */
    return topic != NULL ? g_strdup_printf (_ ("Came: %s"), topic) : g_strdup (_ ("Came"));
  if (g_strcmp0 (state, "finished") == 0 && outcome != NULL)
    return desk_field_words_about (label, outcome);
  if (state != NULL)
    return g_strdup (label);
  *icon = "document-edit-symbolic";
  return sealed ? g_strdup (_ ("Changed")) : tell_change (event);
}

/* The value of an entry that this event wrote into a list: "event.0abc". */
static const char *
find_entry_text (const DeskEvent *event, const char *list)
{
  g_autofree char *prefix = g_strconcat (list, ".", NULL);

  for (guint i = 0; i < event->fields->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (event->fields, i);

      if (g_str_has_prefix (value->name, prefix) && value->value != NULL
          && g_variant_is_of_type (value->value, G_VARIANT_TYPE_STRING))
        return g_variant_get_string (value->value, NULL);
    }
  return NULL;
}

static char *
tell_statement (const DeskEvent *event, gboolean sealed, DeskContext *context, const char **icon)
{
  const char *happened = get_label ("statement_events", find_entry_text (event, "event"), context);
  const char *state = get_label ("statement_states", find_text (event, "state"), context);
  const char *number = find_entry_text (event, "official");
  const char *kind = sealed ? _ ("sealed matter") : get_label ("statement_kinds", event->matter, context);

  *icon = "document-edit-symbolic";
  if (event->created)
    /* TRANSLATORS: an event of a history: a statement was registered, with its kind */
    return g_strdup_printf (_ ("Statement registered: %s"), kind != NULL ? kind : "");
  if (sealed)
    return g_strdup (_ ("Changed"));
  if (happened != NULL)
    return g_strdup (happened);
  if (number != NULL)
    /* TRANSLATORS: an event of a history: the number another register gave */
    return g_strdup_printf (_ ("Number attached: %s"), number);
  if (find_text (event, "signature") != NULL)
    return g_strdup (get_label ("signatures", find_text (event, "signature"), context));
  if (find_entry_text (event, "paused") != NULL)
    return g_strdup (_ ("A term was paused"));
  return state != NULL ? g_strdup (state) : tell_change (event);
}

/* "ID card, Passport": what this event wrote into a list of documents. */
static char *
list_documents (const DeskEvent *event, DeskContext *context)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < event->fields->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (event->fields, i);

      if ((g_str_has_prefix (value->name, "document.") || g_str_equal (value->name, "document"))
          && value->value != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                get_label ("document_types", g_variant_get_string (value->value, NULL),
                                           context));
    }
  return g_string_free (names, FALSE);
}

static char *
tell_loss (const DeskEvent *event, DeskContext *context, const char **icon)
{
  const char *happened = get_label ("loss_states", find_entry_text (event, "event"), context);
  const char *number = find_entry_text (event, "official");
  g_autofree char *documents = list_documents (event, context);

  *icon = "auth-smartcard-symbolic";
  if (event->created)
    /* TRANSLATORS: an event of a history: documents were declared lost, with their types */
    return g_strdup_printf (_ ("Declared lost: %s"), documents);
  if (number != NULL)
    return g_strdup_printf (_ ("Number attached: %s"), number);
  return happened != NULL ? g_strdup (happened) : tell_change (event);
}

static char *
tell_find (const DeskEvent *event, DeskContext *context, const char **icon)
{
  const char *happened = get_label ("find_states", find_entry_text (event, "event"), context);
  const char *verdict = get_label ("match_verdicts", find_entry_text (event, "match_verdict"), context);
  g_autofree char *document = list_documents (event, context);

  *icon = "document-save-symbolic";
  if (event->created)
    /* TRANSLATORS: an event of a history: a document was found and brought, with its type */
    return g_strdup_printf (_ ("Found: %s"), document);
  if (verdict != NULL)
    /* TRANSLATORS: an event of a history: what an officer decided about a match */
    return g_strdup_printf (_ ("Match decided: %s"), verdict);
  return happened != NULL ? g_strdup (happened) : tell_change (event);
}

/* "24.11.2026, 09:30" */
static char *
make_start (const DeskEvent *event)
{
  const char *start = find_text (event, "start");
  DeskMoment moment;

  return start != NULL && desk_moment_from_wall (start, &moment) && moment.hour >= 0
             ? g_strdup_printf ("%02d.%02d.%04d, %02d:%02d", moment.day, moment.month, moment.year,
                                moment.hour, moment.minute)
             : NULL;
}

static char *
tell_appointment (const DeskEvent *event, gboolean sealed, DeskContext *context, const char **icon)
{
  const char *state = get_label ("appointment_states", find_text (event, "state"), context);
  const char *result = get_label ("reception_results", find_text (event, "result"), context);
  g_autofree char *start = make_start (event);

  *icon = "x-office-calendar-symbolic";
  if (event->created)
    /* TRANSLATORS: an event of a history: somebody was booked for this time */
    return g_strdup_printf (_ ("Booked for %s"), start != NULL ? start : "");
  if (sealed)
    return g_strdup (state != NULL ? state : _ ("Changed"));
  if (result != NULL)
    /* TRANSLATORS: an event of a history: what came of a reception */
    return g_strdup_printf (_ ("Result of the reception: %s"), result);
  if (find_value (event, "answered") != NULL)
    return g_strdup (_ ("The visitor was answered"));
  return state != NULL ? g_strdup (state) : tell_change (event);
}

/* The name of a file tells of the matter: only the page of the matter itself shows it. */
static char *
tell_attachment (const DeskEvent *event, const char *about)
{
  const char *name = find_text (event, "name");

  if (!event->created)
    return g_strdup (_ ("An attachment was declared not valid"));
  if (name == NULL || g_strcmp0 (find_text (event, "of"), about) != 0)
    return g_strdup (_ ("A file was attached"));
  /* TRANSLATORS: an event of a history: a file was attached, with its name */
  return g_strdup_printf (_ ("Attached: %s"), name);
}

/* A history tells that a text was changed and how it begins; the whole of it stands on the page. */
static char *
clip (char *text)
{
  if (text != NULL && g_utf8_strlen (text, -1) > MAX_TOLD)
    {
      char *end = g_utf8_offset_to_pointer (text, MAX_TOLD);
      g_autofree char *whole = text;

      *end = '\0';
      return g_strconcat (whole, "…", NULL);
    }
  return text;
}

static char *
tell_value (const char *label, const char *was, const char *is)
{
  g_autofree char *both = NULL;

  if (was == NULL)
    return desk_field_words_about (label, is);
  /* TRANSLATORS: of a change: what was there before, and what is there now */
  both = g_strdup_printf (C_ ("change", "%1$s → %2$s"), was, is);
  return desk_field_words_about (label, both);
}

/* "Surname: Іваненко → Іванченко": the new value beside the old. What was set for the first time is told only where the
 * event is nothing but that. */
static char *
list_values (const DeskEvent *event, DeskContext *context)
{
  g_autoptr (DeskRecord) record = desk_record_types_create (event->kind, NULL);
  gboolean tells_new = find_value (event, "state") == NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; record != NULL && !event->created && i < event->fields->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (event->fields, i);
      DeskRecordClass *klass = DESK_RECORD_GET_CLASS (record);
      int place = desk_record_class_find_field (klass, value->name, NULL);
      const DeskField *field = place >= 0 ? &klass->fields[place] : NULL;
      g_autofree char *was = NULL;
      g_autofree char *is = NULL;
      g_autofree char *line = NULL;

      if (field == NULL || (field->flags & DESK_FIELD_INTERNAL) || field->kind == DESK_FIELD_LINK)
        continue;
      was = clip (desk_field_words_make (field, g_ptr_array_index (event->were, i), context));
      is = clip (desk_field_words_make (field, value->value, context));
      if (was == NULL && (is == NULL || !tells_new))
        continue;
      line = tell_value (_ (field->label), was, is != NULL ? is : "—");
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
    }
  return lines->len > 0 ? g_string_free_and_steal (g_steal_pointer (&lines)) : NULL;
}

static char *
tell_viewing (const DeskEvent *event, DeskContext *context)
{
  const char *words = find_text (event, "purpose_text");
  const char *purpose = get_label ("access_purposes", find_text (event, "purpose"), context);

  /* TRANSLATORS: an event of a history: somebody looked at the record, with the purpose */
  return g_strdup_printf (_ ("Opened: %s"), words != NULL ? words : purpose != NULL ? purpose : "");
}

static char *
tell_printing (const DeskEvent *event)
{
  const char *id = find_text (event, "paper");
  const DeskPaper *paper = id != NULL ? desk_papers_find (id) : NULL;

  /* TRANSLATORS: an event of a history: a paper was printed */
  return g_strdup_printf (_ ("Printed: %s"), paper != NULL ? _ (paper->title) : id != NULL ? id : "");
}

static char *
find_officer (const DeskEvent *event, GPtrArray *officers, DeskContext *context)
{
  for (guint i = 0; officers != NULL && i < officers->len; i++)
    {
      DeskRecord *officer = g_ptr_array_index (officers, i);

      if (g_strcmp0 (desk_record_get_text (officer, DESK_OFFICER_CODE), event->officer) == 0)
        return desk_officer_name_make (DESK_OFFICER (officer), desk_context_get_profile (context),
                                       desk_context_get_language (context));
    }
  return g_strdup (event->officer);
}

/**
 * desk_event_describe:
 * @about: id of the record whose history it stands in
 * @officers: (element-type DeskOfficer): to tell who it was
 * @out: (out caller-allocates): clear it after use
 */
void
desk_event_describe (const DeskEvent *event, const char *about, GPtrArray *officers, DeskContext *context,
                     DeskEventWords *out)
{
  gboolean sealed = is_sealed (event, about, context);
  g_autofree char *when = desk_field_words_moment (event->time, context);
  g_autofree char *who = find_officer (event, officers, context);
  GString *detail = g_string_new (when != NULL ? when : "");

  out->icon = "document-properties-symbolic";
  if (g_str_equal (event->kind, "person"))
    out->title = tell_person (event, &out->icon);
  else if (g_str_equal (event->kind, "visit"))
    out->title = tell_visit (event, sealed, context, &out->icon);
  else if (g_str_equal (event->kind, "statement"))
    out->title = tell_statement (event, sealed, context, &out->icon);
  else if (g_str_equal (event->kind, "loss"))
    out->title = tell_loss (event, context, &out->icon);
  else if (g_str_equal (event->kind, "find"))
    out->title = tell_find (event, context, &out->icon);
  else if (g_str_equal (event->kind, "appointment"))
    out->title = tell_appointment (event, sealed, context, &out->icon);
  else if (g_str_equal (event->kind, "attachment"))
    {
      out->icon = "mail-attachment-symbolic";
      out->title = tell_attachment (event, about);
    }
  else if (g_str_equal (event->kind, "viewing"))
    {
      out->icon = "view-reveal-symbolic";
      out->title = tell_viewing (event, context);
    }
  else if (g_str_equal (event->kind, "printing"))
    {
      out->icon = "printer-symbolic";
      out->title = tell_printing (event);
    }
  else
    out->title = tell_change (event);

  if (who != NULL)
    g_string_append_printf (detail, " · %s", who);
  if (event->reason != NULL && !sealed)
    g_string_append_printf (detail, " · %s", event->reason);
  out->detail = g_string_free (detail, FALSE);
  out->values = sealed ? NULL : list_values (event, context);
}

/**
 * desk_event_words_clear:
 */
void
desk_event_words_clear (DeskEventWords *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->values, g_free);
}
