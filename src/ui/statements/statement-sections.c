// SPDX-License-Identifier: GPL-3.0-or-later
// A registered statement in the order it is written in. What was amended stands beside what it said when it was
// registered.

#include "ui/statements/statement-sections.h"

#include "model/money.h"
#include "model/profile.h"
#include "ui/people/person-words.h"
#include "ui/widgets/field-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A section while it is made. */
typedef struct
{
  DeskStatementFile *file;
  DeskContext *context;
  AdwPreferencesGroup *group;
  guint n_rows;
} Section;

static void
add_widget (Section *self, GtkWidget *row)
{
  adw_preferences_group_add (self->group, row);
  self->n_rows++;
}

/* "was" is told where it is something else; a text that is not there (any more) is a dash. */
static char *
tell_both (const char *is, const char *was)
{
  const char *now = is != NULL && *is != '\0' ? is : "—";

  if (g_strcmp0 (is != NULL ? is : "", was != NULL ? was : "") == 0)
    return g_strdup (now);
  /* TRANSLATORS: a value that was amended, and what stood there when the statement was registered */
  return g_strdup_printf (_ ("%s\nWhen registered: %s"), now, was != NULL && *was != '\0' ? was : "—");
}

static GtkWidget *
add_row (Section *self, const char *title, const char *is, const char *was)
{
  GtkWidget *row;
  g_autofree char *text = NULL;

  if ((is == NULL || *is == '\0') && (was == NULL || *was == '\0'))
    return NULL;
  row = adw_action_row_new ();
  text = tell_both (is, was);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  if (g_strcmp0 (is, was) != 0)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("document-edit-symbolic"));
  add_widget (self, row);
  return row;
}

static char *
make_link (Section *self, DeskStatementField field, const char *id)
{
  if (field == DESK_STATEMENT_OFFICER)
    return desk_statement_file_name_officer (self->file, id, self->context);
  if (field == DESK_STATEMENT_VISIT || field == DESK_STATEMENT_APPLICANT || id == NULL)
    return NULL;
  return g_strdup (g_hash_table_lookup (self->file->numbers, id));
}

static char *
make_words (Section *self, DeskStatement *statement, DeskStatementField field)
{
  DeskRecord *record = DESK_RECORD (statement);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];

  if (table->kind == DESK_FIELD_BOOLEAN && !desk_record_get_boolean (record, field))
    return NULL;
  if (table->kind == DESK_FIELD_LINK)
    return make_link (self, field, desk_record_get_text (record, field));
  return desk_field_words_list (record, field, self->context);
}

static void
add_field (Section *self, DeskStatementField field)
{
  DeskStatementFile *file = self->file;
  g_autofree char *is = make_words (self, file->statement, field);
  g_autofree char *was = make_words (self, file->original, field);

  add_row (self, _ (desk_record_get_fields (DESK_RECORD (file->statement), NULL)[field].label), is, was);
}

static void
lead_to (GtkWidget *row, const char *action, const char *id)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

static void
fill_applicant (Section *self)
{
  DeskPerson *applicant = self->file->applicant;
  g_autofree char *name = applicant != NULL ? desk_person_words_get_name (applicant) : NULL;
  GtkWidget *row;

  if (name == NULL)
    return;
  row = add_row (self, _ ("Applicant"), name, name);
  lead_to (row, "win.show-person", desk_record_get_id (DESK_RECORD (applicant)));
}

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  /* Without a height of its own no line of it comes into view, and none is ever laid out. */
  gtk_widget_set_size_request (view, -1, 64);
  gtk_widget_add_css_class (view, "body-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text"), -1);
  return view;
}

static void
add_text (Section *self, const char *heading, const char *text)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  if (heading != NULL)
    {
      GtkWidget *label = gtk_label_new (heading);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), make_text (text));
  gtk_widget_add_css_class (box, "body-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  add_widget (self, row);
}

static void
fill_text (Section *self)
{
  g_autofree char *is = desk_statement_get_text (self->file->statement);
  g_autofree char *was = desk_statement_get_text (self->file->original);
  gboolean amended = !g_str_equal (is, was);

  if (*is != '\0' || amended)
    add_text (self, amended ? _ ("As amended") : NULL, is);
  if (amended)
    add_text (self, _ ("When registered"), was);
}

