// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong in model: the error domain of this folder.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DESK_MODEL_ERROR:
 *
 * The error domain of everything in `model`. Its messages are translated and made for the officer: what happened, to
 * what, and what to do now.
 */
#define DESK_MODEL_ERROR (desk_model_error_quark ())

/**
 * DeskModelError:
 * @DESK_MODEL_ERROR_INVALID: a value does not fit its field: a wrong check digit, a date that does not exist
 * @DESK_MODEL_ERROR_REFUSED: a rule of the desk forbids it: a step the record cannot take from where it stands
 * @DESK_MODEL_ERROR_PROFILE: a country profile is not what it should be; the message names the JSON path
 */
typedef enum
{
  DESK_MODEL_ERROR_INVALID,
  DESK_MODEL_ERROR_REFUSED,
  DESK_MODEL_ERROR_PROFILE,
} DeskModelError;

GQuark desk_model_error_quark (void);

G_END_DECLS
