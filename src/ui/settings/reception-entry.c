// SPDX-License-Identifier: GPL-3.0-or-later
// One rule or exception. Its kind says which lines it has. Typing reaches the record when a field is left, a toggle at once.

#include "ui/settings/reception-entry.h"

#include "model/day-text.h"
#include "ui/settings/reception-toggles.h"
#include "ui/settings/reception-typed.h"
#include "ui/widgets/code-entry.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/focus-order.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

/* One field of the entry, where it is filled in, and what is said about it below. */
typedef struct
{
  DeskReceptionEntry *entry;
  DeskReceptionField field;
  const char *kinds; /* for which it is shown, blanks between; NULL: for all */
  GtkWidget *whole;  /* the widget with its caption */
  GtkWidget *widget; /* a GtkEntry, a DeskReceptionToggles or a DeskCodeEntry */
  GtkLabel *message;
  DeskFieldReading reading;
  char *finding;
  DeskFindingLevel finding_level;
} Cell;

struct _DeskReceptionEntry
{
  AdwPreferencesRow parent_instance;

  DeskContext *context;
  DeskRecord *record;
  DeskReceptionField field;
  char *key;
  GPtrArray *cells; /* of Cell */
  gboolean showing;
  GtkWidget *column;
  GtkWidget *remove;
};

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskReceptionEntry, desk_reception_entry, ADW_TYPE_PREFERENCES_ROW)

static void
cell_free (gpointer data)
{
  Cell *cell = data;

  desk_field_reading_clear (&cell->reading);
  g_free (cell->finding);
  g_free (cell);
}

static const DeskField *
get_field (DeskReceptionEntry *self, DeskReceptionField field)
{
  return &desk_record_get_fields (self->record, NULL)[field];
}

static Cell *
find_cell (DeskReceptionEntry *self, DeskReceptionField field)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (((Cell *)g_ptr_array_index (self->cells, i))->field == field)
      return g_ptr_array_index (self->cells, i);
  return NULL;
}

static void
show_message (Cell *cell)
{
  gboolean is_unread = cell->reading.level == DESK_VERDICT_ERROR;
  gboolean has_finding = !is_unread && cell->finding != NULL;
  gboolean is_error = is_unread || (has_finding && cell->finding_level == DESK_FINDING_ERROR);
  const char *text = has_finding ? cell->finding : cell->reading.message;

  gtk_label_set_text (cell->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (cell->message), text != NULL && gtk_widget_get_visible (cell->whole));
  gtk_widget_remove_css_class (GTK_WIDGET (cell->message), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (cell->message), "warning");
  gtk_widget_remove_css_class (cell->widget, "error");
  if (is_error || has_finding)
    gtk_widget_add_css_class (GTK_WIDGET (cell->message), is_error ? "error" : "warning");
  if (is_error)
    gtk_widget_add_css_class (cell->widget, "error");
  desk_field_message_tell (cell->widget, cell->message, is_error ? DESK_VERDICT_ERROR : DESK_VERDICT_OK);
}

static void
set_text (DeskReceptionEntry *self, DeskReceptionField field, const char *text)
{
  if (g_strcmp0 (desk_record_get_entry_text (self->record, field, self->key), text) != 0)
    desk_record_set_entry (self->record, field, self->key, text != NULL ? g_variant_new_string (text) : NULL);
}

static void
show_cell (Cell *cell)
{
  DeskReceptionEntry *self = cell->entry;
  GVariant *value = desk_record_get_entry (self->record, cell->field, self->key);
  g_autofree char *text = desk_reception_typed_show (cell->field, value, self->context);

  if (DESK_IS_CODE_ENTRY (cell->widget))
    desk_code_entry_set_code (DESK_CODE_ENTRY (cell->widget),
                              value != NULL ? g_variant_get_string (value, NULL) : NULL);
  else if (DESK_IS_RECEPTION_TOGGLES (cell->widget))
    desk_reception_toggles_set_words (DESK_RECEPTION_TOGGLES (cell->widget),
                                      value != NULL ? g_variant_get_string (value, NULL) : NULL);
  else if (cell->reading.level != DESK_VERDICT_ERROR
           && !(gtk_widget_get_state_flags (cell->widget) & GTK_STATE_FLAG_FOCUS_WITHIN)
           && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (cell->widget)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (cell->widget), text);
}

/* An error stays as typed and out of the record. */
static void
take_text (Cell *cell)
{
  DeskReceptionEntry *self = cell->entry;
  g_autofree char *text = NULL;

  desk_field_reading_clear (&cell->reading);
  desk_reception_typed_read (cell->field, gtk_editable_get_text (GTK_EDITABLE (cell->widget)), self->context,
                             &cell->reading);
  show_message (cell);
  if (cell->reading.level == DESK_VERDICT_ERROR)
    return;
  set_text (self, cell->field, cell->reading.value);
  text = desk_reception_typed_show (cell->field, desk_record_get_entry (self->record, cell->field, self->key),
                                    self->context);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (cell->widget)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (cell->widget), text);
}

