// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/finding.h"
#include "model/person.h"
#include "model/profile.h"

G_BEGIN_DECLS

/**
 * DeskDocumentFields:
 * Where a record keeps what is known of a document, by the places in its table. Of a statement and a loss the fields are
 * keyed and a document is an entry.
 */
typedef struct
{
  guint type;
  guint number;
  guint source;
  guint issued;
  guint expires;
  guint holder;
  guint basis;
} DeskDocumentFields;

char *desk_document_write_number (DeskProfile *profile, const char *type,
                                  const char *typed) G_GNUC_WARN_UNUSED_RESULT;
char *desk_document_doubt_number (DeskProfile *profile, const char *type,
                                  const char *number) G_GNUC_WARN_UNUSED_RESULT;

void desk_document_check_rows (GArray *findings, DeskRecord *record, const DeskDocumentFields *fields,
                               const char *applicant, DeskPerson *person, GHashTable *holders,
                               DeskProfile *profile, gint64 now);

G_END_DECLS
