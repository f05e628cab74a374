// SPDX-License-Identifier: GPL-3.0-or-later
// The preview of a paper, with its language, copies, PDF and printer.

#include "ui/widgets/paper-preview.h"

#include "model/printing.h"
#include "paper/pdf.h"
#include "ui/notice.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/print-job.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

#define PAGE_GAP 18.0

struct _DeskPaperPreview
{
  AdwDialog parent_instance;
  DeskContext *context;
  const DeskPaper *paper;
  DeskPaperSource *source;
  char *record;
  char *language;
  DeskSheet *sheet;
  guint page_shown;
  GPtrArray *papers; /* of DeskPaper: what can be made of the same record */
  GtkDrawingArea *page;
  GtkLabel *place;
  GtkWidget *previous;
  GtkWidget *next;
  GtkDropDown *choice;
  GtkDropDown *language_choice;
  GtkSpinButton *copies;
  GtkWidget *print;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (DeskPaperPreview, desk_paper_preview, ADW_TYPE_DIALOG)

static double
get_scale (DeskPaperPreview *self)
{
  double width, height;

  desk_sheet_get_page_size (self->sheet, &width, &height);
  /* A roll is shown at about its own size, a page as wide as there is room. */
  return MIN ((gtk_widget_get_width (GTK_WIDGET (self->page)) - 2 * PAGE_GAP) / width, 96.0 / 72 * 1.6);
}

static void
draw_page (GtkDrawingArea *area, cairo_t *cairo, int area_width, int area_height, gpointer data)
{
  DeskPaperPreview *self = DESK_PAPER_PREVIEW (data);
  double scale = get_scale (self);
  double width, height;

  if (scale <= 0)
    return;
  desk_sheet_get_page_size (self->sheet, &width, &height);
  cairo_translate (cairo, (area_width - width * scale) / 2, PAGE_GAP);
  cairo_scale (cairo, scale, scale);

  cairo_set_source_rgba (cairo, 0, 0, 0, 0.2);
  cairo_rectangle (cairo, -0.7, -0.7, width + 1.4, height + 2.2);
  cairo_fill (cairo);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_rectangle (cairo, 0, 0, width, height);
  cairo_fill (cairo);
  desk_sheet_draw_page (self->sheet, self->page_shown, cairo);
}

static void
show_page (DeskPaperPreview *self)
{
  guint n_pages = desk_sheet_get_n_pages (self->sheet);
  g_autofree char *text = desk_sheet_get_page_text (self->sheet, self->page_shown);
  /* TRANSLATORS: page and number of pages in the preview of a paper */
  g_autofree char *place = g_strdup_printf (_ ("%u of %u"), self->page_shown + 1, n_pages);
  double width, height;

  desk_sheet_get_page_size (self->sheet, &width, &height);
  /* The scale is negative before the page has a width. */
  gtk_drawing_area_set_content_height (self->page, (int)(height * MAX (get_scale (self), 0) + 2 * PAGE_GAP));
  gtk_label_set_text (self->place, place);
  gtk_widget_set_sensitive (self->previous, self->page_shown > 0);
  gtk_widget_set_sensitive (self->next, self->page_shown + 1 < n_pages);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self->page));
}

static void
make_sheet (DeskPaperPreview *self)
{
  g_clear_object (&self->sheet);
  self->sheet = self->paper->make (self->source, self->language);
  self->page_shown = MIN (self->page_shown, desk_sheet_get_n_pages (self->sheet) - 1);
  show_page (self);
}

static void
on_resize (DeskPaperPreview *self)
{
  show_page (self);
}

static void
on_previous (DeskPaperPreview *self)
{
  if (self->page_shown > 0)
    self->page_shown--;
  show_page (self);
}

static void
on_next (DeskPaperPreview *self)
{
  if (self->page_shown + 1 < desk_sheet_get_n_pages (self->sheet))
    self->page_shown++;
  show_page (self);
}

