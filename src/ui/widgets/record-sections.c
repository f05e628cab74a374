// SPDX-License-Identifier: GPL-3.0-or-later
// A registered record in the order it is written in. What was amended stands beside what it said when it was registered.

#include "ui/widgets/record-sections.h"

#include "ui/people/person-words.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

static void
add_widget (DeskRecordSection *self, GtkWidget *row)
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
  /* TRANSLATORS: a value that was amended, and what stood there when the record was registered */
  return g_strdup_printf (_ ("%s\nWhen registered: %s"), now,
                          was != NULL && *was != '\0' ? was : _ ("nothing"));
}

/**
 * desk_record_section_add_row:
 * @title: translated
 * @is: (nullable): what is said now
 * @was: (nullable): what was said when it was registered
 *
 * Returns: (transfer none) (nullable): the new row; NULL where there is nothing to say
 */
GtkWidget *
desk_record_section_add_row (DeskRecordSection *self, const char *title, const char *is, const char *was)
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
make_words (DeskRecordSection *self, DeskRecord *record, guint field)
{
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];

  if (table->kind == DESK_FIELD_BOOLEAN && !desk_record_get_boolean (record, field))
    return NULL;
  if (table->kind == DESK_FIELD_LINK)
    {
      const char *id = desk_record_get_text (record, field);

      return id != NULL && self->name_link != NULL ? self->name_link (self, field, id) : NULL;
    }
  return desk_field_words_list (record, field, self->context);
}

/**
 * desk_record_section_add_field:
 * Shows a field under its label, where it has a value or had one.
 */
void
desk_record_section_add_field (DeskRecordSection *self, guint field)
{
  g_autofree char *is = make_words (self, self->is, field);
  g_autofree char *was = make_words (self, self->was, field);

  desk_record_section_add_row (self, _ (desk_record_get_fields (self->is, NULL)[field].label), is, was);
}

/**
 * desk_record_section_lead_to:
 * @action: static
 * @id: its parameter
 *
 * Lets a row open what it is about.
 */
void
desk_record_section_lead_to (GtkWidget *row, const char *action, const char *id)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

/**
 * desk_record_section_add_person:
 * @title: translated
 * @person: (nullable): nothing is shown where there is none
 *
 * Shows a person by name; the row opens the person.
 */
void
desk_record_section_add_person (DeskRecordSection *self, const char *title, DeskPerson *person)
{
  g_autofree char *name = person != NULL ? desk_person_words_get_name (person) : NULL;

  if (name != NULL)
    desk_record_section_lead_to (desk_record_section_add_row (self, title, name, name), "win.show-person",
                                 desk_record_get_id (DESK_RECORD (person)));
}

/**
 * desk_record_section_add_visit:
 * @visit: (nullable): id; nothing is shown where there is none
 *
 * Leads to the visit of which the record came.
 */
void
desk_record_section_add_visit (DeskRecordSection *self, const char *visit)
{
  const char *words = _ ("From a visit to the Front desk");

  if (visit != NULL)
    desk_record_section_lead_to (desk_record_section_add_row (self, _ ("Visit"), words, words),
                                 "win.show-visit", visit);
}

/* Not a text view: that keeps the height it had where its lines were shorter. */
static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static void
add_body (DeskRecordSection *self, const char *heading, const char *text)
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

/**
 * desk_record_section_add_text:
 * @is: (nullable): a text of several lines, as it is now
 * @was: (nullable): as it was when it was registered
 *
 * Shows the text, and below it the one it took the place of.
 */
void
desk_record_section_add_text (DeskRecordSection *self, const char *is, const char *was)
{
  const char *now = is != NULL ? is : "";
  const char *then = was != NULL ? was : "";
  gboolean amended = !g_str_equal (now, then);

  if (*now != '\0' || amended)
    add_body (self, amended ? _ ("As amended") : NULL, now);
  if (amended)
    add_body (self, _ ("When registered"), then);
}

/**
 * desk_record_section_list_keys:
 * @field: a keyed one
 *
 * Returns: (transfer full) (element-type utf8): the keys of the list as it is and as it was, each once
 */
GPtrArray *
desk_record_section_list_keys (DeskRecordSection *self, guint field)
{
  g_autofree const char **is = desk_record_list_keys (self->is, field);
  g_autofree const char **was = desk_record_list_keys (self->was, field);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; is[i] != NULL; i++)
    g_ptr_array_add (keys, g_strdup (is[i]));
  for (guint i = 0; was[i] != NULL; i++)
    if (!g_strv_contains (is, was[i]))
      g_ptr_array_add (keys, g_strdup (was[i]));
  return keys;
}

/**
 * desk_record_section_add_part:
 * @part: (nullable)
 *
 * Puts one more particular behind those that are there: "A · B".
 */
void
desk_record_section_add_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/**
 * desk_record_sections_fill:
 * @box: emptied first
 * @about: what the sections are about
 * @layouts: (array length=n_layouts): static
 *
 * Shows what the record says. Sections without a word are left out.
 */
void
desk_record_sections_fill (GtkBox *box, const DeskRecordSection *about,
                           const DeskRecordSectionLayout *layouts, guint n_layouts)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < n_layouts; i++)
    {
      DeskRecordSection section = *about;

      section.group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      section.n_rows = 0;
      adw_preferences_group_set_title (section.group, _ (layouts[i].title));
      gtk_box_append (box, GTK_WIDGET (section.group));
      if (layouts[i].fill != NULL)
        layouts[i].fill (&section);
      for (guint j = 0; j < layouts[i].n_fields; j++)
        desk_record_section_add_field (&section, layouts[i].fields[j]);
      if (section.n_rows == 0)
        gtk_box_remove (box, GTK_WIDGET (section.group));
    }
}
