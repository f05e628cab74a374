// SPDX-License-Identifier: GPL-3.0-or-later
// One decision. What the officer chooses is an ordinary change; what was not chosen stays in the history.

#include "ui/sync/decision-page.h"

#include "store/records.h"
#include "ui/notice.h"
#include "ui/page-loads.h"
#include "ui/sync/decision-words.h"
#include "ui/sync/hq-words.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/undoable.h"

#include <glib/gi18n-lib.h>

struct _DeskDecisionPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  char *id;
  char *change; /* NULL: a conflict */
  DeskDecision *decision;
  GPtrArray *officers;
  GCancellable *cancellable;
  GPtrArray *groups; /* of the page, made anew each time */
  gboolean saving;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (DeskDecisionPage, desk_decision_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SETTLED,
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the worker reads. */
typedef struct
{
  DeskDecision *decision; /* NULL: settled */
  GPtrArray *officers;
} Loaded;

typedef struct
{
  char *id;
  char *change;
  gboolean dealt;
} Asked;

static void
loaded_free (gpointer data)
{
  Loaded *self = data;

  g_clear_pointer (&self->decision, desk_decision_free);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_free (self);
}

static Asked *
asked_new (DeskDecisionPage *self, gboolean dealt)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ g_strdup (self->id), g_strdup (self->change), dealt };
  return asked;
}

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_free (self->id);
  g_free (self->change);
  g_free (self);
}

static gpointer
read_decision (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;
  GError *local = NULL;
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->decision = desk_decisions_find (database, asked->id, asked->change, &local);
  if (local == NULL)
    loaded->officers = desk_records_load_all (database, "officer", cancellable, &local);
  if (local == NULL)
    return loaded;
  loaded_free (loaded);
  g_propagate_error (error, local);
  return NULL;
}

static gboolean
may_decide (DeskDecisionPage *self)
{
  return desk_officer_role_reaches (desk_context_get_role (self->context), "duty");
}

static AdwPreferencesGroup *
add_group (DeskDecisionPage *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (title, -1);

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
    }
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_button (const char *label, const char *spoken)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  if (spoken != NULL)
    desk_spoken_set_name (button, spoken);
  return button;
}

static void load (DeskDecisionPage *self);

/* Choosing a value ---------------------------------------------------------------------------------------------------- */

/* What was chosen, and what stood there before. */
typedef struct
{
  DeskDecisionPage *page;
  DeskContext *context;
  GtkWidget *from; /* what the notice is shown from: the page goes when it is settled */
  DeskRecord *before;
  DeskRecord *after; /* NULL: there is nothing to take back */
  const char *notice;
} Chosen;

static void
chosen_free (gpointer data)
{
  Chosen *self = data;

  g_object_unref (self->page);
  g_object_unref (self->context);
  g_object_unref (self->from);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Chosen, chosen_free)

/* The register's value stands again, as if it had been kept; a conflict that was settled does not come back. */
static void
take_back (gpointer data)
{
  Chosen *chosen = data;
  DeskUndoable *back = desk_undoable_new (chosen->from, chosen->context, NULL);

  desk_undoable_add (back, chosen->before, chosen->after);
  desk_undoable_run (back);
}

static void
on_chosen (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (Chosen) chosen = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = desk_store_save_finish (DESK_STORE (store), result, &error);

  chosen->page->saving = FALSE;
  if (!saved)
    desk_notice_show_error (chosen->from, error);
  else if (chosen->after == NULL)
    desk_notice_show (chosen->from, chosen->notice);
  else
    {
      GtkWidget *from = chosen->from;
      DeskDecisionPage *page = chosen->page;

      const char *notice = chosen->notice;

      load (page);
      desk_notice_show_undo (from, notice, take_back, g_steal_pointer (&chosen), chosen_free);
      return;
    }
  load (chosen->page);
}

static DeskDecisionField *
find_chosen_field (DeskDecisionPage *self, GtkWidget *button, GVariant **value, gboolean *keeps)
{
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "field"));
  guint which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "value"));
  DeskDecisionField *field = g_ptr_array_index (self->decision->fields, place);

  *keeps = which == 0;
  *value = which == 0 ? field->standing->value
                      : ((DeskDecisionValue *)g_ptr_array_index (field->others, which - 1))->value;
  return field;
}

/* Takes everything that is on the way off the officer's hands: a second press does nothing. */
static DeskSave *
begin_save (DeskDecisionPage *self)
{
  if (self->saving || desk_context_get_officer (self->context) == NULL
      || desk_context_get_store (self->context) == NULL)
    return NULL;
  self->saving = TRUE;
  return desk_context_new_save (self->context);
}

