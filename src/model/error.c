// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong in model: the error domain of this folder.

#include "model/error.h"

G_DEFINE_QUARK (desk_model_error, desk_model_error)
