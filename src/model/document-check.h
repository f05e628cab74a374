// SPDX-License-Identifier: GPL-3.0-or-later
// What is written down of a document, wherever: in a loss, a find, or a statement of theft.
#pragma once

#include "model/finding.h"
#include "model/person.h"
#include "model/profile.h"

G_BEGIN_DECLS

/**
 * DeskDocumentFields:
 * The keyed fields in which a record keeps documents, by their places in its table.
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

/**
 * DeskDocumentCheck:
 * What documents are checked against.
 */
typedef struct
{
  GArray *findings; /* (element-type DeskFinding): takes what is found */
  DeskProfile *profile;
  const char *language;  /* in which the names of document types are told */
  gint64 now;            /* the desk's clock, seconds UTC */
  const char *applicant; /* id; NULL: not chosen, or nowhere yet */
  DeskPerson *person;    /* the applicant as far as known, or NULL */
  GHashTable
      *holders; /* (element-type utf8 DeskPerson): holders who are not the applicant, by key of the document;
                            NULL for none */
} DeskDocumentCheck;

char *desk_document_write_number (DeskProfile *profile, const char *type,
                                  const char *typed) G_GNUC_WARN_UNUSED_RESULT;
char *desk_document_doubt_number (DeskProfile *profile, const char *type, const char *number,
                                  const char *language) G_GNUC_WARN_UNUSED_RESULT;
void desk_document_check_rows (const DeskDocumentCheck *check, DeskRecord *record,
                               const DeskDocumentFields *fields);

G_END_DECLS