static Chosen *
chosen_new (DeskDecisionPage *self, const char *notice)
{
  GtkWidget *around = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  Chosen *chosen = g_new0 (Chosen, 1);

  chosen->page = g_object_ref (self);
  chosen->context = g_object_ref (self->context);
  chosen->from = g_object_ref (around != NULL ? around : GTK_WIDGET (self));
  chosen->notice = notice;
  return chosen;
}

static void
on_choose (GtkWidget *button, DeskDecisionPage *self)
{
  g_autoptr (DeskSave) save = begin_save (self);
  const DeskDecisionField *field;
  GVariant *value;
  gboolean keeps;
  Chosen *chosen;

  if (save == NULL)
    return;
  field = find_chosen_field (self, button, &value, &keeps);
  chosen = chosen_new (self, keeps ? _ ("The register's value is kept; the other one stays in the history")
                                   : _ ("The value was taken; the register's stays in the history"));
  if (!keeps)
    {
      chosen->before = desk_record_copy (self->decision->record);
      chosen->after = desk_record_copy (self->decision->record);
      desk_record_set_wire (chosen->after, field->field, value);
    }
  desk_decision_choose (self->decision, field, value, save);
  desk_store_save_async (desk_context_get_store (self->context), save, on_chosen, chosen);
}

/* Whose value it is, in a word. */
static const char *
name_value (const DeskDecisionValue *value, guint which)
{
  if (which == 0)
    return _ ("In the register");
  return value->mine ? _ ("Mine") : _ ("Another desk's");
}

static GtkWidget *
make_choice (DeskDecisionPage *self, const DeskDecisionValue *value, const char *name, const char *origin,
             guint field, guint which)
{
  const char *label = which == 0    ? _ ("_Keep Register Value")
                      : value->mine ? _ ("Use _Mine")
                                    : _ ("_Use This Value");
  g_auto (GStrv) parts = g_strsplit (label, "_", 2);
  g_autofree char *plain = g_strjoinv ("", parts);
  g_autofree char *spoken = desk_field_words_about (name, plain);
  GtkWidget *button = make_button (label, spoken);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, origin, -1);
  g_object_set_data (G_OBJECT (button), "field", GUINT_TO_POINTER (field));
  g_object_set_data (G_OBJECT (button), "value", GUINT_TO_POINTER (which));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_choose), self, G_CONNECT_DEFAULT);
  return button;
}

/* A value with who wrote it below, and the button that takes it. */
static GtkWidget *
make_value_row (DeskDecisionPage *self, guint place, guint which)
{
  const DeskDecisionField *field = g_ptr_array_index (self->decision->fields, place);
  const DeskDecisionValue *value =
      which == 0 ? field->standing : g_ptr_array_index (field->others, which - 1);
  g_autofree char *words = desk_decision_words_value (self->decision, field, value, self->context);
  g_autofree char *author = desk_decision_words_author (value, self->officers, self->context);
  gboolean is_refusal = self->decision->kind == DESK_DECISION_REFUSED;
  const char *whose =
      is_refusal ? (which == 0 ? _ ("Holds now") : _ ("Was not taken")) : name_value (value, which);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  /* TRANSLATORS: of a decision: whose value, the value, who wrote it and when */
  g_autofree char *spoken = g_strdup_printf (C_ ("decision", "%1$s: %2$s, %3$s"), whose, words, author);
  g_autofree char *origin = g_strjoin (", ", whose, *author != '\0' ? author : NULL, NULL);

  gtk_box_append (GTK_BOX (box), make_label (whose, "caption-heading"));
  gtk_box_append (GTK_BOX (box), make_label (words, "title-4"));
  if (*author != '\0')
    {
      GtkWidget *by = make_label (author, "caption");

      gtk_widget_add_css_class (by, "dimmed");
      gtk_widget_add_css_class (by, "numeric");
      gtk_box_append (GTK_BOX (box), by);
    }
  if (!is_refusal)
    gtk_box_append (GTK_BOX (box), make_choice (self, value, words, origin, place, which));
  gtk_widget_add_css_class (box, "decision-value");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, is_refusal);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
show_fields (DeskDecisionPage *self)
{
  for (guint i = 0; i < self->decision->fields->len; i++)
    {
      const DeskDecisionField *field = g_ptr_array_index (self->decision->fields, i);
      g_autofree char *title = desk_decision_words_field (self->decision, field);
      AdwPreferencesGroup *group = add_group (self, title);

      for (guint which = 0; which <= field->others->len; which++)
        adw_preferences_group_add (group, make_value_row (self, i, which));
    }
}

/* Verdicts ------------------------------------------------------------------------------------------------------------ */

