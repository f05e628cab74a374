// SPDX-License-Identifier: GPL-3.0-or-later

/* Random histories written by journal_model.py: the journal must make of them what the model makes of them.
 * With the name of a rule in DESK_MUTANT it must not: then that rule is broken, and a difference has to be found. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "journal/fold.h"
#include "journal/line.h"
#include "journal/mutant.h"
#include "journal/verify.h"

#ifdef DESK_MUTANTS
const char *desk_mutant;
#endif

/* What is known of the world being read. */
typedef struct
{
  GHashTable *changes; /* id -> DeskChange */
  GHashTable *parents; /* run -> DeskChange, the first of the run, if it has a parent */
  GHashTable *chains;  /* id -> 32 bytes */
  GHashTable *lines;   /* id -> text */
  GPtrArray *runs;     /* names, as they were met */
  gint64 seed;
  char *difference; /* the first one found */

  guint run; /* where desk_verify() is */
  gint64 n;

  guint n_worlds, n_changes, n_rulings, n_local, n_views;
} World;

G_GNUC_PRINTF (2, 3)
static void
note_difference (World *world, const char *format, ...)
{
  if (world->difference != NULL)
    return;

  va_list arguments;
  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  world->difference = g_strdup_printf ("world %" G_GINT64_FORMAT ": %s", world->seed, what);
}

static void
compare (World *world, const char *id, const char *what, const char *got, const char *expected)
{
  if (g_strcmp0 (got, expected) != 0)
    note_difference (world, "%s of %s is %s and should be %s", what, id, got, expected);
}

static char *
to_digits (const guint8 hash[DESK_HASH_BYTES])
{
  GString *digits = g_string_new (NULL);

  for (guint i = 0; i < DESK_HASH_BYTES; i++)
    g_string_append_printf (digits, "%02x", hash[i]);
  return g_string_free (digits, FALSE);
}

static const char *
get_text (JsonObject *event, const char *member)
{
  return json_object_get_null_member (event, member) ? NULL : json_object_get_string_member (event, member);
}

static GVariant *
to_value (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return NULL;
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return g_variant_new_string (json_node_get_string (node));
    case G_TYPE_BOOLEAN:
      return g_variant_new_boolean (json_node_get_boolean (node));
    default:
      return g_variant_new_int64 (json_node_get_int (node));
    }
}

static DeskChange *
to_change (JsonObject *event)
{
  JsonArray *fields = json_object_get_array_member (event, "fields");
  DeskChangeField written[DESK_LINE_MAX_FIELDS];
  DeskChange change = { .run = get_text (event, "run"),
                        .n = json_object_get_int_member (event, "n"),
                        .kind = get_text (event, "kind"),
                        .rec = get_text (event, "rec"),
                        .base = json_object_get_int_member (event, "base"),
                        .time = json_object_get_int_member (event, "time"),
                        .officer = get_text (event, "officer"),
                        .reason = get_text (event, "reason"),
                        .fields = written,
                        .n_fields = json_array_get_length (fields) };

  if (!json_object_get_null_member (event, "up"))
    {
      JsonArray *up = json_object_get_array_member (event, "up");
      change.parent_run = json_array_get_string_element (up, 0);
      change.parent_n = json_array_get_int_element (up, 1);
    }
  for (guint i = 0; i < change.n_fields; i++)
    {
      JsonArray *field = json_array_get_array_element (fields, i);
      written[i].name = json_array_get_string_element (field, 0);
      written[i].value = to_value (json_array_get_element (field, 1));
    }
  return desk_change_new (&change);
}

/* The chain before a change: that of its parent, or of the one before it in its run. */
static void
chain_before (World *world, const DeskChange *change, guint8 chain[DESK_HASH_BYTES])
{
  g_autofree char *id = change->n > 1                ? desk_change_id (change->run, change->n - 1)
                        : change->parent_run != NULL ? desk_change_id (change->parent_run, change->parent_n)
                                                     : NULL;
  const guint8 *known = id != NULL ? g_hash_table_lookup (world->chains, id) : NULL;

  memset (chain, 0, DESK_HASH_BYTES);
  if (known != NULL)
    memcpy (chain, known, DESK_HASH_BYTES);
  else if (id != NULL)
    note_difference (world, "%s has no %s before it", change->id, id);
}

