// SPDX-License-Identifier: GPL-3.0-or-later
// What a profile must look like, as tables that profile-check.c walks along with the file.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskShapeKind:
 * What a member of a profile's JSON holds.
 */
typedef enum
{
  DESK_SHAPE_CODE,       /* what records keep; unique in its list */
  DESK_SHAPE_DIGIT,      /* what an officer types, "1" or "10"; unique in its list */
  DESK_SHAPE_STRING,     /* text that is not empty */
  DESK_SHAPE_STRINGS,    /* list of such text */
  DESK_SHAPE_LABELS,     /* text in every language of the profile */
  DESK_SHAPE_BOOLEAN,    /* true or false */
  DESK_SHAPE_NUMBER,     /* whole number, not negative */
  DESK_SHAPE_MASK,       /* regular expression of a whole number */
  DESK_SHAPE_ZONE,       /* name of a time zone */
  DESK_SHAPE_DATE,       /* "2026-02-28" */
  DESK_SHAPE_DATES,      /* list of dates */
  DESK_SHAPE_DAY,        /* day of any year, "08-24" */
  DESK_SHAPE_TIME,       /* "09:00" up to "24:00" */
  DESK_SHAPE_WORD,       /* one of the words in detail, which are separated by | */
  DESK_SHAPE_WORDS,      /* list of such words */
  DESK_SHAPE_REFERENCE,  /* code of an entry in the section that detail names */
  DESK_SHAPE_REFERENCES, /* list of such codes */
  DESK_SHAPE_OBJECT,     /* object of the given members */
  DESK_SHAPE_TABLE,      /* list of such objects, not empty; detail: codes that must be among them */
  DESK_SHAPE_YEARS       /* such objects by year */
} DeskShapeKind;

/**
 * DeskShape:
 * One member of an object. A list of them ends with a member that has no name.
 */
typedef struct _DeskShape DeskShape;
struct _DeskShape
{
  const char *name;
  DeskShapeKind kind;
  gboolean required;
  const char *detail;
  const DeskShape *members;
};

extern const DeskShape desk_profile_shape[];

G_END_DECLS