static void deal (DeskDecisionPage *self, gboolean dealt);

static void
undeal (gpointer page)
{
  deal (page, FALSE);
}

static gpointer
write_dealt (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;

  return GINT_TO_POINTER (desk_decisions_deal (database, asked->change, asked->dealt, error));
}

/* No record was written, but how it stands is different. */
static void
tell_standing (DeskDecisionPage *self, DeskStore *store)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  if (self->decision->record != NULL)
    g_ptr_array_add (records, self->decision->record);
  desk_store_tell_changed (store, records, desk_store_get_position (store));
  if (records->len == 0 && desk_context_get_link (self->context) != NULL)
    desk_hq_link_emit_changed (desk_context_get_link (self->context));
  load (self);
}

static void
on_dealt (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (Chosen) chosen = data;
  g_autoptr (GError) error = NULL;
  DeskDecisionPage *self = chosen->page;

  self->saving = FALSE;
  if (desk_store_call_finish (DESK_STORE (store), result, &error) == NULL)
    {
      desk_notice_show_error (chosen->from, error);
      return;
    }
  if (chosen->notice != NULL)
    desk_notice_show_undo (chosen->from, chosen->notice, undeal, g_object_ref (self), g_object_unref);
  tell_standing (self, DESK_STORE (store));
}

static void
deal (DeskDecisionPage *self, gboolean dealt)
{
  Chosen *chosen;

  if (self->saving || desk_context_get_store (self->context) == NULL)
    return;
  self->saving = TRUE;
  chosen = chosen_new (self, dealt ? _ ("This is not asked again") : NULL);
  desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_SAVING, write_dealt,
                         asked_new (self, dealt), asked_free, NULL, NULL, on_dealt, chosen);
}

static void
on_deal (GtkWidget *button, DeskDecisionPage *self)
{
  deal (self, TRUE);
}

static void
on_renumber (GtkWidget *button, DeskDecisionPage *self)
{
  g_autoptr (DeskSave) save = begin_save (self);
  g_autoptr (DeskRecord) record = NULL;
  int number;

  if (save == NULL)
    return;
  record = desk_record_copy (self->decision->record);
  number = desk_record_class_find_field (DESK_RECORD_GET_CLASS (record), "no", NULL);
  desk_save_add (save, record, self->decision->record, self->decision->base, _ ("The number was used twice"));
  desk_save_draw_number (save, record, (guint)number);
  desk_store_save_async (desk_context_get_store (self->context), save, on_chosen,
                         chosen_new (self, _ ("The record has a new number. Print its papers again.")));
}

static void
leave (DeskDecisionPage *self, const char *action, GVariant *target)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (target);

  g_signal_emit (self, signals[LEAVE], 0, action, held);
}

static void
on_move (GtkWidget *button, DeskDecisionPage *self)
{
  leave (self, "win.move-appointment", g_variant_new ("(ss)", self->id, ""));
}

static void
on_open (GtkWidget *button, DeskDecisionPage *self)
{
  DeskRecord *record = self->decision->of != NULL ? self->decision->of : self->decision->record;

  leave (self, desk_hq_words_action (record), g_variant_new_string (desk_record_get_id (record)));
}