static void
on_language (DeskPaperPreview *self)
{
  guint selected = gtk_drop_down_get_selected (self->language_choice);
  const char *const *languages;

  if (self->source == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  languages = desk_profile_get_languages (desk_paper_source_get_profile (self->source));
  if (g_set_str (&self->language, languages[selected]))
    make_sheet (self);
}

static void
show_paper (DeskPaperPreview *self, const DeskPaper *paper)
{
  self->paper = paper;
  self->page_shown = 0;
  adw_dialog_set_title (ADW_DIALOG (self), _ (paper->title));
  gtk_spin_button_set_value (self->copies, desk_paper_source_get_copies (self->source, paper->id));
  make_sheet (self);
}

static void
on_choice (DeskPaperPreview *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (self->sheet != NULL && selected < self->papers->len
      && g_ptr_array_index (self->papers, selected) != self->paper)
    show_paper (self, g_ptr_array_index (self->papers, selected));
}

/* Whether the record has such a paper; the one that was asked for in any case. */
static gboolean
is_offered (DeskPaperPreview *self, const DeskPaper *paper)
{
  if (paper == self->paper)
    return TRUE;
  return self->record != NULL && g_str_equal (paper->kind, self->paper->kind) && !paper->is_list
         && (paper->applies == NULL || paper->applies (self->source));
}

/* All papers that are made of this record. A draft has its page and nothing else, a list is for itself. */
static void
fill_choice (DeskPaperPreview *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint n_papers, selected = 0;
  const DeskPaper *papers = desk_papers_list (&n_papers);

  for (guint i = 0; i < n_papers; i++)
    if (is_offered (self, &papers[i]))
      {
        if (&papers[i] == self->paper)
          selected = self->papers->len;
        g_ptr_array_add (self->papers, (gpointer)&papers[i]);
        gtk_string_list_append (titles, _ (papers[i].title));
      }
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->choice, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), self->record != NULL && self->papers->len > 1
                                                         && !g_str_equal (self->paper->kind, "visit"));
}

/* What is handed out together: after the one comes the other. */
static void
show_next (DeskPaperPreview *self)
{
  static const char *const sequences[][2] = {
    { "receipt", "statement" }, /* which is to be signed */
    { "statement", "theft-advice" },
    { "loss", "loss-receipt" },
    { "loss-receipt", "loss-advice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sequences); i++)
    for (guint p = 0; p < self->papers->len && g_str_equal (self->paper->id, sequences[i][0]); p++)
      if (g_str_equal (((const DeskPaper *)g_ptr_array_index (self->papers, p))->id, sequences[i][1]))
        {
          gtk_drop_down_set_selected (self->choice, p);
          return;
        }
}

static char *
make_file_name (DeskPaperPreview *self)
{
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (self->context));
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d %H-%M");

  /* No name in a file name: files are listed where anybody sees them. */
  return g_strdup_printf ("%s %s.pdf", _ (self->paper->title), day);
}

static void
on_pdf_written (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPaperPreview) self = DESK_PAPER_PREVIEW (data);
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    {
      g_prefix_error (&error, "%s ", _ ("The PDF was not saved. Choose another folder or free some space."));
      desk_notice_show_error (GTK_WIDGET (self), error);
      return;
    }
  desk_notice_show (GTK_WIDGET (self), _ ("PDF saved"));
}

static void
on_file_chosen (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPaperPreview) self = DESK_PAPER_PREVIEW (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);
  g_autoptr (GBytes) pdf = NULL;

  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        desk_notice_show_error (GTK_WIDGET (self), error);
      return;
    }

  pdf = desk_pdf_make (self->sheet, _ (self->paper->title), &error);
  if (pdf == NULL)
    desk_notice_show_error (GTK_WIDGET (self), error);
  else
    /* Replaced as a whole: a full disk leaves no half-written PDF. */
    g_file_replace_contents_bytes_async (file, pdf, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                         on_pdf_written, g_object_ref (self));
}

static void
on_save (DeskPaperPreview *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = make_file_name (self);

  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, _ ("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_file_chosen,
                        g_object_ref (self));
}

static void
on_printing_saved (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPaperPreview) self = DESK_PAPER_PREVIEW (data);
  g_autoptr (GError) error = NULL;

  if (!desk_store_save_finish (DESK_STORE (object), result, &error))
    desk_notice_show_error (GTK_WIDGET (self), error);
}