static void
read_change (World *world, JsonObject *event)
{
  g_autoptr (GError) error = NULL;
  DeskChange *change = to_change (event);
  g_autofree char *line = desk_line_write (change, &error);
  guint8 digest[DESK_HASH_BYTES], *chain = g_malloc (DESK_HASH_BYTES);

  g_assert_no_error (error);
  compare (world, change->id, "the id", change->id, get_text (event, "id"));
  compare (world, change->id, "the line", line, get_text (event, "line"));

  g_autoptr (DeskChange) read = desk_line_read (line, -1, change->run, change->n, &error);
  g_assert_no_error (error);
  g_autofree char *again = desk_line_write (read, &error);
  g_assert_no_error (error);
  compare (world, change->id, "the line read and written again", again, line);

  g_assert_true (desk_line_digest (change->id, line, -1, digest, NULL));
  chain_before (world, change, chain);
  desk_chain_link (chain, digest, chain);
  g_autofree char *digest_digits = to_digits (digest);
  g_autofree char *chain_digits = to_digits (chain);
  compare (world, change->id, "the digest", digest_digits, get_text (event, "digest"));
  compare (world, change->id, "the chain", chain_digits, get_text (event, "chain"));

  if (change->n == 1)
    g_ptr_array_add (world->runs, g_strdup (change->run));
  if (change->parent_run != NULL)
    g_hash_table_insert (world->parents, g_strdup (change->run), change);
  g_hash_table_insert (world->chains, g_strdup (change->id), chain);
  g_hash_table_insert (world->lines, g_strdup (change->id), g_steal_pointer (&line));
  g_hash_table_insert (world->changes, g_strdup (change->id), change);
  world->n_changes++;
}

static gboolean
find_parent (const char *run, const char **parent_run, gint64 *parent_n, gpointer data)
{
  World *world = data;
  const DeskChange *first = g_hash_table_lookup (world->parents, run);

  if (first == NULL)
    return FALSE;
  *parent_run = first->parent_run;
  *parent_n = first->parent_n;
  return TRUE;
}

/* Rules again what headquarters has ruled, and applies it. */
static void
take_stamped (World *world, DeskFold *fold, DeskChange *change, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStamp) stamp = desk_stamp_read (text, -1, &error);

  g_assert_no_error (error);
  g_auto (DeskStamp) ruled = *stamp;
  ruled.lost = ruled.keep = NULL;
  ruled.via = g_strdup (stamp->via);
  if (desk_stamp_is_folded (stamp))
    {
      DeskAuthor author = { change, MIN (change->base, stamp->clip), find_parent, world };
      desk_judge (fold, change, desk_author_has_seen, &author, &ruled);
    }
  g_autofree char *again = desk_stamp_write (&ruled);
  compare (world, change->id, "the stamp", again, text);
  desk_fold_apply (fold, change, stamp);
  world->n_rulings++;
}

static void
read_view (World *world, JsonObject *event)
{
  g_autoptr (DeskFold) fold = desk_fold_new ();
  JsonArray *stamped = json_object_get_array_member (event, "stamped");
  JsonArray *waiting = json_object_get_array_member (event, "waiting");
  const char *last = "nothing";

  for (guint i = 0; i < json_array_get_length (stamped); i++)
    {
      JsonArray *item = json_array_get_array_element (stamped, i);
      last = json_array_get_string_element (item, 0);
      take_stamped (world, fold, g_hash_table_lookup (world->changes, last),
                    json_array_get_string_element (item, 1));
    }
  for (guint i = 0; i < json_array_get_length (waiting); i++)
    {
      JsonArray *item = json_array_get_array_element (waiting, i);
      gint64 clip =
          json_array_get_null_element (item, 1) ? DESK_NO_CLIP : json_array_get_int_element (item, 1);
      last = json_array_get_string_element (item, 0);
      desk_fold_apply_local (fold, g_hash_table_lookup (world->changes, last), clip, find_parent, world);
      world->n_local++;
    }
  g_autofree char *plain = desk_fold_to_plain (fold);
  if (!g_str_equal (plain, get_text (event, "plain")))
    note_difference (world, "after %s the record is %s and should be %s", last, plain,
                     get_text (event, "plain"));
  world->n_views++;
}

