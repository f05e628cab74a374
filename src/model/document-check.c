// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with what is written down of a document, or worth knowing about it. A number never keeps anybody from
// declaring: the masks of the profile are hints.

#include "model/document-check.h"

char *
desk_document_write_number (DeskProfile *profile, const char *type, const char *typed)
{
  return g_strdup (typed);
}

char *
desk_document_doubt_number (DeskProfile *profile, const char *type, const char *number)
{
  return NULL;
}

void
desk_document_check_rows (GArray *findings, DeskRecord *record, const DeskDocumentFields *fields,
                          const char *applicant, DeskPerson *person, GHashTable *holders,
                          DeskProfile *profile, gint64 now)
{
}
