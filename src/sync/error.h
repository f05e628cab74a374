// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DESK_SYNC_ERROR:
 *
 * The error domain of everything in `sync`. Its messages are translated and made for the officer: what happened and what
 * to do now. What was found deeper down stands in brackets at the end.
 */
#define DESK_SYNC_ERROR (desk_sync_error_quark ())

/**
 * DeskSyncError:
 * @DESK_SYNC_ERROR_NO_ANSWER: nobody answers at the address, the name is not known, the line was cut, nothing came in time
 * @DESK_SYNC_ERROR_NOT_HEADQUARTERS: something else answers: the login page of a network, a proxy, another program;
 *   nothing was sent to it
 * @DESK_SYNC_ERROR_BUSY: headquarters cannot work now or wants to be asked less often
 * @DESK_SYNC_ERROR_REFUSED: headquarters did not understand what this program said: a fault of one of the two programs
 * @DESK_SYNC_ERROR_STORE: the database of this desk could not be read or written
 * @DESK_SYNC_ERROR_UNKNOWN_DESK: headquarters does not know this desk (any more): it is another headquarters, or the desk
 *   was enrolled a second time elsewhere
 * @DESK_SYNC_ERROR_REVOKED: headquarters has shut this desk out
 * @DESK_SYNC_ERROR_CERTIFICATE: who answers cannot prove to be this headquarters
 * @DESK_SYNC_ERROR_OTHER_HISTORY: after a new enrolment: headquarters has nothing of what this desk had exchanged, so it
 *   may be that of another region. DESK_SYNC_ENROL_NEW_HISTORY goes on all the same
 * @DESK_SYNC_ERROR_TOO_OLD: this program is too old for headquarters; what was written here was taken, nothing comes down
 * @DESK_SYNC_ERROR_COPY: a copy of this desk's database is at work elsewhere. This desk goes on in a sub-book; exchanges
 *   go on too
 * @DESK_SYNC_ERROR_ADDRESS: what was typed is no address of a headquarters
 * @DESK_SYNC_ERROR_CODE: what was typed or read is no code of enrolment: it has too few characters or was mistyped
 * @DESK_SYNC_ERROR_CODE_UNKNOWN: headquarters gave no such code
 * @DESK_SYNC_ERROR_CODE_USED: another workstation enrolled with the code, or it is too old
 * @DESK_SYNC_ERROR_OTHER_STATION: the code is for another station than the one this desk was set up for. Nothing was
 *   changed here; DESK_SYNC_ENROL_OTHER_STATION goes on all the same
 * @DESK_SYNC_ERROR_STICK: a file that is carried by hand cannot be written or read
 *
 * From %DESK_SYNC_ERROR_UNKNOWN_DESK to %DESK_SYNC_ERROR_COPY somebody has to do something (%DESK_SYNC_HALTED); those
 * before it pass, and are tried again. From %DESK_SYNC_ERROR_ADDRESS to %DESK_SYNC_ERROR_OTHER_STATION they come from
 * enrolment only.
 */
typedef enum
{
  DESK_SYNC_ERROR_NO_ANSWER,
  DESK_SYNC_ERROR_NOT_HEADQUARTERS,
  DESK_SYNC_ERROR_BUSY,
  DESK_SYNC_ERROR_REFUSED,
  DESK_SYNC_ERROR_STORE,
  DESK_SYNC_ERROR_UNKNOWN_DESK,
  DESK_SYNC_ERROR_REVOKED,
  DESK_SYNC_ERROR_CERTIFICATE,
  DESK_SYNC_ERROR_OTHER_HISTORY,
  DESK_SYNC_ERROR_TOO_OLD,
  DESK_SYNC_ERROR_COPY,
  DESK_SYNC_ERROR_ADDRESS,
  DESK_SYNC_ERROR_CODE,
  DESK_SYNC_ERROR_CODE_UNKNOWN,
  DESK_SYNC_ERROR_CODE_USED,
  DESK_SYNC_ERROR_OTHER_STATION,
  DESK_SYNC_ERROR_STICK
} DeskSyncError;

GQuark desk_sync_error_quark (void);
gboolean desk_sync_error_passes (int code);

G_END_DECLS
