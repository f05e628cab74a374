// SPDX-License-Identifier: GPL-3.0-or-later
// What agenda and register say about each appointment. Their data is a table of receptions' names by id. Of a sealed matter
// neither name nor service is said.

#include "ui/appointments/appointment-columns.h"

#include "model/appointment.h"
#include "model/person.h"
#include "ui/sync/hq-column.h"
#include "ui/widgets/appointment-words.h"

#include <glib/gi18n-lib.h>

static DeskAppointment *
get_appointment (DeskRegisterRow *row)
{
  return DESK_APPOINTMENT (desk_register_row_get_record (row));
}

static char *
make_time (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_appointment_words_get_moment (get_appointment (row));
}

static char *
make_reception (DeskRegisterRow *row, DeskContext *context, gpointer names)
{
  const char *id = desk_record_get_text (desk_register_row_get_record (row), DESK_APPOINTMENT_RECEPTION);

  return id != NULL ? g_strdup (g_hash_table_lookup (names, id)) : NULL;
}

static char *
make_person (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_appointment_words_get_name (get_appointment (row),
                                          (DeskPerson *)desk_register_row_get_person (row), context);
}

static char *
make_service (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_appointment_words_get_service (get_appointment (row), context);
}

static char *
make_state (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_appointment_words_get_state (get_appointment (row), context);
}

static const char *
get_state_icon (DeskRegisterRow *row, DeskContext *context, const char **tone)
{
  return desk_appointment_words_get_state_icon (get_appointment (row), context, tone);
}

static char *
make_due (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_appointment_words_get_due (get_appointment (row), context);
}

static char *
make_brief_due (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return desk_appointment_words_get_due_briefly (get_appointment (row), context);
}

static const char *
get_due_icon (DeskRegisterRow *row, DeskContext *context, const char **tone)
{
  return desk_appointment_words_get_due_icon (get_appointment (row), context, tone);
}

static char *
make_number (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return g_strdup (desk_record_get_text (desk_register_row_get_record (row), DESK_APPOINTMENT_NO));
}

static const DeskRegisterColumn columns[] = {
  { N_ ("Time"), 15, TRUE, make_time, NULL },
  { N_ ("Person"), 0, TRUE, make_person, NULL },
  { N_ ("Reception"), 0, FALSE, make_reception, NULL },
  { N_ ("Service"), 12, FALSE, make_service, NULL },
  { N_ ("State"), 14, FALSE, make_state, get_state_icon },
  { N_ ("Answer due"), 18, FALSE, make_due, get_due_icon, .make_brief = make_brief_due },
  { N_ ("Number"), 16, FALSE, make_number, NULL, TRUE },
  DESK_HQ_COLUMN,
};

/**
 * desk_appointment_columns_list:
 *
 * Returns: (transfer none) (array length=n_columns): the columns of agenda and register
 */
const DeskRegisterColumn *
desk_appointment_columns_list (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}
