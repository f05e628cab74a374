// SPDX-License-Identifier: GPL-3.0-or-later
// The high-water file: the last register number anybody has seen, kept apart from the database. It is how a desk
// notices that its database was put back to an earlier day. It is in no backup.
//
// The file has two places, each a page of its own, written in turn. A number goes through two states. "Begun" is brought
// to the disk while the database commits; nobody sees the number before both are done. Then one byte makes it "told";
// that byte goes to the disk with whatever is written next. A crash leaves at worst a number that was begun by a change
// that never was: the database then stands at the very change the number was to follow, and the number counts as not
// given. docs/store.md goes through the cases.

#include "store/high-water.h"

#include "store/durable.h"
#include "store/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define PLACES 2
#define PLACE_BYTES 4096
#define BEGUN 'b'
#define TOLD 't'

typedef struct
{
  gboolean is_valid;
  gboolean is_told;
  gint64 serial; /* grows with each number */
  char *book;
  int year;
  gint64 last;
  char *after; /* the last own change before the one that has the number */
} Place;

struct _DeskHighWater
{
  int file;
  gboolean is_damaged;
  Place places[PLACES];
  guint begun;     /* the place being written */
  GThread *thread; /* NULL: none was needed yet */
  GMutex mutex;    /* guards what stands below */
  GCond cond;
  gboolean is_asked;  /* the thread shall write */
  gboolean is_ending; /* the thread shall end */
  int error_number;
  char page[PLACE_BYTES];
};

static void
place_clear (Place *place)
{
  g_free (place->book);
  g_free (place->after);
  *place = (Place){ 0 };
}

static void
make_check (const char *text, gsize length, char check[2 * crypto_generichash_BYTES_MIN + 1])
{
  guint8 hash[crypto_generichash_BYTES_MIN];

  crypto_generichash (hash, sizeof hash, (const guint8 *)text, length, NULL, 0);
  sodium_bin2hex (check, 2 * sizeof hash + 1, hash, sizeof hash);
}

/* "b 12 PL1-A 2026 153 x1234567-abcdefgh.7 CHECK": the check is over all but the state and itself. */
static void
write_page (const Place *place, char page[PLACE_BYTES])
{
  char check[2 * crypto_generichash_BYTES_MIN + 1];
  int length;

  memset (page, '\n', PLACE_BYTES);
  length = g_snprintf (page, PLACE_BYTES / 2, "%c %" G_GINT64_FORMAT " %s %d %" G_GINT64_FORMAT " %s ",
                       place->is_told ? TOLD : BEGUN, place->serial, place->book, place->year, place->last,
                       place->after);
  make_check (page + 1, (gsize)length - 1, check);
  memcpy (page + length, check, strlen (check));
  page[length + (int)strlen (check)] = '\n';
}

static void
read_page (const char *page, gsize length, Place *place)
{
  const char *end = memchr (page, '\n', length);
  g_autofree char *line = end != NULL ? g_strndup (page, end - page) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  char check[2 * crypto_generichash_BYTES_MIN + 1];
  guint64 serial, year, last;

  if (g_strv_length (words) != 7)
    return;
  make_check (line + 1, strlen (line) - strlen (words[6]) - 1, check);
  if (strcmp (check, words[6]) != 0 || !desk_book_is_valid (words[2])
      || !g_ascii_string_to_unsigned (words[1], 10, 1, G_MAXINT64, &serial, NULL)
      || !g_ascii_string_to_unsigned (words[3], 10, 0, 9999, &year, NULL)
      || !g_ascii_string_to_unsigned (words[4], 10, 0, G_MAXINT64, &last, NULL))
    return;

  *place = (Place){ .is_valid = TRUE,
                    .is_told = words[0][0] == TOLD,
                    .serial = (gint64)serial,
                    .book = g_strdup (words[2]),
                    .year = (int)year,
                    .last = (gint64)last,
                    .after = g_strdup (words[5]) };
}

