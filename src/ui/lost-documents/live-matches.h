// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lost-documents/match-file.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskLiveQuestion:
 * What is known so far of the documents in a form.
 * @found: whether it is the form of a find; else documents were lost or stolen
 * @documents: (element-type DeskLiveDocument)
 * @at: when it was lost or found, seconds UTC; 0: not known
 */
typedef struct
{
  gboolean found;
  GPtrArray *documents;
  gint64 at;
} DeskLiveQuestion;

/**
 * DeskLiveDocument:
 * One document as it stands in the form, typed to the end or not.
 * @type: (nullable): code of its type
 */
typedef struct
{
  char *type;
  char *number;
  char *surname;
  char *given_name;
} DeskLiveDocument;

void desk_live_question_init (DeskLiveQuestion *self, gboolean found);
void desk_live_question_set_moment (DeskLiveQuestion *self, DeskContext *context, const char *wall);
void desk_live_question_add (DeskLiveQuestion *self, const char *type, const char *number,
                             const char *surname, const char *given_name);
void desk_live_question_clear (DeskLiveQuestion *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskLiveQuestion, desk_live_question_clear)

#define DESK_TYPE_LIVE_MATCHES (desk_live_matches_get_type ())

/**
 * DeskLiveMatches:
 * What fits to the documents in a form while they are typed: found documents, or declared ones, those of the same number
 * first and marked; and where a document was declared before. What fits is told to a screen reader.
 * In the form of a find the officer may say at once that it is the same document, or another.
 * Emits `answered` when the store has answered, and `decided` when the officer said something.
 */
G_DECLARE_FINAL_TYPE (DeskLiveMatches, desk_live_matches, DESK, LIVE_MATCHES, AdwBin)

void desk_live_matches_bind (DeskLiveMatches *self, DeskContext *context);
void desk_live_matches_ask (DeskLiveMatches *self, const DeskLiveQuestion *question, const char *ignore);
gboolean desk_live_matches_is_busy (DeskLiveMatches *self);
guint desk_live_matches_count (DeskLiveMatches *self);
const char *desk_live_matches_get_declared (DeskLiveMatches *self);
char *desk_live_matches_make_summary (DeskLiveMatches *self) G_GNUC_WARN_UNUSED_RESULT;
const DeskMatchFile *desk_live_matches_get_decided (DeskLiveMatches *self, guint position,
                                                    const char **verdict);
void desk_live_matches_collect (DeskLiveMatches *self, GVariantDict *typed);
void desk_live_matches_restore (DeskLiveMatches *self, GVariant *typed);

G_END_DECLS
