// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskPersonLikeness:
 * How two people agree in one field.
 */
typedef enum
{
  DESK_PERSON_SAME,
  DESK_PERSON_SPELLED, /* the same once spellings are folded, or two letters swapped */
  DESK_PERSON_DIFFERENT,
  DESK_PERSON_ONE_SIDED /* known of one of them only */
} DeskPersonLikeness;

/**
 * DeskPersonPoint:
 * One field of two people, in words.
 */
typedef struct
{
  const DeskField *field;
  char *first; /* NULL: not known */
  char *second;
  DeskPersonLikeness likeness;
} DeskPersonPoint;

void desk_person_point_free (DeskPersonPoint *self);
GPtrArray *desk_person_compare (DeskPerson *first, DeskPerson *second,
                                DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_person_likeness_get_words (DeskPersonLikeness likeness);
const char *desk_person_likeness_get_icon (DeskPersonLikeness likeness);
char *desk_person_comparison_list (GPtrArray *points, DeskPersonLikeness from,
                                   DeskPersonLikeness to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
