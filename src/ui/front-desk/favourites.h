// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskFavouritesFound:
 * @topics: codes of up to nine topics, the most frequent first
 */
typedef void (*DeskFavouritesFound) (const char *const *topics, gpointer data);

void desk_favourites_find (DeskContext *context, DeskFavouritesFound found, gpointer data);

G_END_DECLS