static void
on_leave (Cell *cell)
{
  if (!cell->entry->showing && cell->entry->record != NULL)
    take_text (cell);
}

static void
on_toggled (Cell *cell)
{
  g_autofree char *words = desk_reception_toggles_get_words (DESK_RECEPTION_TOGGLES (cell->widget));

  set_text (cell->entry, cell->field, words);
}

/* Every rule has its button: each says which one it is for. */
static void
name_button (DeskReceptionEntry *self, const char *kind)
{
  const char *act = self->field == DESK_RECEPTION_RULE ? _ ("Remove the rule") : _ ("Remove the exception");
  DeskVocabulary *kinds = desk_profile_get_vocabulary (desk_context_get_profile (self->context),
                                                       get_field (self, self->field)->detail);
  DeskTerm *term = kind != NULL ? desk_vocabulary_get_term (kinds, kind) : NULL;

  desk_spoken_set_act (self->remove, act,
                       term != NULL ? desk_term_get_label (term, desk_context_get_language (self->context))
                                    : NULL);
}

static void
show_lines (DeskReceptionEntry *self)
{
  const char *kind = desk_record_get_entry_text (self->record, self->field, self->key);

  name_button (self, kind);
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);
      g_auto (GStrv) kinds = g_strsplit (cell->kinds != NULL ? cell->kinds : "", " ", -1);

      gtk_widget_set_visible (cell->whole,
                              cell->kinds == NULL
                                  || (kind != NULL && g_strv_contains ((const char *const *)kinds, kind)));
      show_message (cell);
    }
}

static void
on_kind (Cell *cell)
{
  const char *code = desk_code_entry_get_code (DESK_CODE_ENTRY (cell->widget));

  if (cell->entry->showing)
    return;
  /* An entry without a kind would be none: it goes by its button alone. */
  if (code == NULL)
    show_cell (cell);
  else
    set_text (cell->entry, cell->field, code);
  show_lines (cell->entry);
}

static void
on_moved_on (DeskReceptionEntry *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

static void
on_remove (DeskReceptionEntry *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

/* The message of a cell stands below its line. */
static Cell *
add_cell (DeskReceptionEntry *self, DeskReceptionField field, GtkWidget *whole, GtkWidget *widget)
{
  Cell *cell = g_new0 (Cell, 1);

  cell->entry = self;
  cell->field = field;
  cell->whole = whole;
  cell->widget = widget;
  cell->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (cell->message, TRUE);
  gtk_label_set_xalign (cell->message, 0);
  gtk_widget_add_css_class (GTK_WIDGET (cell->message), "caption");
  gtk_widget_set_visible (GTK_WIDGET (cell->message), FALSE);
  g_ptr_array_add (self->cells, cell);
  return cell;
}

static GtkWidget *
add_caption (GtkWidget *widget, const char *text)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dimmed");
  gtk_box_append (GTK_BOX (whole), caption);
  gtk_box_append (GTK_BOX (whole), widget);
  gtk_widget_set_hexpand (whole, TRUE);
  return whole;
}

static void
add_kind (DeskReceptionEntry *self)
{
  const DeskField *field = get_field (self, self->field);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *kind = g_object_new (DESK_TYPE_CODE_ENTRY, "width-chars", 24, "hexpand", TRUE, NULL);
  Cell *cell = add_cell (self, self->field, line, kind);

  g_object_set (kind, "label", _ (field->label), NULL);
  desk_code_entry_bind (DESK_CODE_ENTRY (kind),
                        desk_profile_get_vocabulary (desk_context_get_profile (self->context), field->detail),
                        desk_context_get_language (self->context));
  g_signal_connect_swapped (kind, "notify::code", G_CALLBACK (on_kind), cell);
  g_signal_connect_swapped (kind, "move-on", G_CALLBACK (on_moved_on), self);
  self->remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (line), kind);
  gtk_box_append (GTK_BOX (line), self->remove);
  gtk_box_append (GTK_BOX (self->column), line);
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (cell->message));
}

static void
add_toggles (DeskReceptionEntry *self, DeskReceptionField field, GtkWidget *toggles, const char *kinds)
{
  GtkWidget *whole = add_caption (toggles, _ (get_field (self, field)->label));
  Cell *cell = add_cell (self, field, whole, toggles);

  cell->kinds = kinds;
  g_signal_connect_swapped (toggles, "changed", G_CALLBACK (on_toggled), cell);
  gtk_box_append (GTK_BOX (self->column), whole);
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (cell->message));
}

