// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hq/sql.h"
#include "journal/bundle.h"

G_BEGIN_DECLS

#define DESK_REGISTRY_CODE_DAYS 7       /* for which a code of enrolment is good */
#define DESK_REGISTRY_PIN "pin"         /* setting: SHA-256 of the certificate desks see, hexadecimal */
#define DESK_REGISTRY_ADDRESS "address" /* setting: where desks find headquarters */

#define DESK_TYPE_REGISTRY (desk_registry_get_type ())
/**
 * DeskRegistry:
 * Who may speak to headquarters: stations, desks, codes of enrolment. It is kept apart from the ledger, with a backup of
 * its own: a ledger that is put back must not forget who was shut out.
 */
G_DECLARE_FINAL_TYPE (DeskRegistry, desk_registry, DESK, REGISTRY, GObject)

/** A desk that was enrolled. */
typedef struct
{
  char *code;    /* "PL1-B" */
  char *station; /* and name of its log */
  char *host;    /* name of the machine, as it said */
  char *app;     /* version of its program */
  gint64 enrolled;
  gint64 seen;         /* last exchange, 0: none */
  gint64 revoked;      /* 0: it may speak */
  gboolean is_retired; /* with @revoked: it was taken out of service, not shut out */
  gboolean is_region;  /* it may read all logs, and its officers may write into that of the region */
} DeskRegistered;

/** What somebody who enrols is told. */
typedef struct
{
  char *desk;
  char *station;
  char *station_name;
  char *country;
  char *starts; /* numbers used on paper, "2026=37 2027=0" */
  char *token;
  gboolean is_region;
} DeskEnrolment;

/** What a code of enrolment is given for. */
typedef struct
{
  const char *station;
  const char *book;   /* the letter of the desk's register book, "B" */
  const char *starts; /* (nullable): numbers used on paper, "2026=37" */
  gboolean is_region; /* the desk is one of the region's officers */
  const char *pin;    /* (nullable): SHA-256 of headquarters' certificate, hexadecimal */
} DeskCodeRequest;

/** Why nobody is let in. */
typedef enum
{
  DESK_REGISTRY_ERROR_UNKNOWN, /* no such code or token */
  DESK_REGISTRY_ERROR_EXPIRED, /* the code is too old */
  DESK_REGISTRY_ERROR_USED,    /* another machine used the code */
  DESK_REGISTRY_ERROR_REVOKED, /* the desk was shut out */
  DESK_REGISTRY_ERROR_RETIRED, /* the desk was taken out of service */
  DESK_REGISTRY_ERROR_TAKEN    /* there is such a station or desk */
} DeskRegistryError;

#define DESK_REGISTRY_ERROR (desk_registry_error_quark ())
GQuark desk_registry_error_quark (void);

void desk_registered_free (DeskRegistered *self);
void desk_enrolment_free (DeskEnrolment *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRegistered, desk_registered_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskEnrolment, desk_enrolment_free)

DeskRegistry *desk_registry_new (DeskSql *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_registry_add_station (DeskRegistry *self, const char *code, const char *name,
                                    const char *country, GError **error);
gboolean desk_registry_list_stations (DeskRegistry *self, GPtrArray *codes, GError **error);
char *desk_registry_issue_code (DeskRegistry *self, const DeskCodeRequest *request, gint64 now,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskEnrolment *desk_registry_enrol (DeskRegistry *self, const char *code, const char *key, const char *host,
                                    const char *former, gint64 now, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *desk_registry_find_former (DeskRegistry *self, const char *former,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_registry_is_region (DeskRegistry *self, const char *desk, GError **error);
gboolean desk_registry_set (DeskRegistry *self, const char *setting, const char *value, GError **error);
char *desk_registry_get (DeskRegistry *self, const char *setting, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskRegistered *desk_registry_find (DeskRegistry *self, const char *token,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskRegistered *desk_registry_find_desk (DeskRegistry *self, const char *code, char **key,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_registry_get_keys (DeskRegistry *self, DeskBundleKeys *keys, GError **error);
gboolean desk_registry_note_seen (DeskRegistry *self, const char *desk, const char *app, gint64 now,
                                  GError **error);
gboolean desk_registry_revoke (DeskRegistry *self, const char *desk, gboolean is_retired, gint64 now,
                               GError **error);
gboolean desk_registry_copy (DeskRegistry *self, DeskRegistry *to, GError **error);
GPtrArray *desk_registry_list (DeskRegistry *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