static gboolean
next_line (DeskVerifyLine *line, gpointer data, GError **error)
{
  World *world = data;
  const DeskChange *change = NULL;

  for (; change == NULL && world->run < world->runs->len; world->n++)
    {
      g_autofree char *id = desk_change_id (world->runs->pdata[world->run], world->n + 1);
      change = g_hash_table_lookup (world->changes, id);
      if (change == NULL)
        {
          world->run++;
          world->n = -1;
        }
    }
  if (change == NULL)
    return FALSE;
  *line = (DeskVerifyLine){ .run = change->run,
                            .n = change->n,
                            .parent_run = change->parent_run,
                            .parent_n = change->parent_n,
                            .line = g_hash_table_lookup (world->lines, change->id),
                            .chain = g_hash_table_lookup (world->chains, change->id) };
  line->length = strlen (line->line);
  return TRUE;
}

static gboolean
chain_of (const char *run, gint64 n, guint8 chain[DESK_HASH_BYTES], gpointer data)
{
  World *world = data;
  g_autofree char *id = desk_change_id (run, n);
  const guint8 *known = g_hash_table_lookup (world->chains, id);

  if (known != NULL)
    memcpy (chain, known, DESK_HASH_BYTES);
  return known != NULL;
}

/* Walks the chains of a world that has been read, and forgets it. */
static void
end_world (World *world)
{
  g_autoptr (GError) error = NULL;
  gint64 n_lines;

  world->run = 0;
  world->n = 0;
  if (!desk_verify (next_line, chain_of, world, &n_lines, &error))
    note_difference (world, "%s", error->message);
  else if (n_lines != g_hash_table_size (world->changes))
    note_difference (world, "only %" G_GINT64_FORMAT " lines were verified", n_lines);

  g_hash_table_remove_all (world->parents);
  g_hash_table_remove_all (world->chains);
  g_hash_table_remove_all (world->lines);
  g_hash_table_remove_all (world->changes);
  g_ptr_array_set_size (world->runs, 0);
}

static void
read_event (World *world, JsonObject *event)
{
  const char *name = get_text (event, "e");

  if (g_str_equal (name, "world"))
    {
      end_world (world);
      world->seed = json_object_get_int_member (event, "seed");
      world->n_worlds++;
    }
  else if (g_str_equal (name, "change"))
    read_change (world, event);
  else if (g_str_equal (name, "view"))
    read_view (world, event);
  else
    g_assert_not_reached ();
}

static void
read_histories (World *world, const char *histories)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  for (const char *line = histories; *line != '\0' && world->difference == NULL;)
    {
      const char *end = strchr (line, '\n');
      g_autoptr (GError) error = NULL;
      json_parser_load_from_data (parser, line, end - line, &error);
      g_assert_no_error (error);
      read_event (world, json_node_get_object (json_parser_get_root (parser)));
      line = end + 1;
    }
  end_world (world);
}

static char *
write_histories (char **arguments)
{
  char *model[] = { "python3", arguments[1], "--write", "--worlds", arguments[2], NULL };
  g_autoptr (GError) error = NULL;
  char *histories = NULL;
  int status;

  g_spawn_sync (NULL, model, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &histories, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return histories;
}

static void
test_histories (gconstpointer arguments)
{
  g_autofree char *histories = write_histories ((char **)arguments);
  World world = {
    .changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)desk_change_unref),
    .parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .chains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .runs = g_ptr_array_new_with_free_func (g_free),
  };

  read_histories (&world, histories);
  g_test_message ("%u worlds, %u changes, %u rulings, %u local changes, %u views", world.n_worlds,
                  world.n_changes, world.n_rulings, world.n_local, world.n_views);
  if (g_getenv ("DESK_MUTANT") != NULL)
    {
      g_test_message ("%s", world.difference);
      g_assert_nonnull (world.difference);
    }
  else
    {
      g_assert_cmpstr (world.difference, ==, NULL);
      g_assert_cmpuint (world.n_worlds, >=, 300);
      g_assert_cmpuint (world.n_rulings, >, world.n_views);
      g_assert_cmpuint (world.n_local, >, 1000);
    }
  g_free (world.difference);
  g_hash_table_unref (world.parents);
  g_hash_table_unref (world.chains);
  g_hash_table_unref (world.lines);
  g_hash_table_unref (world.changes);
  g_ptr_array_unref (world.runs);
}

int
main (int argc, char **argv)
{
#ifdef DESK_MUTANTS
  desk_mutant = g_getenv ("DESK_MUTANT");
#endif
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3); /* the model, and how many worlds */
  g_test_add_data_func ("/simulation/histories", argv, test_histories);
  return g_test_run ();
}