static void
add_weekdays (DeskReceptionEntry *self)
{
  static const char *const words[] = { "mo", "tu", "we", "th", "fr", "sa", "su" };
  GtkWidget *toggles = desk_reception_toggles_new (_ (get_field (self, DESK_RECEPTION_RULE_DAYS)->label));

  for (int i = 0; i < (int)G_N_ELEMENTS (words); i++)
    {
      GDateWeekday weekday = (GDateWeekday)(G_DATE_MONDAY + i);

      desk_reception_toggles_add (DESK_RECEPTION_TOGGLES (toggles), words[i],
                                  desk_day_text_get_short_weekday (weekday),
                                  desk_day_text_get_weekday (weekday));
    }
  add_toggles (self, DESK_RECEPTION_RULE_DAYS, toggles, "weekly every_other_week nth_weekday");
}

static void
add_nth (DeskReceptionEntry *self)
{
  static const struct
  {
    const char *word;
    const char *label;
    const char *name;
  } words[] = {
    /* TRANSLATORS: on a button: the first, second … such weekday of the month */
    { "1", NC_ ("nth weekday", "1st"), NC_ ("nth weekday", "First") },
    { "2", NC_ ("nth weekday", "2nd"), NC_ ("nth weekday", "Second") },
    { "3", NC_ ("nth weekday", "3rd"), NC_ ("nth weekday", "Third") },
    { "4", NC_ ("nth weekday", "4th"), NC_ ("nth weekday", "Fourth") },
    { "5", NC_ ("nth weekday", "5th"), NC_ ("nth weekday", "Fifth") },
    { "last", NC_ ("nth weekday", "Last"), NC_ ("nth weekday", "Last") },
  };
  GtkWidget *toggles = desk_reception_toggles_new (_ (get_field (self, DESK_RECEPTION_RULE_NTH)->label));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    desk_reception_toggles_add (DESK_RECEPTION_TOGGLES (toggles), words[i].word,
                                g_dpgettext2 (NULL, "nth weekday", words[i].label),
                                g_dpgettext2 (NULL, "nth weekday", words[i].name));
  add_toggles (self, DESK_RECEPTION_RULE_NTH, toggles, "nth_weekday");
}

static Cell *
make_text (DeskReceptionEntry *self, DeskReceptionField field, const char *hint)
{
  const char *label = _ (get_field (self, field)->label);
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Cell *cell = add_cell (self, field, add_caption (entry, label), entry);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), cell);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_leave), cell);
  gtk_widget_add_controller (entry, focus);
  return cell;
}

/* One or two fields side by side, as wide as each other in every line; @second is the same as @first for one alone. */
static void
add_texts (DeskReceptionEntry *self, DeskReceptionField first, DeskReceptionField second, const char *hint,
           const char *kinds)
{
  GtkWidget *line = adw_wrap_box_new ();
  Cell *cells[] = { make_text (self, first, hint), first != second ? make_text (self, second, hint) : NULL };
  g_autoptr (GtkSizeGroup) same_width = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (line), ADW_JUSTIFY_FILL);
  gtk_box_append (GTK_BOX (self->column), line);
  for (guint i = 0; i < G_N_ELEMENTS (cells) && cells[i] != NULL; i++)
    {
      cells[i]->kinds = kinds;
      gtk_size_group_add_widget (same_width, cells[i]->whole);
      adw_wrap_box_append (ADW_WRAP_BOX (line), cells[i]->whole);
      gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (cells[i]->message));
    }
}

static gboolean
desk_reception_entry_grab_focus (GtkWidget *widget)
{
  DeskReceptionEntry *self = DESK_RECEPTION_ENTRY (widget);

  return desk_reception_entry_focus_field (self, self->field);
}

static void
desk_reception_entry_dispose (GObject *object)
{
  DeskReceptionEntry *self = DESK_RECEPTION_ENTRY (object);

  g_clear_object (&self->record);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_reception_entry_parent_class)->dispose (object);
}

static void
desk_reception_entry_finalize (GObject *object)
{
  DeskReceptionEntry *self = DESK_RECEPTION_ENTRY (object);

  g_ptr_array_unref (self->cells);
  g_free (self->key);

  G_OBJECT_CLASS (desk_reception_entry_parent_class)->finalize (object);
}

static void
desk_reception_entry_class_init (DeskReceptionEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_reception_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_reception_entry_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_reception_entry_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = desk_focus_order_move;

  /**
   * DeskReceptionEntry::removed:
   * The officer wants the entry to go.
   */
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
desk_reception_entry_init (DeskReceptionEntry *self)
{
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->column, "list-entry");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->column);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * desk_reception_entry_new:
 * @field: %DESK_RECEPTION_RULE or %DESK_RECEPTION_EXCEPTION
 * @key: the key of the entry
 *
 * Returns: (transfer floating): a row for one rule or exception
 */
