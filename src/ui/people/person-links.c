// SPDX-License-Identifier: GPL-3.0-or-later
// "The same person" and "not the same": decisions about two people. A link is reversible: it is a field of the one that
// is found again under the other, and both records stay as they are. Either decision is taken back by its notice; later
// a head may undo a link.

#include "ui/people/person-links.h"

#include "ui/notice.h"

#include <glib/gi18n-lib.h>

/* One decision: what it writes into a person, and what stood there before. */
typedef struct
{
  GtkWidget *from;
  DeskContext *context;
  DeskPerson *before;
  DeskPerson *after;
  char *notice; /* NULL: it is the undo itself */
} Decision;

static void
decision_free (gpointer data)
{
  Decision *self = data;

  g_object_unref (self->from);
  g_object_unref (self->context);
  g_object_unref (self->before);
  g_object_unref (self->after);
  g_free (self->notice);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Decision, decision_free)

static void write_decision (Decision *decision);

static Decision *
decision_new (GtkWidget *from, DeskContext *context, DeskPerson *before, const char *notice)
{
  Decision *self = g_new0 (Decision, 1);

  self->from = g_object_ref (from);
  self->context = g_object_ref (context);
  self->before = DESK_PERSON (desk_record_copy (DESK_RECORD (before)));
  self->after = DESK_PERSON (desk_record_copy (DESK_RECORD (before)));
  self->notice = g_strdup (notice);
  return self;
}

static void
take_back (gpointer data)
{
  Decision *done = data;
  Decision *back = decision_new (done->from, done->context, done->after, NULL);

  g_set_object (&back->after, done->before);
  write_decision (back);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Decision) self = data;
  g_autoptr (GError) error = NULL;

  if (!desk_store_save_finish (DESK_STORE (source), result, &error))
    {
      desk_notice_show_error (self->from, error);
      return;
    }
  if (self->notice != NULL)
    {
      const char *notice = self->notice;
      GtkWidget *from = self->from;

      desk_notice_show_undo (from, notice, take_back, g_steal_pointer (&self), decision_free);
    }
}

static void
write_decision (Decision *decision)
{
  DeskStore *store = desk_context_get_store (decision->context);
  g_autoptr (DeskSave) save = NULL;

  if (store == NULL || desk_context_get_officer (decision->context) == NULL)
    {
      decision_free (decision);
      return;
    }
  save = desk_context_new_save (decision->context);
  desk_save_add (save, DESK_RECORD (decision->after), DESK_RECORD (decision->before),
                 desk_store_get_position (store), NULL);
  desk_store_save_async (store, save, on_written, decision);
}

/* The one of whom less is known is found again under the other; one that is linked already stays where it is. */
static gboolean
leads (DeskPerson *a, DeskPerson *b)
{
  g_autoptr (GPtrArray) known_a = desk_record_list_values (DESK_RECORD (a));
  g_autoptr (GPtrArray) known_b = desk_record_list_values (DESK_RECORD (b));
  gboolean linked_a = desk_record_get_text (DESK_RECORD (a), DESK_PERSON_SAME_AS) != NULL;
  gboolean linked_b = desk_record_get_text (DESK_RECORD (b), DESK_PERSON_SAME_AS) != NULL;

  if (linked_a != linked_b)
    return linked_a;
  return known_a->len >= known_b->len;
}

/**
 * desk_person_links_may_join:
 *
 * Returns: whether the officer may say that two people are one: a duty officer or a head
 */
gboolean
desk_person_links_may_join (DeskContext *context)
{
  const char *role = desk_context_get_role (context);

  return g_strcmp0 (role, "duty") == 0 || g_strcmp0 (role, "head") == 0;
}

/**
 * desk_person_links_may_part:
 *
 * Returns: whether the officer may undo a link of long ago: a head
 */
gboolean
desk_person_links_may_part (DeskContext *context)
{
  return g_strcmp0 (desk_context_get_role (context), "head") == 0;
}

/**
 * desk_person_links_join:
 * @from: where the notice is shown
 *
 * Writes down that two people are one.
 */
void
desk_person_links_join (GtkWidget *from, DeskContext *context, DeskPerson *first, DeskPerson *second)
{
  DeskPerson *leading = leads (first, second) ? first : second;
  DeskPerson *other = leading == first ? second : first;
  const char *root = desk_record_get_text (DESK_RECORD (leading), DESK_PERSON_SAME_AS);
  Decision *decision =
      decision_new (from, context, other, _ ("Linked: they are found as one person from now on"));

  if (root == NULL || g_strcmp0 (root, desk_record_get_id (DESK_RECORD (other))) == 0)
    root = desk_record_get_id (DESK_RECORD (leading));
  desk_record_set_text (DESK_RECORD (decision->after), DESK_PERSON_SAME_AS, root);
  write_decision (decision);
}

/**
 * desk_person_links_tell_apart:
 * @from: where the notice is shown
 *
 * Writes down that two people are not one; it is not asked again.
 */
void
desk_person_links_tell_apart (GtkWidget *from, DeskContext *context, DeskPerson *first, DeskPerson *second)
{
  Decision *decision =
      decision_new (from, context, first, _ ("Not the same person: this is not asked again"));
  g_autofree char *key =
      desk_record_make_key (DESK_RECORD (decision->after), DESK_PERSON_DISTINCT, g_random_int ());

  desk_record_set_entry (DESK_RECORD (decision->after), DESK_PERSON_DISTINCT, key,
                         g_variant_new_string (desk_record_get_id (DESK_RECORD (second))));
  write_decision (decision);
}

/**
 * desk_person_links_unlink:
 * @from: where the notice is shown
 *
 * Undoes a link: both people are on their own again.
 */
void
desk_person_links_unlink (GtkWidget *from, DeskContext *context, DeskPerson *person)
{
  Decision *decision = decision_new (from, context, person, _ ("The link is undone"));

  desk_record_set_value (DESK_RECORD (decision->after), DESK_PERSON_SAME_AS, NULL);
  write_decision (decision);
}
