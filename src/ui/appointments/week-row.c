// SPDX-License-Identifier: GPL-3.0-or-later
// How full a reception is in a week.

#include "ui/appointments/week-row.h"

#include "ui/widgets/appointment-words.h"

#include <glib/gi18n-lib.h>

struct _DeskWeekRow
{
  GObject parent_instance;

  DeskReception *reception;
  char *detail;
  DeskWeekCount days[DESK_WEEK_DAYS];
};

G_DEFINE_FINAL_TYPE (DeskWeekRow, desk_week_row, G_TYPE_OBJECT)

static void
desk_week_row_finalize (GObject *object)
{
  DeskWeekRow *self = DESK_WEEK_ROW (object);

  g_clear_object (&self->reception);
  g_free (self->detail);
  G_OBJECT_CLASS (desk_week_row_parent_class)->finalize (object);
}

static void
desk_week_row_class_init (DeskWeekRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_week_row_finalize;
}

static void
desk_week_row_init (DeskWeekRow *self)
{
}

static DeskWeekRow *
find_row (GPtrArray *rows, DeskReception *reception)
{
  for (guint i = 0; i < rows->len; i++)
    {
      DeskWeekRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (desk_week_row_get_reception (row), desk_record_get_id (DESK_RECORD (reception))) == 0)
        return row;
    }
  return NULL;
}

static DeskWeekRow *
add_row (GPtrArray *rows, DeskReception *reception, DeskContext *context)
{
  DeskWeekRow *row = find_row (rows, reception);

  if (row != NULL)
    return row;
  row = g_object_new (DESK_TYPE_WEEK_ROW, NULL);
  row->reception = g_object_ref (reception);
  row->detail = desk_reception_words_get_place (reception, context);
  g_ptr_array_add (rows, row);
  return row;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer context)
{
  DeskWeekRow *first = *(DeskWeekRow *const *)a, *second = *(DeskWeekRow *const *)b;

  return desk_reception_words_compare (first->reception, second->reception, context);
}

/**
 * desk_week_rows_new:
 * @days: (element-type DeskBookingDay): from Monday
 *
 * Returns: (transfer full): a row for each reception that receives in the week, by kind and name
 */
GListModel *
desk_week_rows_new (GPtrArray *days, DeskContext *context)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store = g_list_store_new (DESK_TYPE_WEEK_ROW);

  for (guint i = 0; i < days->len && i < DESK_WEEK_DAYS; i++)
    {
      const DeskBookingDay *day = g_ptr_array_index (days, i);

      for (guint j = 0; j < day->columns->len; j++)
        {
          const DeskBookingColumn *column = g_ptr_array_index (day->columns, j);

          add_row (rows, column->reception, context)->days[i] =
              (DeskWeekCount){ TRUE, column->n_places, column->n_taken };
        }
    }
  g_ptr_array_sort_with_data (rows, compare_rows, context);
  g_list_store_splice (store, 0, 0, rows->pdata, rows->len);
  return G_LIST_MODEL (store);
}

/**
 * desk_week_row_get_reception:
 *
 * Returns: (transfer none): id of the reception
 */
const char *
desk_week_row_get_reception (DeskWeekRow *self)
{
  return desk_record_get_id (DESK_RECORD (self->reception));
}

/**
 * desk_week_row_get_title:
 *
 * Returns: (transfer none): name of the reception
 */
const char *
desk_week_row_get_title (DeskWeekRow *self)
{
  const char *name = desk_record_get_text (DESK_RECORD (self->reception), DESK_RECEPTION_NAME);

  return name != NULL ? name : "";
}

/**
 * desk_week_row_get_detail:
 *
 * Returns: (transfer none) (nullable): its kind and room
 */
const char *
desk_week_row_get_detail (DeskWeekRow *self)
{
  return self->detail;
}

/**
 * desk_week_row_get_day:
 * @day: 0 for Monday to 6 for Sunday
 *
 * Returns: (transfer none): how full it is
 */
const DeskWeekCount *
desk_week_row_get_day (DeskWeekRow *self, guint day)
{
  return &self->days[day];
}

/**
 * desk_week_row_get_total:
 * @total: (out): how full the whole week is
 */
void
desk_week_row_get_total (DeskWeekRow *self, DeskWeekCount *total)
{
  *total = (DeskWeekCount){ FALSE, 0, 0 };
  for (guint i = 0; i < DESK_WEEK_DAYS; i++)
    {
      total->receives = total->receives || self->days[i].receives;
      total->n_places += self->days[i].n_places;
      total->n_taken += self->days[i].n_taken;
    }
}

/**
 * desk_week_count_tell:
 *
 * Returns: (transfer full): how full it is in words: "6 of 8, 2 free", "full, 8", "does not receive"
 */
char *
desk_week_count_tell (const DeskWeekCount *self)
{
  if (!self->receives)
    return g_strdup (C_ ("reception", "closed"));
  if (self->n_places == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u outside of the rules",
                                         "%u outside of the rules", self->n_taken),
                            self->n_taken);
  if (self->n_taken >= self->n_places)
    /* TRANSLATORS: of a reception: all its places are taken. %u of %u: taken, places */
    return g_strdup_printf (_ ("%u of %u, full"), self->n_taken, self->n_places);
  /* TRANSLATORS: of a reception: places taken, all places, free places */
  return g_strdup_printf (_ ("%u of %u, %u free"), self->n_taken, self->n_places,
                          self->n_places - self->n_taken);
}
