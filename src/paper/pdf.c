// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet as a PDF.

#include "paper/pdf.h"

#include <cairo-pdf.h>

static cairo_status_t
append_bytes (void *array, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (array, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * desk_pdf_make:
 * @title: what the viewer shows as the document's name
 *
 * Returns: (transfer full) (nullable): the bytes of a PDF with all pages of the sheet
 */
GBytes *
desk_pdf_make (DeskSheet *sheet, const char *title, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cairo;
  cairo_status_t status;
  double width, height;

  desk_sheet_get_page_size (sheet, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Duty Desk");

  cairo = cairo_create (surface);
  for (guint page = 0; page < desk_sheet_get_n_pages (sheet); page++)
    {
      desk_sheet_draw_page (sheet, page, cairo);
      cairo_show_page (cairo);
    }
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
