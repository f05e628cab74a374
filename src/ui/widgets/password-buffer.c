// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/password-buffer.h"

struct _DeskPasswordBuffer
{
  GtkEntryBuffer parent_instance;

  GtkEntryBuffer *kept; /* the password itself, in memory that is not written to disk */
  GString *dots;
  gboolean is_shown;
};

G_DEFINE_FINAL_TYPE (DeskPasswordBuffer, desk_password_buffer, GTK_TYPE_ENTRY_BUFFER)

static void
count_dots (DeskPasswordBuffer *self)
{
  guint length = gtk_entry_buffer_get_length (self->kept);

  g_string_truncate (self->dots, 0);
  for (guint i = 0; i < length; i++)
    g_string_append (self->dots, "•");
}

static const char *
desk_password_buffer_get_text (GtkEntryBuffer *buffer, gsize *n_bytes)
{
  DeskPasswordBuffer *self = DESK_PASSWORD_BUFFER (buffer);

  if (n_bytes != NULL)
    *n_bytes = self->is_shown ? gtk_entry_buffer_get_bytes (self->kept) : self->dots->len;
  return self->is_shown ? gtk_entry_buffer_get_text (self->kept) : self->dots->str;
}

static guint
desk_password_buffer_get_length (GtkEntryBuffer *buffer)
{
  return gtk_entry_buffer_get_length (DESK_PASSWORD_BUFFER (buffer)->kept);
}

static guint
desk_password_buffer_insert_text (GtkEntryBuffer *buffer, guint position, const char *text, guint n_chars)
{
  DeskPasswordBuffer *self = DESK_PASSWORD_BUFFER (buffer);
  guint n_inserted = gtk_entry_buffer_insert_text (self->kept, position, text, (int)n_chars);

  count_dots (self);
  gtk_entry_buffer_emit_inserted_text (buffer, position, text, n_inserted);
  return n_inserted;
}

static guint
desk_password_buffer_delete_text (GtkEntryBuffer *buffer, guint position, guint n_chars)
{
  guint length = gtk_entry_buffer_get_length (buffer);
  guint n_deleted = MIN (n_chars, length - MIN (position, length));

  if (n_deleted > 0)
    gtk_entry_buffer_emit_deleted_text (buffer, position, n_deleted);
  return n_deleted;
}

/* The text goes when everybody was told, who may still want to see it. */
static void
desk_password_buffer_deleted_text (GtkEntryBuffer *buffer, guint position, guint n_chars)
{
  DeskPasswordBuffer *self = DESK_PASSWORD_BUFFER (buffer);

  gtk_entry_buffer_delete_text (self->kept, position, (int)n_chars);
  count_dots (self);
  g_object_notify (G_OBJECT (buffer), "text");
  g_object_notify (G_OBJECT (buffer), "length");
}

static void
desk_password_buffer_finalize (GObject *object)
{
  DeskPasswordBuffer *self = DESK_PASSWORD_BUFFER (object);

  g_object_unref (self->kept);
  g_string_free (self->dots, TRUE);

  G_OBJECT_CLASS (desk_password_buffer_parent_class)->finalize (object);
}

static void
desk_password_buffer_class_init (DeskPasswordBufferClass *klass)
{
  GtkEntryBufferClass *buffer_class = GTK_ENTRY_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_password_buffer_finalize;
  buffer_class->get_text = desk_password_buffer_get_text;
  buffer_class->get_length = desk_password_buffer_get_length;
  buffer_class->insert_text = desk_password_buffer_insert_text;
  buffer_class->delete_text = desk_password_buffer_delete_text;
  buffer_class->deleted_text = desk_password_buffer_deleted_text;
}

static void
desk_password_buffer_init (DeskPasswordBuffer *self)
{
  self->kept = gtk_password_entry_buffer_new ();
  self->dots = g_string_new (NULL);
}

/**
 * desk_password_buffer_new:
 *
 * Returns: (transfer full): an empty password
 */
DeskPasswordBuffer *
desk_password_buffer_new (void)
{
  return g_object_new (DESK_TYPE_PASSWORD_BUFFER, NULL);
}

/**
 * desk_password_buffer_set_shown:
 * @is_shown: whether the officer wants to see what was typed
 */
void
desk_password_buffer_set_shown (DeskPasswordBuffer *self, gboolean is_shown)
{
  self->is_shown = is_shown;
}

/**
 * desk_password_buffer_get_password:
 *
 * Returns: (transfer none): what was typed
 */
const char *
desk_password_buffer_get_password (DeskPasswordBuffer *self)
{
  return gtk_entry_buffer_get_text (self->kept);
}