DeskReceptionEntry *
desk_reception_entry_new (DeskContext *context, DeskRecord *record, DeskReceptionField field, const char *key)
{
  DeskReceptionEntry *self = g_object_new (DESK_TYPE_RECEPTION_ENTRY, NULL);

  self->context = g_object_ref (context);
  self->record = g_object_ref (record);
  self->field = field;
  self->key = g_strdup (key);
  add_kind (self);
  if (field == DESK_RECEPTION_RULE)
    {
      add_weekdays (self);
      add_nth (self);
      add_texts (self, DESK_RECEPTION_RULE_DATES, DESK_RECEPTION_RULE_DATES, _ ("5.12, 19.12"), "dates");
      add_texts (self, DESK_RECEPTION_RULE_FROM, DESK_RECEPTION_RULE_TO, NULL, NULL);
      add_texts (self, DESK_RECEPTION_RULE_VALID_FROM, DESK_RECEPTION_RULE_VALID_TO, _ ("Always"), NULL);
    }
  else
    {
      add_texts (self, DESK_RECEPTION_EXCEPTION_FROM, DESK_RECEPTION_EXCEPTION_TO, NULL, NULL);
      add_texts (self, DESK_RECEPTION_EXCEPTION_BEGINS, DESK_RECEPTION_EXCEPTION_ENDS, _ ("Whole day"), NULL);
      add_texts (self, DESK_RECEPTION_EXCEPTION_REASON, DESK_RECEPTION_EXCEPTION_REASON, NULL, NULL);
    }
  desk_reception_entry_show (self);
  return self;
}

/**
 * desk_reception_entry_get_key:
 *
 * Returns: (transfer none): the key of the entry
 */
const char *
desk_reception_entry_get_key (DeskReceptionEntry *self)
{
  return self->key;
}

/**
 * desk_reception_entry_show:
 * Shows what the record says now. Text that is being typed, or is wrong and so not in the record, stays.
 */
void
desk_reception_entry_show (DeskReceptionEntry *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->cells->len; i++)
    show_cell (g_ptr_array_index (self->cells, i));
  self->showing = FALSE;
  show_lines (self);
}

/**
 * desk_reception_entry_commit:
 * Takes what was typed into the record, as leaving its fields does.
 */
void
desk_reception_entry_commit (DeskReceptionEntry *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);

      if (DESK_IS_CODE_ENTRY (cell->widget))
        desk_code_entry_commit (DESK_CODE_ENTRY (cell->widget));
      else if (GTK_IS_ENTRY (cell->widget))
        take_text (cell);
    }
}

/**
 * desk_reception_entry_get_level:
 *
 * Returns: how what stands in the entry is to be judged: whether it can be read
 */
DeskVerdict
desk_reception_entry_get_level (DeskReceptionEntry *self)
{
  DeskVerdict level = DESK_VERDICT_OK;

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);

      if (gtk_widget_get_visible (cell->whole))
        level = MAX (level, cell->reading.level);
    }
  return level;
}

/**
 * desk_reception_entry_show_findings:
 * @findings: (element-type DeskFinding): of the whole reception
 *
 * Says at each field what was found about it, the worst of several.
 */
void
desk_reception_entry_show_findings (DeskReceptionEntry *self, GArray *findings)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = g_ptr_array_index (self->cells, i);
      const DeskFinding *worst = NULL;

      for (guint j = 0; j < findings->len; j++)
        {
          const DeskFinding *finding = &g_array_index (findings, DeskFinding, j);

          if (finding->field == cell->field && g_strcmp0 (finding->key, self->key) == 0
              && (worst == NULL || finding->level > worst->level))
            worst = finding;
        }
      g_set_str (&cell->finding, worst != NULL ? worst->message : NULL);
      cell->finding_level = worst != NULL ? worst->level : DESK_FINDING_HINT;
      show_message (cell);
    }
}

/**
 * desk_reception_entry_focus_field:
 *
 * Puts the focus where a field of the entry is filled in.
 *
 * Returns: FALSE where the entry has no such field, or does not show it
 */
gboolean
desk_reception_entry_focus_field (DeskReceptionEntry *self, DeskReceptionField field)
{
  Cell *cell = find_cell (self, field);

  return cell != NULL && gtk_widget_grab_focus (cell->widget);
}

/**
 * desk_reception_entry_get_widget:
 *
 * Returns: (transfer none) (nullable): where a field of the entry is filled in
 */
GtkWidget *
desk_reception_entry_get_widget (DeskReceptionEntry *self, DeskReceptionField field)
{
  Cell *cell = find_cell (self, field);

  return cell != NULL ? cell->widget : NULL;
}
