// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reception.h"
#include "store/booking.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskPlaceSearch:
 * Which places are wanted; the texts belong to whoever asks.
 * @service: (nullable): code
 * @reception: (nullable): id of the only reception that will do
 * @ignore: (nullable): id of the appointment that is moved
 * @day: the first day that is looked at
 * @time: wall time that was asked for, "14:30"; NULL: any
 * @now: whether the visitor is here and wants to be received now
 */
typedef struct
{
  const char *service;
  const char *reception;
  const char *ignore;
  GDate day;
  const char *time;
  gboolean now;
} DeskPlaceSearch;

/**
 * DeskPlace:
 * A place of the list.
 * @is_gone: somebody else has it since it was listed
 * @is_outside: the rules have no place there
 */
typedef struct
{
  DeskFreeSlot slot;
  gboolean is_gone;
  gboolean is_outside;
} DeskPlace;

#define DESK_TYPE_FREE_PLACES (desk_free_places_get_type ())

/**
 * DeskFreePlaces:
 * The next free places as a numbered list, ten at a time: a digit or Enter takes one. Others may book meanwhile: then a place
 * is marked as taken and everything stays where it is, so that no digit means another place than the one that was read.
 * Signals: `chosen`: another place is chosen, or none; `move-on`: the officer took one; `ready`: a search is over.
 */
G_DECLARE_FINAL_TYPE (DeskFreePlaces, desk_free_places, DESK, FREE_PLACES, AdwPreferencesGroup)

void desk_free_places_bind (DeskFreePlaces *self, DeskContext *context);
void desk_free_places_set_receptions (DeskFreePlaces *self, GPtrArray *receptions);
DeskReception *desk_free_places_find_reception (DeskFreePlaces *self, const char *id);
void desk_free_places_set_hold (DeskFreePlaces *self, gint64 hold);
void desk_free_places_search (DeskFreePlaces *self, const DeskPlaceSearch *search);
void desk_free_places_renew (DeskFreePlaces *self);
void desk_free_places_wish (DeskFreePlaces *self, const char *reception, const char *start);
gboolean desk_free_places_is_searching (DeskFreePlaces *self);
const DeskPlace *desk_free_places_get_chosen (DeskFreePlaces *self);
gboolean desk_free_places_is_own_choice (DeskFreePlaces *self);
void desk_free_places_mark_gone (DeskFreePlaces *self, const char *text);
void desk_free_places_show_hold (DeskFreePlaces *self, const char *text, gboolean is_warning);

G_END_DECLS
