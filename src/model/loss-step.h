// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/hand.h"
#include "model/loss.h"
#include "model/profile.h"

G_BEGIN_DECLS

/**
 * DeskLossStep:
 * What can be done with a declaration of loss.
 */
typedef enum
{
  DESK_LOSS_REGISTER,
  DESK_LOSS_MATCHED,     /* an officer said that a find is the document (match.h) */
  DESK_LOSS_UNMATCHED,   /* took that back */
  DESK_LOSS_RETURN,      /* the owner has it again, from us or another body */
  DESK_LOSS_REISSUE,     /* a new document was issued */
  DESK_LOSS_WITHDRAW,    /* the owner found it */
  DESK_LOSS_TURN_STOLEN, /* it was a theft: a statement goes on with it */
  DESK_LOSS_REOPEN,      /* what was noted of a document was a slip */
  DESK_LOSS_ANNUL,
  DESK_LOSS_AMEND,
  DESK_LOSS_NUMBER, /* attach an official number */
  DESK_LOSS_N_STEPS
} DeskLossStep;

const char *desk_loss_may_step (DeskLoss *self, DeskLossStep step, const char *document, const char *role);
const char *desk_loss_find_step_fault (DeskLoss *self, DeskLossStep step, const char *document,
                                       const char *note, DeskLossField *field);
gboolean desk_loss_take_step (DeskLoss *self, DeskProfile *profile, DeskLossStep step, const char *document,
                              const DeskHand *hand, const char *note);

const char *desk_loss_get_document_state (DeskLoss *self, const char *document);
const char *desk_loss_get_shown_state (DeskLoss *self, gint64 now);
void desk_loss_note_kept_until (DeskLoss *self, DeskProfile *profile);
gint64 desk_loss_get_archive_start (DeskProfile *profile, gint64 now);
gboolean desk_loss_is_open (DeskLoss *self, const char *document);

G_END_DECLS
