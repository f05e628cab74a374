// SPDX-License-Identifier: GPL-3.0-or-later
// "The same person" and "not the same": decisions about two people. A link is reversible: it is a field of the one that
// is found again under the other, and both records stay as they are. Either decision is taken back by its notice; later
// a head may undo a link.

#include "ui/people/person-links.h"

#include "ui/widgets/undoable.h"

#include <glib/gi18n-lib.h>

static void
decide (GtkWidget *from, DeskContext *context, DeskPerson *after, DeskPerson *before, const char *notice)
{
  DeskUndoable *decision = desk_undoable_new (from, context, notice);

  desk_undoable_add (decision, DESK_RECORD (after), DESK_RECORD (before));
  desk_undoable_run (decision);
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
  g_autoptr (DeskPerson) after = DESK_PERSON (desk_record_copy (DESK_RECORD (other)));

  if (root == NULL || g_strcmp0 (root, desk_record_get_id (DESK_RECORD (other))) == 0)
    root = desk_record_get_id (DESK_RECORD (leading));
  desk_record_set_text (DESK_RECORD (after), DESK_PERSON_SAME_AS, root);
  decide (from, context, after, other, _ ("Linked: they are found as one person from now on"));
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
  g_autoptr (DeskPerson) after = DESK_PERSON (desk_record_copy (DESK_RECORD (first)));
  g_autofree char *key = desk_record_make_key (DESK_RECORD (after), DESK_PERSON_DISTINCT, g_random_int ());

  desk_record_set_entry (DESK_RECORD (after), DESK_PERSON_DISTINCT, key,
                         g_variant_new_string (desk_record_get_id (DESK_RECORD (second))));
  decide (from, context, after, first, _ ("Not the same person: this is not asked again"));
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
  g_autoptr (DeskPerson) after = DESK_PERSON (desk_record_copy (DESK_RECORD (person)));

  desk_record_set_value (DESK_RECORD (after), DESK_PERSON_SAME_AS, NULL);
  decide (from, context, after, person, _ ("The link is undone"));
}