/* The keys of a list as it is and as it was, each once. */
static GPtrArray *
list_both_keys (DeskStatementFile *file, DeskStatementField field)
{
  g_autofree const char **is = desk_record_list_keys (DESK_RECORD (file->statement), field);
  g_autofree const char **was = desk_record_list_keys (DESK_RECORD (file->original), field);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; is[i] != NULL; i++)
    g_ptr_array_add (keys, g_strdup (is[i]));
  for (guint i = 0; was[i] != NULL; i++)
    if (!g_strv_contains (is, was[i]))
      g_ptr_array_add (keys, g_strdup (was[i]));
  return keys;
}

static void
add_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
describe_participant (Section *self, DeskStatement *statement, const char *key)
{
  DeskRecord *record = DESK_RECORD (statement);
  const char *id = desk_record_get_entry_text (record, DESK_STATEMENT_PARTICIPANT_PERSON, key);
  DeskPerson *person = id != NULL ? g_hash_table_lookup (self->file->persons, id) : NULL;
  g_autofree char *name = person != NULL ? desk_person_words_get_name (person) : NULL;
  GString *text = g_string_new (NULL);

  add_part (text, name);
  add_part (text, desk_record_get_entry_text (record, DESK_STATEMENT_PARTICIPANT_WORDS, key));
  add_part (text, desk_record_get_entry_text (record, DESK_STATEMENT_PARTICIPANT_POWERS, key));
  return g_string_free (text, FALSE);
}

/* In matters of domestic violence some roles have other names. */
static const char *
get_role (Section *self, const char *key)
{
  DeskProfile *profile = desk_context_get_profile (self->context);
  const char *language = desk_context_get_language (self->context);
  DeskRecord *record = DESK_RECORD (self->file->statement);
  const char *code = desk_record_get_entry_text (record, DESK_STATEMENT_PARTICIPANT, key);
  const char *kind = desk_record_get_text (record, DESK_STATEMENT_KIND);
  DeskTerm *role = desk_profile_get_term (profile, "participant_roles", code);
  const char *domestic = role != NULL && desk_profile_has_flag (profile, "statement_kinds", kind, "domestic")
                             ? desk_term_get_text (role, "domestic", language)
                             : NULL;

  if (domestic != NULL)
    return domestic;
  return role != NULL ? desk_term_get_label (role, language) : _ ("Person");
}

static void
fill_participants (Section *self)
{
  g_autoptr (GPtrArray) keys = list_both_keys (self->file, DESK_STATEMENT_PARTICIPANT);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autofree char *is = describe_participant (self, self->file->statement, key);
      g_autofree char *was = describe_participant (self, self->file->original, key);
      const char *id = desk_record_get_entry_text (DESK_RECORD (self->file->statement),
                                                   DESK_STATEMENT_PARTICIPANT_PERSON, key);
      GtkWidget *row = add_row (self, get_role (self, key), is, was);

      if (row != NULL && id != NULL && g_hash_table_contains (self->file->persons, id))
        lead_to (row, "win.show-person", id);
    }
}

static char *
make_sum (Section *self, gint64 hundredths)
{
  g_autofree char *sum = desk_money_show (hundredths);
  const char *currency = desk_profile_get_currency (desk_context_get_profile (self->context),
                                                    desk_context_get_language (self->context));

  return g_strdup_printf ("%s %s", sum, currency != NULL ? currency : "");
}

static char *
describe_item (Section *self, DeskStatement *statement, const char *key)
{
  DeskRecord *record = DESK_RECORD (statement);
  GVariant *count = desk_record_get_entry (record, DESK_STATEMENT_ITEM_COUNT, key);
  GVariant *value = desk_record_get_entry (record, DESK_STATEMENT_ITEM_VALUE, key);
  g_autofree char *sum = value != NULL ? make_sum (self, g_variant_get_int64 (value)) : NULL;
  g_autofree char *many = count != NULL && sum != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT " × %s",
                                                                          g_variant_get_int64 (count), sum)
                                                       : NULL;
  g_autofree char *alone = count != NULL && sum == NULL
                               ? g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (count))
                               : NULL;
  GString *text = g_string_new (NULL);

  add_part (text, desk_record_get_entry_text (record, DESK_STATEMENT_ITEM, key));
  add_part (text, many != NULL ? many : alone != NULL ? alone : sum);
  add_part (text, desk_record_get_entry_text (record, DESK_STATEMENT_ITEM_NUMBER, key));
  return g_string_free (text, FALSE);
}

