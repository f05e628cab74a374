// SPDX-License-Identifier: GPL-3.0-or-later
// The nine topics that one digit chooses: those this desk had most often, then those the profile proposes. Found once, so
// that a digit means the same all shift long.

#include "ui/front-desk/favourites.h"

#include "model/profile.h"
#include "store/board.h"

#define FAVOURITES 9

typedef struct
{
  DeskContext *context;
  DeskFavouritesFound found;
  gpointer data;
} Asker;

static gpointer
list (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_board_list_topics (database, *(gint64 *)data, error);
}

static void
add (GStrvBuilder *topics, guint *n, DeskProfile *profile, const char *code, char **others)
{
  if (*n == FAVOURITES || desk_profile_get_term (profile, "topics", code) == NULL
      || (others != NULL && g_strv_contains ((const char *const *)others, code)))
    return;
  g_strv_builder_add (topics, code);
  (*n)++;
}

static void
listed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asker *asker = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) frequent = desk_store_call_finish (DESK_STORE (source), result, &error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) topics = NULL;
  DeskProfile *profile = desk_context_get_profile (asker->context);
  const char *const *proposed = desk_profile_get_favourite_topics (profile);
  guint n = 0;

  if (frequent == NULL)
    g_message ("The most frequent topics could not be counted: %s", error->message);
  for (guint i = 0; frequent != NULL && frequent[i] != NULL; i++)
    add (builder, &n, profile, frequent[i], NULL);
  for (guint i = 0; proposed != NULL && proposed[i] != NULL; i++)
    add (builder, &n, profile, proposed[i], frequent);

  topics = g_strv_builder_end (builder);
  asker->found ((const char *const *)topics, asker->data);
  g_object_unref (asker->context);
  g_free (asker);
}

/**
 * desk_favourites_find:
 * @found: called once, soon
 *
 * Counts the topics of this desk over the days the profile names.
 */
void
desk_favourites_find (DeskContext *context, DeskFavouritesFound found, gpointer data)
{
  gint64 days = desk_profile_get_threshold (desk_context_get_profile (context), "favourite_days");
  gint64 since = desk_clock_get_day_start (desk_context_get_clock (context), (int)-days);
  Asker *asker = g_new0 (Asker, 1);

  asker->context = g_object_ref (context);
  asker->found = found;
  asker->data = data;
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_BACKGROUND, list,
                         g_memdup2 (&since, sizeof since), g_free, (GDestroyNotify)g_strfreev, NULL, listed,
                         asker);
}