static void
record_printing (DeskPaperPreview *self, guint copies)
{
  g_autoptr (DeskRecord) printing = g_object_new (DESK_TYPE_PRINTING, "of", self->record, "paper",
                                                  self->paper->id, "language", self->language, NULL);
  g_autoptr (DeskSave) save = desk_context_new_save (self->context);

  desk_record_set_integer (printing, DESK_PRINTING_PAGES, desk_sheet_get_n_pages (self->sheet));
  desk_record_set_integer (printing, DESK_PRINTING_COPIES, copies);
  desk_save_add (save, printing, NULL, desk_store_get_position (desk_context_get_store (self->context)),
                 NULL);
  desk_store_save_async (desk_context_get_store (self->context), save, on_printing_saved,
                         g_object_ref (self));
}

static void
on_printed (guint copies, const GError *error, gpointer data)
{
  g_autoptr (DeskPaperPreview) self = DESK_PAPER_PREVIEW (data);

  if (error != NULL)
    {
      desk_notice_show_error (GTK_WIDGET (self), error);
      return;
    }
  record_printing (self, MAX (copies, 1));
  desk_notice_show (GTK_WIDGET (self), _ ("Printed"));
  show_next (self);
}

static void
on_print (DeskPaperPreview *self)
{
  desk_print_job_run (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->sheet, self->paper->id,
                      _ (self->paper->title), (guint)gtk_spin_button_get_value_as_int (self->copies),
                      desk_context_get_settings (self->context), on_printed, g_object_ref (self));
}

static void
fill_languages (DeskPaperPreview *self)
{
  DeskProfile *profile = desk_paper_source_get_profile (self->source);
  const char *const *languages = desk_profile_get_languages (profile);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  /* The words of the screen are there in its language alone. */
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->language_choice)),
                          !g_str_equal (self->paper->kind, "guide"));
  for (guint i = 0; languages[i] != NULL; i++)
    {
      gtk_string_list_append (labels, desk_profile_get_label (profile, "languages", languages[i],
                                                              desk_context_get_language (self->context)));
      if (g_str_equal (languages[i], self->language))
        selected = i;
    }
  gtk_drop_down_set_model (self->language_choice, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->language_choice, selected);
}

static void
desk_paper_preview_dispose (GObject *object)
{
  DeskPaperPreview *self = DESK_PAPER_PREVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PAPER_PREVIEW);
  g_clear_object (&self->context);
  g_clear_object (&self->source);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->record, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->papers, g_ptr_array_unref);

  G_OBJECT_CLASS (desk_paper_preview_parent_class)->dispose (object);
}

static void
desk_paper_preview_class_init (DeskPaperPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_paper_preview_dispose;

  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/widgets/paper-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPaperPreview, page);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperPreview, place);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperPreview, previous);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperPreview, next);
  gtk_widget_class_bind_template_child_full (widget_class, "language", FALSE,
                                             G_STRUCT_OFFSET (DeskPaperPreview, language_choice));
  gtk_widget_class_bind_template_child (widget_class, DeskPaperPreview, choice);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperPreview, copies);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperPreview, print);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperPreview, toasts);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_language);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, (GtkWidgetActionActivateFunc)on_print);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "paper.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "paper.print", NULL);
}

static void
desk_paper_preview_init (DeskPaperPreview *self)
{
  self->papers = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_spoken_follow_choice (GTK_WIDGET (self->choice), _ ("Paper"));
  desk_spoken_follow_choice (GTK_WIDGET (self->language_choice), _ ("Language"));
  gtk_drawing_area_set_draw_func (self->page, draw_page, self, NULL);
}

/**
 * desk_paper_preview_new:
 * @record: (nullable): id of the record the paper is about, NULL for a list
 * @language: the visitor's language, or the station's
 *
 * Returns: (transfer floating): a preview to present
 */
DeskPaperPreview *
desk_paper_preview_new (DeskContext *context, const DeskPaper *paper, DeskPaperSource *source,
                        const char *record, const char *language)
{
  DeskPaperPreview *self = g_object_new (DESK_TYPE_PAPER_PREVIEW, NULL);

  self->context = g_object_ref (context);
  self->paper = paper;
  self->source = g_object_ref (source);
  self->record = g_strdup (record);
  self->language = g_strdup (language);
  fill_choice (self);
  fill_languages (self);
  show_paper (self, paper);
  g_signal_connect_swapped (self->page, "resize", G_CALLBACK (on_resize), self);
  return self;
}