static gboolean
read_places (Place places[PLACES], const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) local = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &local))
    {
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_FAILED,
                   _ ("The file with the last register number could not be read. (%s)"), local->message);
      return FALSE;
    }
  for (gsize i = 0; i < PLACES && i * PLACE_BYTES < length; i++)
    read_page (text + i * PLACE_BYTES, MIN (PLACE_BYTES, length - i * PLACE_BYTES), &places[i]);
  return TRUE;
}

/* Nothing but line ends in both places: nothing was given yet. */
static gboolean
make_file (const char *path, GError **error)
{
  g_autofree char *empty = g_strnfill (PLACES * PLACE_BYTES, '\n');

  return desk_durable_replace (path, empty, PLACES * PLACE_BYTES, error);
}

static int
write_asked (DeskHighWater *self)
{
  const off_t where = (off_t)(self->begun * PLACE_BYTES);

  if (pwrite (self->file, self->page, PLACE_BYTES, where) != PLACE_BYTES)
    return errno != 0 ? errno : EIO;
  return fdatasync (self->file) == 0 ? 0 : errno;
}

static gpointer
work (gpointer data)
{
  DeskHighWater *self = data;

  g_mutex_lock (&self->mutex);
  while (!self->is_ending)
    {
      if (!self->is_asked)
        {
          g_cond_wait (&self->cond, &self->mutex);
          continue;
        }
      /* The other thread touches nothing of it until it is answered. */
      g_mutex_unlock (&self->mutex);
      int error_number = write_asked (self);
      g_mutex_lock (&self->mutex);
      self->error_number = error_number;
      self->is_asked = FALSE;
      g_cond_broadcast (&self->cond);
    }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/**
 * desk_high_water_open:
 * @path: the file; it is made where there is none
 *
 * Returns: (transfer full): the file, or NULL with %DESK_STORE_ERROR_READ_ONLY, _FULL or _FAILED
 */
DeskHighWater *
desk_high_water_open (const char *path, GError **error)
{
  g_autoptr (DeskHighWater) self = g_new0 (DeskHighWater, 1);
  gboolean is_there = g_file_test (path, G_FILE_TEST_EXISTS);

  self->file = -1;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  if (is_there ? !read_places (self->places, path, error) : !make_file (path, error))
    return NULL;
  self->is_damaged = is_there && !self->places[0].is_valid && !self->places[1].is_valid;
  self->file = g_open (path, O_RDWR | O_CLOEXEC, 0);
  if (self->file < 0)
    {
      desk_store_error_set_errno (error, errno, path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * desk_high_water_close:
 */
void
desk_high_water_close (DeskHighWater *self)
{
  if (self->thread != NULL)
    {
      g_mutex_lock (&self->mutex);
      self->is_ending = TRUE;
      g_cond_broadcast (&self->cond);
      g_mutex_unlock (&self->mutex);
      g_thread_join (self->thread);
    }
  if (self->file >= 0)
    {
      fdatasync (self->file);
      close (self->file);
    }
  for (guint i = 0; i < PLACES; i++)
    place_clear (&self->places[i]);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/**
 * desk_high_water_is_damaged:
 *
 * Returns: whether a file was there of which nothing can be read
 */
gboolean
desk_high_water_is_damaged (DeskHighWater *self)
{
  return self->is_damaged;
}

static const Place *
get_newest (DeskHighWater *self)
{
  const Place *newest = NULL;

  for (guint i = 0; i < PLACES; i++)
    if (self->places[i].is_valid && (newest == NULL || self->places[i].serial > newest->serial))
      newest = &self->places[i];
  return newest;
}

static gboolean
is_known (const Place *place, const DeskBook *books, gsize n_books)
{
  const DeskBook book = { place->book, place->year, place->last };

  return !desk_book_is_rolled_back (&book, books, n_books);
}

/**
 * desk_high_water_get:
 * @last_change: id of the last own change in the database, "-" where there is none
 * @books: what the database knows
 * @told: (out): the last number that may have been seen; its text belongs to @self
 *
 * Returns: whether there is one
 */
gboolean
desk_high_water_get (DeskHighWater *self, const char *last_change, const DeskBook *books, gsize n_books,
                     DeskBook *told)
{
  const Place *place = get_newest (self);

  /* Begun, never written, and nothing else is missing: the program died while it saved, and nobody saw the number. */
  if (place != NULL && !place->is_told && !is_known (place, books, n_books)
      && strcmp (place->after, last_change) == 0)
    {
      place = &self->places[place == &self->places[0] ? 1 : 0];
      if (!place->is_valid)
        place = NULL;
    }
  if (place == NULL)
    return FALSE;
  *told = (DeskBook){ place->book, place->year, place->last };
  return TRUE;
}

/**
 * desk_high_water_is_told:
 *
 * Returns: whether the file says of just this number that it was given
 */
gboolean
desk_high_water_is_told (DeskHighWater *self, const DeskBook *book)
{
  const Place *newest = get_newest (self);

  return newest != NULL && newest->is_told && newest->year == book->year && newest->last == book->last
         && strcmp (newest->book, book->book) == 0;
}

/**
 * desk_high_water_list_told:
 * @path: the file
 * @book: the present book
 *
 * Reads the file beside whoever writes it, in any thread.
 *
 * Returns: (transfer full): the numbers of the book that were told, "PL1-A/2026/00153": none, one or two; NULL with
 *   @error where the file cannot be read
 */
GPtrArray *
desk_high_water_list_told (const char *path, const char *book, GError **error)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  Place places[PLACES] = { 0 };

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&numbers);
  if (!read_places (places, path, error))
    return NULL;
  for (guint i = 0; i < PLACES; i++)
    {
      /* A book that was begun or whose year was turned has no number yet; the numbers before it are on paper. */
      if (places[i].is_valid && places[i].is_told && places[i].year != 0 && places[i].last != 0
          && strcmp (places[i].book, book) == 0)
        g_ptr_array_add (numbers, desk_number_format (book, places[i].year, places[i].last));
      place_clear (&places[i]);
    }
  return g_steal_pointer (&numbers);
}

/* Where the newest number that was told stands is never written over. */
static guint
choose_place (DeskHighWater *self)
{
  if (self->places[0].is_told && self->places[1].is_told)
    return self->places[0].serial < self->places[1].serial ? 0 : 1;
  return self->places[0].is_told ? 1 : 0;
}

/**
 * desk_high_water_begin:
 * @book: the number that is about to be given
 * @last_change: id of the last own change before the one that has it, "-" where there is none
 *
 * Begins to bring a number to the disk. It is not to be seen before desk_high_water_end() returned.
 */
void
desk_high_water_begin (DeskHighWater *self, const DeskBook *book, const char *last_change)
{
  const Place *newest = get_newest (self);
  const gint64 serial = newest != NULL ? newest->serial + 1 : 1;
  Place *place;

  self->begun = choose_place (self);
  place = &self->places[self->begun];
  place_clear (place);
  *place = (Place){ .is_valid = TRUE,
                    .serial = serial,
                    .book = g_strdup (book->book),
                    .year = book->year,
                    .last = book->last,
                    .after = g_strdup (last_change) };
  write_page (place, self->page);

  if (self->thread == NULL)
    self->thread = g_thread_new ("desk-high-water", work, self);
  g_mutex_lock (&self->mutex);
  self->is_asked = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/**
 * desk_high_water_end:
 * @is_told: whether the database has the number, so that it is going to be seen
 *
 * Waits until the number is on the disk.
 *
 * Returns: FALSE with @error where it could not be brought there
 */
gboolean
desk_high_water_end (DeskHighWater *self, gboolean is_told, GError **error)
{
  const char told = TOLD;
  int error_number;

  g_mutex_lock (&self->mutex);
  while (self->is_asked)
    g_cond_wait (&self->cond, &self->mutex);
  error_number = self->error_number;
  g_mutex_unlock (&self->mutex);

  if (error_number == 0 && is_told)
    {
      if (pwrite (self->file, &told, 1, (off_t)(self->begun * PLACE_BYTES)) == 1)
        self->places[self->begun].is_told = TRUE;
      else
        error_number = errno;
    }
  if (error_number == 0)
    return TRUE;
  desk_store_error_set_errno (error, error_number, "highwater");
  return FALSE;
}