static void
add_act (DeskDecisionPage *self, GtkWidget *box, const char *label, GCallback act, gboolean is_suggested)
{
  GtkWidget *button = make_button (label, NULL);

  if (is_suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (button, "clicked", act, self, G_CONNECT_DEFAULT);
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
}

static void
add_acts (DeskDecisionPage *self, GtkWidget *box)
{
  switch (self->decision->kind)
    {
    case DESK_DECISION_PLACE:
      add_act (self, box, _ ("_Move to Another Time…"), G_CALLBACK (on_move), TRUE);
      add_act (self, box, _ ("_Keep by Agreement"), G_CALLBACK (on_deal), FALSE);
      break;
    case DESK_DECISION_NUMBER:
      add_act (self, box, _ ("_Give a New Number"), G_CALLBACK (on_renumber), TRUE);
      add_act (self, box, _ ("_Leave It as It Is"), G_CALLBACK (on_deal), FALSE);
      break;
    case DESK_DECISION_REFUSED:
    case DESK_DECISION_UNREADABLE:
      add_act (self, box, _ ("_I Have Dealt With It"), G_CALLBACK (on_deal), TRUE);
      break;
    case DESK_DECISION_CONFLICT:
    default:
      break;
    }
}

/* The page ------------------------------------------------------------------------------------------------------------ */

/* Of a verdict that is about a whole change: who wrote it, where and when. */
static void
add_author (DeskDecisionPage *self, AdwPreferencesGroup *group)
{
  g_autofree char *author = NULL;
  GtkWidget *label;

  if (self->decision->written == NULL || self->decision->fields->len > 0)
    return;
  author = desk_decision_words_author (self->decision->written, self->officers, self->context);
  label = make_label (author, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_group_add (group, label);
}

static void
show_head (DeskDecisionPage *self)
{
  DeskRecord *record = self->decision->of != NULL ? self->decision->of : self->decision->record;
  g_autofree char *name = desk_hq_words_name (self->decision->record, self->decision->of, self->context);
  AdwPreferencesGroup *group = add_group (self, NULL);
  GtkWidget *advice = make_label (desk_hq_words_advice (self->decision), NULL);
  GtkWidget *acts = adw_wrap_box_new ();

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  adw_preferences_group_add (group, make_label (desk_hq_words_decision (self->decision->kind), "title-4"));
  adw_preferences_group_add (group, advice);
  add_author (self, group);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (acts), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (acts), 6);
  if (may_decide (self))
    add_acts (self, acts);
  else
    adw_preferences_group_add (group, make_label (_ ("The duty officer or the head decides."), "heading"));
  if (desk_hq_words_action (record) != NULL)
    add_act (self, acts, _ ("_Open the Record"), G_CALLBACK (on_open), FALSE);
  adw_preferences_group_add (group, acts);
  /* What has the focus first says what this is about. */
  if (gtk_widget_get_first_child (acts) != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (acts)),
                                    GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, advice, NULL, -1);
}

static void
show_decision (DeskDecisionPage *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  show_head (self);
  if (may_decide (self))
    show_fields (self);
  if (!gtk_widget_child_focus (g_ptr_array_index (self->groups, 0), GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
}

static void
on_loaded (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskDecisionPage) self = data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = desk_store_call_finish (DESK_STORE (store), result, &error);

  if (self->context == NULL || desk_context_get_officer (self->context) == NULL || self->saving)
    g_clear_pointer (&loaded, loaded_free);
  else if (loaded == NULL)
    desk_notice_show_error (GTK_WIDGET (self), error);
  else if (loaded->decision == NULL)
    g_signal_emit (self, signals[SETTLED], 0);
  else
    {
      g_clear_pointer (&self->decision, desk_decision_free);
      g_clear_pointer (&self->officers, g_ptr_array_unref);
      self->decision = g_steal_pointer (&loaded->decision);
      self->officers = g_steal_pointer (&loaded->officers);
      show_decision (self);
    }
  g_clear_pointer (&loaded, loaded_free);
}

static void
load (DeskDecisionPage *self)
{
  if (self->context != NULL && desk_context_get_store (self->context) != NULL)
    desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_TYPING, read_decision,
                           asked_new (self, FALSE), asked_free, loaded_free, self->cancellable, on_loaded,
                           g_object_ref (self));
}

static void
on_changed (DeskDecisionPage *self, const char *kind, const char *id)
{
  if (g_strcmp0 (id, self->id) == 0)
    load (self);
}

static void
desk_decision_page_dispose (GObject *object)
{
  DeskDecisionPage *self = DESK_DECISION_PAGE (object);

  /* The template would let go of it behind the parent class's back. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_DECISION_PAGE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_decision_page_parent_class)->dispose (object);
}

static void
desk_decision_page_finalize (GObject *object)
{
  DeskDecisionPage *self = DESK_DECISION_PAGE (object);

  g_clear_pointer (&self->decision, desk_decision_free);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->groups);
  g_free (self->id);
  g_free (self->change);
  G_OBJECT_CLASS (desk_decision_page_parent_class)->finalize (object);
}

static void
desk_decision_page_class_init (DeskDecisionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_decision_page_dispose;
  object_class->finalize = desk_decision_page_finalize;

  /**
   * DeskDecisionPage::settled:
   * Nothing is left to decide.
   */
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  /**
   * DeskDecisionPage::leave:
   * The officer goes on elsewhere: an action of the window and its target.
   */
  signals[LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_VARIANT);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/sync/decision-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskDecisionPage, page);
}

static void
desk_decision_page_init (DeskDecisionPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_decision_page_new:
 * @decision: read again now, and whenever its record changes
 *
 * Returns: (transfer full)
 */
DeskDecisionPage *
desk_decision_page_new (DeskContext *context, const DeskDecision *decision)
{
  DeskDecisionPage *self = g_object_new (DESK_TYPE_DECISION_PAGE, NULL);

  self->context = g_object_ref (context);
  self->id = g_strdup (decision->id);
  self->change = g_strdup (decision->change);
  g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return self;
}
