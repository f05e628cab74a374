// SPDX-License-Identifier: GPL-3.0-or-later
// The cover of the quick hide.

#include "ui/cover.h"

struct _DeskCover
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskCover, desk_cover, ADW_TYPE_BIN)

static void
desk_cover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DESK_TYPE_COVER);

  G_OBJECT_CLASS (desk_cover_parent_class)->dispose (object);
}

static void
desk_cover_class_init (DeskCoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_cover_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/dutydesk/DutyDesk/ui/cover.ui");
}

static void
desk_cover_init (DeskCover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_cover_new:
 *
 * Returns: (transfer full): a cover
 */
GtkWidget *
desk_cover_new (void)
{
  return g_object_new (DESK_TYPE_COVER, NULL);
}
