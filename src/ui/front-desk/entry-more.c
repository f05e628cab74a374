// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of the entry that are seldom needed, below it.

#include "ui/front-desk/entry-more.h"

#include "model/profile.h"
#include "ui/front-desk/form-draft.h"
#include "ui/front-desk/room-list.h"
#include "ui/widgets/choice-entry.h"
#include "ui/widgets/code-entry.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

#include <string.h>

struct _DeskEntryMore
{
  AdwBin parent_instance;

  GListModel *rooms;
  DeskCodeEntry *channel;
  DeskChoiceEntry *priority;
  GtkWidget *group_box;
  DeskCodeEntry *group;
  GtkWidget *reason_box;
  GtkEditable *reason;
  GtkWidget *room_box;
  GtkDropDown *room;
  GtkEditable *companion;
  GtkEditable *deposited;
};

enum
{
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskEntryMore, desk_entry_more, ADW_TYPE_BIN)

static void
typed (DeskEntryMore *self)
{
  const char *priority = desk_choice_entry_get_code (self->priority);

  gtk_widget_set_visible (self->group_box, g_strcmp0 (priority, "group") == 0);
  gtk_widget_set_visible (self->reason_box, g_strcmp0 (priority, "urgent") == 0);
  g_signal_emit (self, signals[TYPED], 0);
}

static const char *
get_typed (GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);

  return *text != '\0' ? text : NULL;
}

static void
desk_entry_more_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DESK_TYPE_ENTRY_MORE);
  g_clear_object (&DESK_ENTRY_MORE (object)->rooms);

  G_OBJECT_CLASS (desk_entry_more_parent_class)->dispose (object);
}

static void
desk_entry_more_class_init (DeskEntryMoreClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_entry_more_dispose;

  /**
   * DeskEntryMore::typed:
   * Something in it changed.
   */
  signals[TYPED] =
      g_signal_new ("typed", DESK_TYPE_ENTRY_MORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_CODE_ENTRY);
  g_type_ensure (DESK_TYPE_CHOICE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/entry-more.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskEntryMore, channel);
  gtk_widget_class_bind_template_child (widget_class, DeskEntryMore, priority);
  gtk_widget_class_bind_template_child (widget_class, DeskEntryMore, group_box);
  gtk_widget_class_bind_template_child (widget_class, DeskEntryMore, group);
  gtk_widget_class_bind_template_child (widget_class, DeskEntryMore, reason_box);
  gtk_widget_class_bind_template_child (widget_class, DeskEntryMore, reason);
  gtk_widget_class_bind_template_child (widget_class, DeskEntryMore, room_box);
  gtk_widget_class_bind_template_child (widget_class, DeskEntryMore, room);
  gtk_widget_class_bind_template_child (widget_class, DeskEntryMore, companion);
  gtk_widget_class_bind_template_child (widget_class, DeskEntryMore, deposited);
}

static void
show_words (DeskCodeEntry *entry, GParamSpec *pspec, GtkLabel *words)
{
  const char *message = desk_code_entry_get_message (entry);

  gtk_label_set_label (words, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (words), message != NULL);
}

/* Why its code cannot be read stands below a field. */
static void
add_words (DeskCodeEntry *entry)
{
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 24);
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (words, "error");
  gtk_widget_set_visible (words, FALSE);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (entry))), words);
  g_signal_connect_object (entry, "notify::message", G_CALLBACK (show_words), words, G_CONNECT_DEFAULT);
  desk_code_entry_set_words (entry, GTK_LABEL (words));
}

static void
desk_entry_more_init (DeskEntryMore *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_words (self->channel);
  add_words (self->group);
  desk_spoken_follow_choice (GTK_WIDGET (self->room), _ ("Room"));
  g_signal_connect_swapped (self->channel, "notify::code", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->channel, "typed", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->priority, "notify::code", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->group, "notify::code", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->group, "typed", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->companion, "changed", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->deposited, "changed", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->room, "notify::selected", G_CALLBACK (typed), self);
}

/**
 * desk_entry_more_bind:
 * Takes vocabularies and rooms from the context.
 */
void
desk_entry_more_bind (DeskEntryMore *self, DeskContext *context)
{
  DeskProfile *profile = desk_context_get_profile (context);
  const char *language = desk_context_get_language (context);

  desk_code_entry_bind (self->channel, desk_profile_get_vocabulary (profile, "channels"), language);
  desk_choice_entry_bind (self->priority, desk_profile_get_vocabulary (profile, "priorities"), language);
  desk_code_entry_bind (self->group, desk_profile_get_vocabulary (profile, "priority_groups"), language);
  desk_entry_more_renew_rooms (self, context);
  desk_entry_more_clear (self);
}

/**
 * desk_entry_more_renew_rooms:
 * Takes the rooms from the station; the chosen one stays chosen if it is still there.
 */
void
desk_entry_more_renew_rooms (DeskEntryMore *self, DeskContext *context)
{
  g_autofree char *chosen =
      self->rooms != NULL
          ? g_strdup (desk_room_list_get_key (self->rooms, gtk_drop_down_get_selected (self->room)))
          : NULL;
  g_autoptr (GListModel) rooms = desk_room_list_new (context);

  g_set_object (&self->rooms, rooms);
  gtk_drop_down_set_model (self->room, rooms);
  gtk_drop_down_set_selected (self->room, desk_room_list_find (rooms, chosen));
  gtk_widget_set_visible (self->room_box, g_list_model_get_n_items (rooms) > 1);
}

