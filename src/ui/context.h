// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/clock.h"
#include "model/officer.h"
#include "model/profile.h"
#include "model/shift.h"
#include "model/station.h"
#include "store/folders.h"
#include "store/keyring.h"
#include "store/store.h"
#include "ui/profile-shelf.h"
#include "ui/region/region.h"
#include "ui/sync/hq-link.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESK_TYPE_CONTEXT (desk_context_get_type ())

/**
 * DeskContext:
 * What every screen is handed: clock, folders, settings, profile, store, keyring, station, signed-in officer.
 * Made once, at the composition root. The store is there from sign-in to lock-out of the program, the officer from
 * sign-in to lock; the link to headquarters lives as long as the store. Its properties notify.
 */
G_DECLARE_FINAL_TYPE (DeskContext, desk_context, DESK, CONTEXT, GObject)

DeskContext *desk_context_new (DeskClock *clock, const DeskFolders *folders,
                               GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

DeskClock *desk_context_get_clock (DeskContext *self);
GSettings *desk_context_get_settings (DeskContext *self);
const DeskFolders *desk_context_get_folders (DeskContext *self);
const DeskFolders *desk_context_get_home_folders (DeskContext *self);
void desk_context_set_folders (DeskContext *self, const DeskFolders *folders);
gboolean desk_context_is_demo (DeskContext *self);
void desk_context_set_demo (DeskContext *self, gboolean demo);

const char *desk_context_get_language (DeskContext *self);
void desk_context_set_language (DeskContext *self, const char *language);

DeskProfileShelf *desk_context_get_profiles (DeskContext *self);
DeskProfile *desk_context_get_profile (DeskContext *self);
void desk_context_set_profile (DeskContext *self, DeskProfile *profile);
DeskKeyring *desk_context_get_keyring (DeskContext *self);
void desk_context_set_keyring (DeskContext *self, DeskKeyring *keyring);
DeskStore *desk_context_get_store (DeskContext *self);
void desk_context_set_store (DeskContext *self, DeskStore *store);
DeskHqLink *desk_context_get_link (DeskContext *self);
void desk_context_set_link (DeskContext *self, DeskHqLink *link);
DeskRegion *desk_context_get_region (DeskContext *self);
void desk_context_set_region (DeskContext *self, DeskRegion *region);
const char *desk_context_get_station_name (DeskContext *self, const char *code);
gboolean desk_context_is_enrolled (DeskContext *self);
DeskStation *desk_context_get_station (DeskContext *self);
void desk_context_set_station (DeskContext *self, DeskStation *station);
DeskOfficer *desk_context_get_officer (DeskContext *self);
void desk_context_set_officer (DeskContext *self, DeskOfficer *officer);
DeskShift *desk_context_get_shift (DeskContext *self);
void desk_context_set_shift (DeskContext *self, DeskShift *shift);
const char *desk_context_get_role (DeskContext *self);
const char *desk_context_get_role_over (DeskContext *self, DeskRecord *record);
const char *desk_context_get_officer_code (DeskContext *self);
const char *desk_context_get_last_officer (DeskContext *self);
DeskSave *desk_context_new_save (DeskContext *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
