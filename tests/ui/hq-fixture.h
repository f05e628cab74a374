// SPDX-License-Identifier: GPL-3.0-or-later
// An office whose exchange with headquarters a test drives, and decisions that came from there.
#pragma once

#include "hq-pages.h"
#include "office.h"

#include "model/person.h"
#include "store/records.h"
#include "ui/sync/hq-link.h"

/* A link that is as the test says. */
typedef struct
{
  GObject parent_instance;
  DeskHqStatus status;
  GError *error;       /* the status's */
  GError *enrol_error; /* what the next try ends with; NULL: it works */
  guint n_syncs;
  DeskSyncEnrolFlags flags; /* of the last try */
  DeskSyncCarried carried;  /* what the next file has */
  GError *file_error;       /* what it ends with; NULL: it works */
  char *written;            /* name of the file that was written last */
} TestLink;

typedef struct
{
  GObjectClass parent_class;
} TestLinkClass;

GType test_link_get_type (void);
static void test_link_iface_init (DeskHqLinkInterface *iface);

G_DEFINE_TYPE_WITH_CODE (TestLink, test_link, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (DESK_TYPE_HQ_LINK, test_link_iface_init))

static void
test_link_get_status (DeskHqLink *link, DeskHqStatus *status)
{
  *status = ((TestLink *)link)->status;
  status->error = ((TestLink *)link)->error;
}

static void
test_link_sync_now (DeskHqLink *link, gboolean with_large)
{
  ((TestLink *)link)->n_syncs++;
}

static void
test_link_enrol_async (DeskHqLink *link, const char *address, const char *code, DeskSyncEnrolFlags flags,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (link, cancellable, callback, user_data);
  TestLink *self = (TestLink *)link;

  self->flags = flags;
  if (self->enrol_error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&self->enrol_error));
      return;
    }
  self->status.headquarters = "hq.example.org";
  self->status.state = DESK_SYNC_RESTING;
  desk_hq_link_emit_changed (link);
  g_task_return_boolean (task, TRUE);
}

static gboolean
test_link_enrol_finish (DeskHqLink *link, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
test_link_carry (DeskHqLink *link, GCancellable *cancellable, GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (link, cancellable, callback, user_data);
  TestLink *self = (TestLink *)link;

  if (self->file_error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->file_error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
test_link_write_file_async (DeskHqLink *link, GFile *file, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_free (((TestLink *)link)->written);
  ((TestLink *)link)->written = g_file_get_basename (file);
  test_link_carry (link, cancellable, callback, user_data);
}

static void
test_link_read_file_async (DeskHqLink *link, GFile *file, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  test_link_carry (link, cancellable, callback, user_data);
}

static gboolean
test_link_file_finish (DeskHqLink *link, GAsyncResult *result, DeskSyncCarried *carried, GError **error)
{
  *carried = ((TestLink *)link)->carried;
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
test_link_stop (DeskHqLink *link)
{
}

static void
test_link_iface_init (DeskHqLinkInterface *iface)
{
  iface->get_status = test_link_get_status;
  iface->sync_now = test_link_sync_now;
  iface->enrol_async = test_link_enrol_async;
  iface->enrol_finish = test_link_enrol_finish;
  iface->write_file_async = test_link_write_file_async;
  iface->read_file_async = test_link_read_file_async;
  iface->file_finish = test_link_file_finish;
  iface->stop = test_link_stop;
}

static void
test_link_finalize (GObject *object)
{
  g_clear_error (&((TestLink *)object)->error);
  g_clear_error (&((TestLink *)object)->enrol_error);
  g_clear_error (&((TestLink *)object)->file_error);
  g_free (((TestLink *)object)->written);
  G_OBJECT_CLASS (test_link_parent_class)->finalize (object);
}

static void
test_link_class_init (TestLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_link_finalize;
}

static void
test_link_init (TestLink *self)
{
  self->status = (DeskHqStatus){
    .state = DESK_SYNC_RESTING, .last_success = NOW - 120, .headquarters = "hq.example.org", .desk = "PL1-B"
  };
}

/* Gives the office that is signed in a link of ours. The context holds it. */
static inline TestLink *
test_link_put (Office *office)
{
  TestLink *link = g_object_new (test_link_get_type (), NULL);

  if (desk_context_get_link (office->context) != NULL)
    desk_hq_link_stop (desk_context_get_link (office->context));
  desk_context_set_link (office->context, DESK_HQ_LINK (link));
  g_object_unref (link);
  return link;
}

static inline void
test_link_fail (TestLink *link, DeskSyncState state, DeskSyncError code, const char *message)
{
  g_clear_error (&link->error);
  link->error = g_error_new_literal (DESK_SYNC_ERROR, code, message);
  link->status.state = state;
  desk_hq_link_emit_changed (DESK_HQ_LINK (link));
}

/* Runs something on the worker. */
static inline gpointer
office_call (Office *office, DeskStoreFunc func, gpointer data)
{
  DeskStore *store = desk_context_get_store (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gpointer answer;

  desk_store_call_async (store, DESK_PRIORITY_SAVING, func, data, NULL, NULL, NULL, office_on_done, office);
  result = office_wait (office);
  answer = desk_store_call_finish (store, result, &error);
  g_assert_no_error (error);
  return answer;
}

/* A person whose given name was written here and at desk A. */
static inline DeskRecord *
office_make_conflict (Office *office)
{
  DeskRecord *person = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given-name", "Марія",
                                     "patronymic", "Іванівна", NULL);
  g_autoptr (DeskRecord) shown = NULL;

  office_save (office, person, NULL);
  office_call (office, hq_pages_stamp_all, NULL);
  shown = desk_record_copy (person);
  desk_record_set_text (person, DESK_PERSON_GIVEN_NAME, "Ольга");
  office_save (office, person, shown);
  office_call (office, hq_pages_write_foreign, (gpointer)desk_record_get_id (person));
  g_signal_emit_by_name (desk_context_get_store (office->context), "changed", "person",
                         desk_record_get_id (person));
  return person;
}