static void
fill_items (Section *self)
{
  g_autoptr (GPtrArray) keys = list_both_keys (self->file, DESK_STATEMENT_ITEM);
  gint64 total = desk_statement_get_total (self->file->statement);
  gint64 was_total = desk_statement_get_total (self->file->original);
  g_autofree char *is_sum = total != 0 ? make_sum (self, total) : NULL;
  g_autofree char *was_sum = was_total != 0 ? make_sum (self, was_total) : NULL;

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      g_autofree char *is = describe_item (self, self->file->statement, key);
      g_autofree char *was = describe_item (self, self->file->original, key);

      add_row (self, _ ("Item"), is, was);
    }
  /* TRANSLATORS: what all items are worth together */
  add_row (self, _ ("In all"), is_sum, was_sum);
}

static void
fill_visit (Section *self)
{
  const char *visit = desk_record_get_text (DESK_RECORD (self->file->statement), DESK_STATEMENT_VISIT);

  if (visit != NULL)
    {
      GtkWidget *row = add_row (self, _ ("Visit"), _ ("From a visit to the Front desk"),
                                _ ("From a visit to the Front desk"));

      lead_to (row, "win.show-visit", visit);
    }
}

#define MAX_FIELDS 12

static const struct
{
  const char *title;
  void (*fill) (Section *self); /* what is no row of a field; NULL for none */
  guint n_fields;
  DeskStatementField fields[MAX_FIELDS];
} sections[] = {
  { N_ ("Kind and Event"),
    NULL,
    5,
    { DESK_STATEMENT_KIND, DESK_STATEMENT_TOPIC, DESK_STATEMENT_EVENT_FROM, DESK_STATEMENT_EVENT_TO,
      DESK_STATEMENT_PLACE } },
  { N_ ("Applicant"), fill_applicant, 1, { DESK_STATEMENT_ANONYMOUS } },
  { N_ ("Text"), fill_text, 0, { 0 } },
  { N_ ("Participants"), fill_participants, 0, { 0 } },
  { N_ ("Items"), fill_items, 0, { 0 } },
  { N_ ("Request"), NULL, 2, { DESK_STATEMENT_ADDRESSEE, DESK_STATEMENT_REQUEST } },
  { N_ ("Warning and Signature"),
    NULL,
    6,
    { DESK_STATEMENT_WARNING, DESK_STATEMENT_WARNED, DESK_STATEMENT_WARNING_REFUSED,
      DESK_STATEMENT_WARNING_REASON, DESK_STATEMENT_SIGNATURE, DESK_STATEMENT_SIGNATURE_REASON } },
  { N_ ("What Was Done"),
    NULL,
    8,
    { DESK_STATEMENT_ASSIGNED_TO, DESK_STATEMENT_AGENCY, DESK_STATEMENT_OUTGOING_NO, DESK_STATEMENT_DECISION,
      DESK_STATEMENT_DECISION_NO, DESK_STATEMENT_DECISION_TEXT, DESK_STATEMENT_ANSWER,
      DESK_STATEMENT_SUPERSEDED_BY } },
  { N_ ("Registration"),
    fill_visit,
    12,
    { DESK_STATEMENT_SUBMITTED, DESK_STATEMENT_REGISTERED, DESK_STATEMENT_OFFICER, DESK_STATEMENT_DESK,
      DESK_STATEMENT_REGIME, DESK_STATEMENT_FORM, DESK_STATEMENT_LANGUAGE, DESK_STATEMENT_SUPPLEMENT_TO,
      DESK_STATEMENT_REPEATS, DESK_STATEMENT_REPEAT_REASON, DESK_STATEMENT_CHECK_REASON,
      DESK_STATEMENT_PROFILE } },
};

/**
 * desk_statement_sections_fill:
 * @box: emptied first
 *
 * Shows what the statement says. Sections without a word are left out.
 */
void
desk_statement_sections_fill (GtkBox *box, DeskStatementFile *file, DeskContext *context)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      Section section = { file, context, ADW_PREFERENCES_GROUP (adw_preferences_group_new ()), 0 };

      adw_preferences_group_set_title (section.group, _ (sections[i].title));
      gtk_box_append (box, GTK_WIDGET (section.group));
      if (sections[i].fill != NULL)
        sections[i].fill (&section);
      for (guint j = 0; j < sections[i].n_fields; j++)
        add_field (&section, sections[i].fields[j]);
      if (section.n_rows == 0)
        gtk_box_remove (box, GTK_WIDGET (section.group));
    }
}
