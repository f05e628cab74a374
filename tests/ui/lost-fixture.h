// SPDX-License-Identifier: GPL-3.0-or-later
// Losses and finds for the tests of their screens.
#pragma once

#include "statements-fixture.h"

#include "model/find.h"
#include "model/loss.h"

#define NUMBER "004512873"

static inline const char *
id_of (gpointer record)
{
  return desk_record_get_id (DESK_RECORD (record));
}

static inline void
add_document (DeskLoss *loss, const char *key, const char *type, const char *number)
{
  desk_record_set_entry (DESK_RECORD (loss), DESK_LOSS_DOCUMENT, key, g_variant_new_string (type));
  if (number != NULL)
    desk_record_set_entry (DESK_RECORD (loss), DESK_LOSS_DOCUMENT_NUMBER, key, g_variant_new_string (number));
}

/* An ID card, and a passport of which the number is not known. */
static inline DeskLoss *
record_loss (Office *office, DeskPerson *applicant, gint64 declared)
{
  DeskRecord *officer = DESK_RECORD (desk_context_get_officer (office->context));
  DeskLoss *loss =
      g_object_new (DESK_TYPE_LOSS, "state", "registered", "applicant", id_of (applicant), "declared",
                    declared, "officer", desk_record_get_id (officer), "circumstance", "lost", "had",
                    "2026-05-20", "missed", "2026-05-21T08:00", "place", "Парк «Перемога»", "text",
                    "Гаманець залишили на лавці.", "kept-until", NOW + 1000 * DAY, NULL);

  add_document (loss, "d1", "id_card", NUMBER);
  add_document (loss, "d2", "passport_book", NULL);
  save (office, DESK_RECORD (loss), NULL, NULL);
  return loss;
}

static inline DeskFind *
record_find (Office *office, const char *number, const char *surname, gint64 received)
{
  DeskRecord *officer = DESK_RECORD (desk_context_get_officer (office->context));
  DeskFind *find =
      g_object_new (DESK_TYPE_FIND, "state", "received", "received", received, "officer",
                    desk_record_get_id (officer), "document", "id_card", "number", number, "holder-surname",
                    surname, "holder-given-name", "Марія", "found", "2026-05-22", "place", "біля каруселі",
                    "finder-anonymous", TRUE, "cell", "Сейф 1", NULL);

  save (office, DESK_RECORD (find), NULL, NULL);
  return find;
}

static inline gpointer
load_loss (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_records_load (database, "loss", id, error);
}

static inline gpointer
load_find (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_records_load (database, "find", id, error);
}

/* Puts what is stored into the record, so that it can be compared. */
static inline void
read_again (Office *office, DeskRecord **record)
{
  DeskRecord *stored =
      ask (office, DESK_IS_LOSS (*record) ? load_loss : load_find, desk_record_get_id (*record));

  g_set_object (record, stored);
  g_object_unref (stored);
}