/* Each item between commas is an entry of its own. */
static void
apply_deposited (DeskEntryMore *self, DeskRecord *visit)
{
  g_auto (GStrv) items = g_strsplit (gtk_editable_get_text (self->deposited), ",", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *key = NULL;

      if (*g_strstrip (items[i]) == '\0')
        continue;
      key = desk_record_make_key (visit, DESK_VISIT_DEPOSITED, g_random_int ());
      desk_record_set_entry (visit, DESK_VISIT_DEPOSITED, key, g_variant_new_string (items[i]));
    }
}

/**
 * desk_entry_more_apply:
 * @visit: a new visit
 *
 * Writes the fields into the visit.
 *
 * Returns: FALSE where a code in them could not be read; the field says so and has the focus
 */
gboolean
desk_entry_more_apply (DeskEntryMore *self, DeskVisit *visit)
{
  DeskRecord *record = DESK_RECORD (visit);
  const char *priority = desk_choice_entry_get_code (self->priority);

  if (!desk_code_entry_commit (self->channel))
    return gtk_widget_grab_focus (GTK_WIDGET (self->channel)), FALSE;
  if (!desk_code_entry_commit (self->group))
    return gtk_widget_grab_focus (GTK_WIDGET (self->group)), FALSE;

  desk_record_set_text (record, DESK_VISIT_CHANNEL, desk_code_entry_get_code (self->channel));
  desk_record_set_text (record, DESK_VISIT_PRIORITY, priority);
  if (g_strcmp0 (priority, "group") == 0)
    desk_record_set_text (record, DESK_VISIT_PRIORITY_GROUP, desk_code_entry_get_code (self->group));
  if (g_strcmp0 (priority, "urgent") == 0)
    desk_record_set_text (record, DESK_VISIT_PRIORITY_REASON, get_typed (self->reason));
  desk_record_set_text (record, DESK_VISIT_ROOM,
                        desk_room_list_get_key (self->rooms, gtk_drop_down_get_selected (self->room)));
  desk_record_set_text (record, DESK_VISIT_COMPANION, get_typed (self->companion));
  apply_deposited (self, record);
  return TRUE;
}

/**
 * desk_entry_more_clear:
 * An ordinary visit in person, and nothing else.
 */
void
desk_entry_more_clear (DeskEntryMore *self)
{
  desk_code_entry_set_code (self->channel, "visit");
  desk_choice_entry_set_code (self->priority, "ordinary");
  desk_code_entry_set_code (self->group, NULL);
  gtk_editable_set_text (self->reason, "");
  gtk_editable_set_text (self->companion, "");
  gtk_editable_set_text (self->deposited, "");
  gtk_drop_down_set_selected (self->room, 0);
}

static void
collect_text (GVariantDict *dict, const char *name, const char *text, const char *otherwise)
{
  if (text != NULL && *text != '\0' && g_strcmp0 (text, otherwise) != 0)
    g_variant_dict_insert (dict, name, "s", text);
}

/**
 * desk_entry_more_collect:
 * @typed: where what differs from an ordinary visit is put, for the draft
 */
void
desk_entry_more_collect (DeskEntryMore *self, GVariantDict *dict)
{
  desk_form_draft_collect_code (self->channel, dict, "channel", "visit");
  collect_text (dict, "priority", desk_choice_entry_get_code (self->priority), "ordinary");
  desk_form_draft_collect_code (self->group, dict, "priority_group", NULL);
  collect_text (dict, "priority_reason", get_typed (self->reason), NULL);
  collect_text (dict, "room", desk_room_list_get_key (self->rooms, gtk_drop_down_get_selected (self->room)),
                NULL);
  collect_text (dict, "companion", get_typed (self->companion), NULL);
  collect_text (dict, "deposited", get_typed (self->deposited), NULL);
}

static const char *
look_up (GVariantDict *dict, const char *name, gboolean *any)
{
  const char *text = NULL;

  if (g_variant_dict_lookup (dict, name, "&s", &text))
    *any = TRUE;
  return text;
}

/**
 * desk_entry_more_restore:
 * @dict: what desk_entry_more_collect() put there
 *
 * Returns: whether there was anything
 */
gboolean
desk_entry_more_restore (DeskEntryMore *self, GVariantDict *dict)
{
  gboolean any = desk_form_draft_restore_code (self->channel, dict, "channel");
  const char *text;

  if ((text = look_up (dict, "priority", &any)) != NULL)
    desk_choice_entry_set_code (self->priority, text);
  any = desk_form_draft_restore_code (self->group, dict, "priority_group") || any;
  if ((text = look_up (dict, "priority_reason", &any)) != NULL)
    gtk_editable_set_text (self->reason, text);
  if ((text = look_up (dict, "room", &any)) != NULL)
    gtk_drop_down_set_selected (self->room, desk_room_list_find (self->rooms, text));
  if ((text = look_up (dict, "companion", &any)) != NULL)
    gtk_editable_set_text (self->companion, text);
  if ((text = look_up (dict, "deposited", &any)) != NULL)
    gtk_editable_set_text (self->deposited, text);
  return any;
}

/**
 * desk_entry_more_focus:
 * @field: a field of the visit
 *
 * Puts the focus on the field's place in the form.
 *
 * Returns: whether the field stands here
 */
gboolean
desk_entry_more_focus (DeskEntryMore *self, DeskVisitField field)
{
  switch (field)
    {
    case DESK_VISIT_PRIORITY_GROUP:
      return gtk_widget_grab_focus (GTK_WIDGET (self->group));
    case DESK_VISIT_PRIORITY_REASON:
      return gtk_widget_grab_focus (GTK_WIDGET (self->reason));
    case DESK_VISIT_COMPANION:
      return gtk_widget_grab_focus (GTK_WIDGET (self->companion));
    default:
      return FALSE;
    }
}
